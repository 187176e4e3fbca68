import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const ROOT = resolve(import.meta.dirname, '../../..');

const ENTRIES = {
  ours: 'test/bench/sync/servers/ours.ts',
  hocuspocus: 'test/bench/sync/servers/hocuspocus.ts',
  relay: 'test/bench/sync/servers/relay.ts',
  'y-websocket-server': 'test/bench/sync/servers/y-websocket-server.ts',
  load: 'test/bench/sync/load/load-process.ts',
} as const;

export interface Bundle {
  file(name: keyof typeof ENTRIES): string;
  remove(): Promise<void>;
}

/** Bundles all programs of the benchmark the way `npm run build` bundles the server, so that no loader costs anything. */
export async function bundle(): Promise<Bundle> {
  const outdir = await mkdtemp(join(ROOT, 'node_modules', '.quarterdeck-bench-'));
  await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    sourcemap: true,
    logLevel: 'error',
    outExtension: { '.js': '.mjs' },
  });
  await copyFile(join(ROOT, 'server/db/embedded/pglite-worker.mjs'), join(outdir, 'pglite-worker.mjs'));
  return {
    file: (name) => join(outdir, `${name}.mjs`),
    remove: () => rm(outdir, { recursive: true, force: true }),
  };
}
