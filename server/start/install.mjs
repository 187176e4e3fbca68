import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/** Installs what package-lock.json asks for, when it isn't there. `stdout`: where npm may talk to ('inherit' or 2). */
export function install({ stdout = 'inherit' } = {}) {
  if (isInstalled()) return;
  process.stderr.write('Installing dependencies (once) ...\n');
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('js') ? [process.execPath, [npm]] : ['npm', []];
  // Tools for building are needed too, whatever NODE_ENV says.
  const args = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', stdout, 'inherit'] });
  if (status === 0) return;
  process.stderr.write(`quarterdeck: npm ci failed${error ? ` (${error.message})` : ''}: see above.\n`);
  process.exit(1);
}

/** Compares what npm last wrote into node_modules with what the lock file wants: no stamp to forget. */
function isInstalled() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    // Optional packages are of other platforms; those that are there are of the right version.
    if (path === '' || (!installed[path] && (optional || devOptional || peer))) return true;
    return installed[path]?.version === version;
  });
}
