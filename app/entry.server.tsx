import { PassThrough } from 'node:stream';
import {
  type ActionFunctionArgs,
  type AppLoadContext,
  createReadableStreamFromReadable,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { CspNonceContext } from './shell/csp-nonce.ts';
import { signInPath } from './shell/next-path.ts';
import { RequestIdContext } from './shell/request-id.ts';

/** After this long the page is sent as far as it is. */
const RENDER_MS = 10_000;

/** Whether a loader or action asked for a session and there was none. A form may answer 401 too: that one is shown. */
function isSignedOut({ staticHandlerContext: { errors } }: EntryContext): boolean {
  return Object.values(errors ?? {}).some((error) => isRouteErrorResponse(error) && error.status === 401);
}

/** Renders a page. Signed-out requests (401, from access) are sent to sign-in and come back afterwards. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { cspNonce, requestId, reportError }: AppLoadContext,
): Promise<Response> | Response {
  if (isSignedOut(remixContext))
    return new Response(null, { status: 302, headers: { Location: signInPath(request.url) } });
  return new Promise((resolve, reject) => {
    let statusNow = status;
    const send = () => {
      const body = new PassThrough();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      headers.set('Cache-Control', 'private, no-cache');
      resolve(new Response(createReadableStreamFromReadable(body), { status: statusNow, headers }));
      pipe(body);
    };
    const whole = isbot(request.headers.get('user-agent') ?? '');
    const { pipe, abort } = renderToPipeableStream(
      <CspNonceContext.Provider value={cspNonce}>
        <RequestIdContext.Provider value={requestId}>
          <RemixServer context={remixContext} url={request.url} abortDelay={RENDER_MS} nonce={cspNonce} />
        </RequestIdContext.Provider>
      </CspNonceContext.Provider>,
      {
        nonce: cspNonce,
        onShellReady: whole ? undefined : send,
        onAllReady: () => {
          clearTimeout(timer);
          if (whole) send();
        },
        onShellError: reject,
        onError(error) {
          statusNow = 500;
          if (!request.signal.aborted) reportError(error);
        },
      },
    );
    const timer = setTimeout(abort, RENDER_MS + 1000);
  });
}

/** A loader or action threw something that is no answer: a fault of ours. (What Remix itself answers with 4xx is none.) */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  const isAnswer = isRouteErrorResponse(error) && error.status < 500;
  if (!request.signal.aborted && !isAnswer) context.reportError(error);
}
