import { PageError } from '#app/shell/route-error.tsx';

/** Every address nobody else knows. */
export function loader() {
  throw new Response(null, { status: 404, statusText: 'Not Found' });
}

export function action() {
  throw new Response(null, { status: 404, statusText: 'Not Found' });
}

export default function NotFound() {
  return null;
}

export const ErrorBoundary = PageError;
