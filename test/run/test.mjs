// `npm test`: everything that proves Quarterdeck, from a fresh clone on. Ends with a line `N passed, N failed`.
import { join } from 'node:path';
import { buildIfStale } from '../../server/start/build-if-stale.mjs';
import { checkNode } from '../../server/start/check-node.mjs';
import { install } from '../../server/start/install.mjs';
import { root } from '../../server/start/root.mjs';
import { runNode } from './run-node.mjs';
import { runVitest } from './run-vitest.mjs';

checkNode();
install();
const { ensureChromium } = await import('./ensure-chromium.mjs');

/** On a machine that has everything, what is left out is a failure. */
const requireAll = process.env.QUARTERDECK_REQUIRE_ALL === '1';
const results = [];
const leftOut = [];

await check('types of shared/, without DOM and Node', ['node_modules/typescript/bin/tsc', '-p', 'shared']);
await check('types', ['node_modules/typescript/bin/tsc', '-p', '.']);
await check('lint, format, import rules', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']);
await tests('unit', 'unit', process.env);
await build();
const { TEST_DATABASE_URL, TEST_REDIS_URL, ...plain } = process.env;
await tests('integration on the embedded database', 'integration', plain);
if (TEST_DATABASE_URL && TEST_REDIS_URL) {
  // What the embedded run skips for want of Redis runs here: only what both skip was left out.
  results.at(-1).skipped = 0;
  await tests('integration on Postgres and Redis', 'integration', process.env);
} else leaveOut('integration tests on Postgres and Redis: set TEST_DATABASE_URL and TEST_REDIS_URL');
const chromium = ensureChromium();
if (chromium) await tests('end to end in Chromium', 'e2e', { ...plain, CHROMIUM_PATH: chromium });
else leaveOut('end-to-end tests: install Chromium, or say where it is in CHROMIUM_PATH');
summarize();

async function check(name, args) {
  const code = await step(name, () => runNode([join(root, args[0]), ...args.slice(1)]));
  results.push({ name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
}

async function tests(name, project, env) {
  results.push({ name, ...(await step(name, () => runVitest(project, env))) });
}

async function build() {
  // A failed build ends the process: nothing after it could be judged. The line at the end is still owed.
  const tell = () => process.stdout.write(`\n${total().passed} passed, ${total().failed + 1} failed\n`);
  process.once('exit', tell);
  await step('build', () => buildIfStale());
  process.off('exit', tell);
  results.push({ name: 'build', passed: 1, failed: 0, skipped: 0 });
}

async function step(name, work) {
  process.stdout.write(`\n== ${name}\n`);
  const start = Date.now();
  const result = await work();
  process.stdout.write(`   (${((Date.now() - start) / 1000).toFixed(1)} s)\n`);
  return result;
}

function leaveOut(what) {
  leftOut.push(what);
  // Without a browser the pages are not proven: that is never a pass.
  if (requireAll || what.startsWith('end-to-end')) results.push({ name: what, passed: 0, failed: 1, skipped: 0 });
}

function total() {
  const sum = (key) => results.reduce((all, result) => all + result[key], 0);
  return { passed: sum('passed'), failed: sum('failed') + (requireAll ? sum('skipped') : 0) };
}

function summarize() {
  process.stdout.write('\n== summary\n');
  for (const { name, passed, failed, skipped } of results) {
    const left = skipped ? `, ${skipped} skipped` : '';
    process.stdout.write(`${failed ? 'FAILED' : 'ok    '}  ${name}: ${passed} passed, ${failed} failed${left}\n`);
  }
  for (const { name, failures = [], secondTry = [] } of results) {
    for (const file of secondTry) process.stdout.write(`at the second try only, ${name}: ${file}\n`);
    for (const failure of failures) process.stdout.write(`failed, ${name}: ${failure}\n`);
  }
  for (const what of leftOut) process.stdout.write(`left out: ${what}\n`);
  const { passed, failed } = total();
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
}
