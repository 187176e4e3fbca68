import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { findChromium } from './find-chromium.mjs';

/** Finds a Chromium, or gets one: by apt as root on Debian, else Playwright's own. Null when neither worked. */
export function ensureChromium() {
  return findChromium() ?? (byApt() || byPlaywright() ? findChromium() : null);
}

function byApt() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  process.stdout.write('No Chromium here: installing the system package ...\n');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args) => spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
  return (
    apt('update', '-qq') &&
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium') &&
    findChromium() !== null
  );
}

function byPlaywright() {
  process.stdout.write("No Chromium here: getting Playwright's ...\n");
  const folder = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  const args = [join(folder, 'cli.js'), 'install', 'chromium'];
  return spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}
