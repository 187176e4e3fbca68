import { useSubmit } from '@remix-run/react';
import { type ReactNode, useState } from 'react';
import type { WaitingBoard } from '#app/board/offline/tab-changes.ts';
import { AlertDialog } from '#app/components/alert-dialog.tsx';

const deviceCode = () => import('#app/board/offline/clear-device.ts');

/**
 * Signs out and takes everything off this device; asks first when changes would be lost with it. `dialog` has to stand
 * on the page.
 */
export function useSignOut(): { readonly signOut: () => void; readonly dialog: ReactNode } {
  const submit = useSubmit();
  const [waiting, setWaiting] = useState<readonly WaitingBoard[] | null>(null);

  const leave = async () => {
    // What can't be deleted now goes when somebody else signs in. Signing out itself must not hang on it.
    await deviceCode()
      .then(({ clearDevice }) => clearDevice())
      .catch(() => undefined);
    submit(null, { method: 'post', action: '/sign-out' });
  };
  const signOut = async () => {
    const boards = await deviceCode()
      .then(({ waitingOnDevice }) => waitingOnDevice())
      .catch(() => []);
    if (boards.length > 0) setWaiting(boards);
    else await leave();
  };
  const dialog = waiting && (
    <AlertDialog
      open
      title="Sign out and lose changes?"
      action="Sign out"
      onOpenChange={(open) => !open && setWaiting(null)}
      onConfirm={() => void leave()}
    >
      <p>The server does not have these changes. Signing out takes them off this device:</p>
      <ul className="mt-2 list-disc pl-5">
        {waiting.map(({ key, title, count }) => (
          <li key={key}>
            {title}: {count} {count === 1 ? 'change' : 'changes'}
          </li>
        ))}
      </ul>
      <p className="mt-2">To keep them, cancel, and open the boards while you are online.</p>
    </AlertDialog>
  );
  return { signOut: () => void signOut(), dialog };
}
