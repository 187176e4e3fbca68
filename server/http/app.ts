import { randomBytes, randomUUID } from 'node:crypto';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Env } from '../env.ts';
import type { Logger } from '../logger.ts';
import type { Services } from '../services.ts';
import { serveAssets } from './assets.ts';
import { clientAddress } from './client-address.ts';
import { healthRoutes } from './health.ts';
import { httpDuration } from './metrics.ts';
import { isSameOrigin } from './same-origin.ts';
import { setSecurityHeaders } from './security-headers.ts';

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
export function createApp({ env, services, pages, log }: AppOptions): Hono {
  const app = new Hono();
  const handle = createRequestHandler(pages.build, pages.mode);

  app.use(async (c, next) => {
    const stop = httpDuration.startTimer();
    await next();
    const status = String(c.res.status);
    const seconds = stop({ method: c.req.method, status });
    log.debug({ method: c.req.method, path: c.req.path, status, seconds }, 'request');
  });
  app.route(
    '/',
    healthRoutes(() => services.checkReady(), log),
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
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) => c.text('Refused: the request is larger than 64 MB.\n', 413),
    }),
  );

  app.all('*', async (c) => {
    const requestId = randomUUID();
    const cspNonce = randomBytes(16).toString('base64');
    c.res = await handle(c.req.raw, {
      services,
      session: await services.accounts.sessionFromRequest(c.req.raw),
      requestId,
      clientAddress: clientAddress(c, env.PUBLIC_URL !== undefined),
      cspNonce,
      tldrawLicenseKey: env.TLDRAW_LICENSE_KEY,
    });
    c.header('X-Request-Id', requestId);
    setSecurityHeaders(c, cspNonce, env.PUBLIC_URL);
    return c.res;
  });

  app.onError((error, c) => {
    const requestId = randomUUID();
    log.error({ err: error, requestId, path: c.req.path }, 'a request failed');
    return c.text(`Something went wrong on the server. Nothing you saved is lost. (${requestId})\n`, 500);
  });
  return app;
}
