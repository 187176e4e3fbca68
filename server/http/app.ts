import { randomBytes } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Env } from '../env.ts';
import type { Logger } from '../logger.ts';
import type { Services } from '../services.ts';
import { serveAssets } from './assets.ts';
import { clientAddress } from './client-address.ts';
import { healthRoutes } from './health.ts';
import { loggablePath } from './loggable-path.ts';
import { mayReadMetrics } from './metrics-access.ts';
import { isSameOrigin } from './same-origin.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { type RequestFacts, watchRequests } from './watch-requests.ts';

/** Where pages come from: Remix's build, or Vite in development. */
export interface Pages {
  readonly mode: 'production' | 'development';
  readonly build: ServerBuild | (() => Promise<ServerBuild>);
  /** Folder of the files for browsers; null when Vite serves them. */
  readonly clientFolder: string | null;
}

export interface AppOptions {
  readonly env: Env;
  readonly services: Services;
  readonly pages: Pages;
  readonly log: Logger;
}

const MAX_BODY_BYTES = 64 * 1024 * 1024;
const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The HTTP side of Quarterdeck: health, files, and everything else by Remix's routes. */
export function createApp({ env, services, pages, log }: AppOptions): Hono<RequestFacts> {
  const app = new Hono<RequestFacts>();
  const handle = createRequestHandler(pages.build, pages.mode);

  app.use(watchRequests(log));
  app.route(
    '/',
    healthRoutes({
      checkReady: () => services.checkReady(),
      mayReadMetrics: (c) => mayReadMetrics(metricsRequest(c), env.METRICS_TOKEN),
      log,
    }),
  );
  if (pages.clientFolder) serveAssets(app, pages.clientFolder);

  app.use(async (c, next) => {
    const headers = {
      origin: c.req.header('origin'),
      secFetchSite: c.req.header('sec-fetch-site'),
      host: c.req.header('host'),
    };
    if (READS.has(c.req.method) || isSameOrigin(headers, env.PUBLIC_URL)) return next();
    return c.text('Refused: this request comes from another site.\n', 403);
  });
  app.use(async (c, next) => {
    // Postgres holds no NUL: every question with one in it would fail, deep inside.
    if (!/%00/.test(c.req.url)) return next();
    return c.text('Refused: the address holds a character (NUL) that no name and no text has.\n', 400);
  });
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) => c.text('Refused: the request is larger than 64 MB.\n', 413),
    }),
  );

  app.all('*', async (c) => {
    const requestId = c.get('requestId');
    const cspNonce = randomBytes(16).toString('base64');
    const session = await services.accounts.sessionFromRequest(c.req.raw);
    c.set('userId', session?.user.id);
    c.res = await handle(c.req.raw, {
      services,
      session,
      requestId,
      reportError: (error) => reportError(c, error),
      clientAddress: clientAddress(c, env.PUBLIC_URL !== undefined),
      cspNonce,
      tldrawLicenseKey: env.TLDRAW_LICENSE_KEY,
    });
    setSecurityHeaders(c, cspNonce, env.PUBLIC_URL);
    return c.res;
  });

  app.onError((error, c) => {
    reportError(c, error);
    return c.text(
      `Something went wrong on the server. Nothing you saved is lost. Request ${c.get('requestId')}\n`,
      500,
    );
  });

  function reportError(c: Context<RequestFacts>, error: unknown): void {
    const path = loggablePath(c.req.path);
    log.error({ err: error, requestId: c.get('requestId'), userId: c.get('userId'), path }, 'A request failed');
  }
  return app;
}

function metricsRequest(c: Context<RequestFacts>) {
  const headers = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];
  return {
    authorization: c.req.header('authorization'),
    remoteAddress: c.env?.incoming ? (getConnInfo(c).remote.address ?? '') : 'unknown',
    forwarded: headers.some((name) => c.req.header(name) !== undefined),
  };
}
