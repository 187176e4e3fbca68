import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { bundleServiceWorker } from './bundle-service-worker.mjs';
import { root } from './root.mjs';

const INPUTS = [
  'migrations',
  'app',
  'server',
  'shared',
  'public',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'remix.config.js',
  'tsconfig.json',
];
const STAMP = join(root, 'build', 'inputs.sha256');
const LOCK = join(root, 'node_modules', '.quarterdeck-build');
const LOCK_STALE_MS = 5 * 60_000;

/** Builds pages and server into build/ unless what is there was made of the same sources. */
export async function buildIfStale() {
  if (isFresh()) return;
  await alone(async () => {
    if (isFresh()) return;
    process.stderr.write('Building (once for each change) ...\n');
    const inputs = hashInputs();
    rmSync(STAMP, { force: true });
    // Remix empties build/, so the server comes after it.
    await buildPages();
    await bundleServer();
    await bundleServiceWorker(root).catch(() => fail('the service worker could not be bundled'));
    await makeTemplate();
    const { compressAssets } = await import('./compress-assets.mjs');
    await compressAssets(join(root, 'build', 'client'));
    writeFileSync(STAMP, inputs);
  });
}

export function isFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hashInputs();
}

/** Two commands on a fresh clone must not build into the same folder at once. */
async function alone(work) {
  for (;;) {
    try {
      mkdirSync(LOCK);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > LOCK_STALE_MS) rmSync(LOCK, { recursive: true, force: true });
      await wait(200);
    }
  }
  try {
    await work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function hashInputs() {
  const hash = createHash('sha256').update(process.versions.node);
  for (const input of INPUTS) hashInto(hash, input);
  return hash.digest('hex');
}

function hashInto(hash, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stats || /\.test\.tsx?$/.test(path)) return;
  if (stats.isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) hashInto(hash, `${path}/${name}`);
  } else {
    hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  }
}

async function buildPages() {
  const cli = join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, [cli, 'vite:build'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = [];
  child.stdout.on('data', (data) => output.push(data));
  child.stderr.on('data', (data) => output.push(data));
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) fail(Buffer.concat(output).toString());
}

async function bundleServer() {
  const { build } = await import('esbuild');
  const outdir = join(root, 'build', 'quarterdeck');
  await build({
    absWorkingDir: root,
    entryPoints: {
      main: 'server/main.ts',
      'command-line': 'server/command-line/main.ts',
      'write-template': 'server/db/write-template.ts',
      'version-worker': 'server/history/content/version-worker.ts',
    },
    outdir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    splitting: true,
    sourcemap: true,
    logLevel: 'error',
  }).catch(() => fail('the server could not be bundled'));
  copyFileSync(join(root, 'server', 'db', 'embedded', 'pglite-worker.mjs'), join(outdir, 'pglite-worker.mjs'));
  copyFileSync(join(root, 'server', 'log', 'state-worker.mjs'), join(outdir, 'state-worker.mjs'));
}

/** An empty database for first starts. It takes seconds to make and changes with migrations only, so it is kept. */
async function makeTemplate() {
  const folder = join(root, 'build', 'quarterdeck');
  const { templateHash, writeTemplate } = await import(pathToFileURL(join(folder, 'write-template.js')).href);
  const kept = join(root, 'node_modules', `.quarterdeck-template-${await templateHash()}.tar.gz`);
  if (!existsSync(kept)) await writeTemplate(kept);
  copyFileSync(kept, join(folder, 'template.tar.gz'));
}

function fail(output) {
  process.stderr.write(`${output}\nquarterdeck: the build failed: see above.\n`);
  rmSync(LOCK, { recursive: true, force: true });
  process.exit(1);
}
