import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react';
import { useEffect } from 'react';
import { Button } from '#app/components/button.tsx';
import { ButtonLink } from '#app/components/button-link.tsx';
import { type ErrorWords, wordsOfError } from './error-words.ts';
import { LogoMark } from './logo-mark.tsx';
import { signInPath } from './next-path.ts';
import { REQUEST_ID_ATTRIBUTE, useRequestId } from './request-id.ts';

/** The ErrorBoundary of routes within a frame: not found, forbidden, signed out meanwhile, or a fault of ours. */
export function RouteError() {
  const error = useRouteError();
  const { pathname } = useLocation();
  if (!isRouteErrorResponse(error)) return <ErrorPage words={wordsOfError(null)} />;
  if (error.status === 401) return <SignedOut />;
  const words = wordsOfError(error.status, error.data);
  // Who looked for a version wants another one, not all boards.
  const [history] = /^\/b\/[^/]+\/history(?=\/.)/.exec(pathname) ?? [];
  const leadsOn = history && !words.retry && error.status !== 403;
  return <ErrorPage words={leadsOn ? { ...words, action: { label: 'Go to the history', to: history } } : words} />;
}

/** The same where nothing stands around it: of routes at the top. */
export function PageError() {
  return (
    <main>
      <LogoMark className="absolute top-6 left-6 size-8" />
      <RouteError />
    </main>
  );
}

/** The session ended while the page was open: sign in, then come back here. */
function SignedOut() {
  const { pathname, search } = useLocation();
  const to = signInPath(pathname + search);
  useEffect(() => window.location.assign(to), [to]);
  return <ErrorPage words={{ ...wordsOfError(401), action: { label: 'Sign in', to } }} />;
}

function ErrorPage({ words }: { words: ErrorWords }) {
  const requestId = useRequestId();
  return (
    <section className="mx-auto flex min-h-[70dvh] max-w-md flex-col justify-center px-6 py-12">
      {words.status && <p className="font-medium text-ink-3 text-xs tabular-nums">{words.status}</p>}
      <h1 className="mt-1 text-2xl">{words.title}</h1>
      <p className="mt-3 text-ink-2 text-md">{words.what}</p>
      {words.safe && <p className="mt-2 text-ink-2">{words.safe}</p>}
      <div className="mt-6 flex flex-wrap gap-2">
        {words.retry && (
          <Button variant="primary" size="lg" onClick={() => window.location.reload()}>
            Try again
          </Button>
        )}
        <ButtonLink to={words.action.to} variant={words.retry ? 'secondary' : 'primary'} size="lg" reloadDocument>
          {words.action.label}
        </ButtonLink>
      </div>
      {words.retry && requestId && (
        <p className="mt-8 text-ink-3 text-xs">
          Request <code {...{ [REQUEST_ID_ATTRIBUTE]: '' }}>{requestId}</code>
        </p>
      )}
    </section>
  );
}
