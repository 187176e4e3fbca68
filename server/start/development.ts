// Entry of `npm run dev`, run by tsx: the same server as in production, with pages from Vite and hot reload.
import type { ServerBuild } from '@remix-run/node';
import { createServer } from 'vite';
import { main } from '../main.ts';

await main(async (server) => {
  const vite = await createServer({ appType: 'custom', server: { middlewareMode: true, hmr: { server } } });
  return {
    pages: {
      mode: 'development',
      build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
      clientFolder: null,
    },
    middleware: vite.middlewares,
    close: () => vite.close(),
  };
});
