import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Code, styles and the one typeface: what a board needs to open. Pictures and other alphabets are kept once used. */
const NEEDED = /(\.js|\.css|inter-latin-wght-normal-[^/]+\.woff2)$/;

/** Bundles the service worker into the folder for browsers, with the names of what it keeps for opening boards offline. */
export async function bundleServiceWorker(root) {
  const { build } = await import('esbuild');
  const client = join(root, 'build', 'client');
  const assets = readdirSync(join(client, 'assets'))
    .filter((name) => NEEDED.test(name))
    .sort()
    .map((name) => `/assets/${name}`);
  await build({
    absWorkingDir: root,
    entryPoints: ['app/offline/service-worker.ts'],
    outfile: join(client, 'service-worker.js'),
    bundle: true,
    minify: true,
    target: 'es2022',
    format: 'iife',
    define: {
      ASSETS: JSON.stringify(assets),
      BUILD: JSON.stringify(createHash('sha256').update(assets.join('\n')).digest('hex').slice(0, 16)),
    },
    logLevel: 'error',
  });
}
