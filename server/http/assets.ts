import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';
import type { RequestFacts } from './watch-requests.ts';

const YEAR = 'public, max-age=31536000, immutable';
const HOUR = 'public, max-age=3600';

/** Serves what the build made for browsers: names under /assets/ carry a hash, so they never change. */
export function serveAssets(app: Hono<RequestFacts>, clientFolder: string): void {
  const files = serveStatic({ root: clientFolder, precompressed: true });
  const serve =
    (caching: string): MiddlewareHandler =>
    async (c, next) => {
      const found = await files(c, next);
      // Not found: what `next` gave, which is no answer of ours.
      if (!found || !('headers' in found)) return;
      found.headers.set('Cache-Control', caching);
      found.headers.set('X-Content-Type-Options', 'nosniff');
      return found;
    };
  app.get('/assets/*', serve(YEAR), (c) => c.text('Not found\n', 404));
  app.get('*', serve(HOUR));
}
