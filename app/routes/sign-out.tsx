import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { PageError } from '#app/shell/route-error.tsx';

/** Signing out is a POST, so that no link or image can do it. Whoever comes by a link goes home. */
export function loader() {
  throw redirect('/');
}

export async function action({ context }: ActionFunctionArgs) {
  const cookie = await context.services.accounts.signOut(context.session);
  throw redirect('/sign-in', { headers: { 'Set-Cookie': cookie } });
}

export default function SignOut() {
  return null;
}

export const ErrorBoundary = PageError;
