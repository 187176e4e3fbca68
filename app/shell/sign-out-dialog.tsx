import type { WaitingBoard } from '#app/board/offline/tab-changes.ts';
import { AlertDialog } from '#app/components/alert-dialog.tsx';

interface SignOutDialogProps {
  readonly waiting: readonly WaitingBoard[];
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** Asks before changes that the server does not have are taken off this device. */
export function SignOutDialog({ waiting, onCancel, onConfirm }: SignOutDialogProps) {
  return (
    <AlertDialog
      open
      title="Sign out and lose changes?"
      action="Sign out"
      onOpenChange={(open) => !open && onCancel()}
      onConfirm={onConfirm}
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
}
