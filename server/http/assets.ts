import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono } from 'hono';

const YEAR = 'public, max-age=31536000, immutable';
const HOUR = 'public, max-age=3600';

/** Serves what the build made for browsers: names under /assets/ carry a hash, so they never change. */
export function serveAssets(app: Hono, clientFolder: string): void {
  const serve = (caching: string) =>
    serveStatic({
      root: clientFolder,
      precompressed: true,
      onFound: (_path, c) => c.header('Cache-Control', caching),
    });
  app.get('/assets/*', serve(YEAR), (c) => c.text('Not found\n', 404));
  app.get('*', serve(HOUR));
}
