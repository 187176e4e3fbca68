import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import { dependencies } from './package.json';
import remixConfig from './remix.config.js';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** Fails the build when the browser's module graph reaches a file of server/: a leak that lint rules can't see. */
export function keepServerOut(): Plugin {
  const serverFolder = `${import.meta.dirname}/server/`;
  return {
    name: 'quarterdeck:keep-server-out',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (options.ssr) return null;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (resolved?.id.startsWith(serverFolder)) {
        throw new Error(`${importer} imports ${source}: app/ may not import server/. Ask the load context instead.`);
      }
      return null;
    },
  };
}

export default defineConfig(({ command }) => ({
  plugins: [keepServerOut(), tailwindcss(), remix(remixConfig)],
  ssr:
    command === 'build'
      ? // What was built runs with production dependencies alone: everything else is bundled.
        { noExternal: true, external: Object.keys(dependencies) }
      : { noExternal: ['lucide-react', 'radix-ui', /^@radix-ui\//] },
  optimizeDeps: { exclude: ['@tldraw/assets'], include: ['@tldraw/tldraw', 'yjs', 'y-websocket'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      output: {
        // A chunk of a few hundred bytes costs more in headers than in code: icons come together, and what is small joins
        // what is fetched with it anyway.
        manualChunks: (id) => (id.includes('/node_modules/lucide-react/') ? 'icons' : undefined),
        experimentalMinChunkSize: 8_000,
      },
    },
  },
}));
