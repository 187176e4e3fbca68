import { useSubmit } from '@remix-run/react';
import { type ReactNode, useState } from 'react';
import { useToast } from '#app/components/toast.tsx';

/** Fetched when somebody signs out: every page has the button, few presses are this one. */
const signOutCode = async () => {
  const [device, { SignOutDialog }] = await Promise.all([
    import('#app/board/offline/clear-device.ts'),
    import('./sign-out-dialog.tsx'),
  ]);
  return { ...device, SignOutDialog };
};

/**
 * Signs out and takes everything off this device; asks first when changes would be lost with it. `dialog` has to stand
 * on the page.
 */
export function useSignOut(): { readonly signOut: () => void; readonly dialog: ReactNode } {
  const submit = useSubmit();
  const toast = useToast();
  const [dialog, setDialog] = useState<ReactNode>(null);

  const signOut = async () => {
    const { SignOutDialog, clearDevice, waitingOnDevice } = await signOutCode();
    const leave = async () => {
      // What can't be deleted now goes when somebody else signs in. Signing out itself must not hang on it.
      await clearDevice().catch(() => undefined);
      submit(null, { method: 'post', action: '/sign-out' });
    };
    const waiting = await waitingOnDevice().catch(() => []);
    if (waiting.length === 0) return leave();
    setDialog(<SignOutDialog waiting={waiting} onCancel={() => setDialog(null)} onConfirm={() => void leave()} />);
  };
  const failed = () =>
    toast({
      tone: 'bad',
      title: 'You could not be signed out',
      description: 'There is no connection to the server. Try again when you are online.',
    });
  return { signOut: () => void signOut().catch(failed), dialog };
}
