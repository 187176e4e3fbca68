import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { PageError } from '#app/shell/route-error.tsx';
import { CLOSE } from '#shared/protocol/close-codes.ts';

/** Signing out is a POST, so that no link or image can do it. Whoever comes by a link goes home. */
export function loader() {
  throw redirect('/');
}

export async function action({ context }: ActionFunctionArgs) {
  const { accounts, rooms } = context.services;
  const cookie = await accounts.signOut(context.session);
  // Boards that are still open in this browser lose their socket; the person's other devices connect again.
  if (context.session) rooms.closeConnections({ userId: context.session.user.id }, CLOSE.restart);
  throw redirect('/sign-in', { headers: { 'Set-Cookie': cookie } });
}

export default function SignOut() {
  return null;
}

export const ErrorBoundary = PageError;
