import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../../server/start/root.mjs';
import { runNode } from './run-node.mjs';

/** With more broken files than these it isn't the machine: a second try would only take time. */
const TRIED_AGAIN = 3;

/**
 * Runs one project of vitest and counts its tests: { passed, failed, skipped, failures, secondTry }. `failures` names what
 * failed and why, a line each. A few files that fail are run once more by themselves: real browsers and processes share a
 * machine with whatever else runs on it. What then passes counts, and is named in `secondTry`, so that nobody overlooks it.
 */
export async function runVitest(project, env) {
  const first = await run(project, [], env);
  const broken = first.files.filter(({ status }) => status === 'failed').map(({ name }) => name);
  if (broken.length === 0 || broken.length > TRIED_AGAIN) return outcome(first, []);
  process.stdout.write(`\n== ${project}, a second try: ${broken.join(', ')}\n`);
  const second = await run(project, broken, env);
  const again = new Map(second.files.map((file) => [file.name, file]));
  const files = first.files.map((file) => again.get(file.name) ?? file);
  const healed = broken.filter((name) => again.get(name)?.status === 'passed');
  return outcome({ files, code: second.code }, healed);
}

/** What a run says of its files; `code` is vitest's exit code. */
async function run(project, only, env) {
  const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-report-'));
  const report = join(folder, 'report.json');
  const args = ['run', ...only, '--project', project, '--reporter=default', '--reporter=json'];
  try {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const code = await runNode([vitest, ...args, `--outputFile.json=${report}`], env);
    const files = read(report).map((file) => ({ ...file, name: relative(root, file.name) }));
    return { files, code };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function outcome({ files, code }, secondTry) {
  const tests = files.flatMap(({ name, assertionResults }) =>
    assertionResults.map((test) => ({ ...test, file: name })),
  );
  const those = (...states) => tests.filter(({ status }) => states.includes(status));
  // A file that can't even be loaded has no test that could fail.
  const unloadable = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failures = [
    ...those('failed').map((test) => `${test.file}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`),
    ...unloadable.map(({ name, message }) => `${name}: ${firstLine(message)}`),
  ];
  if (code !== 0 && failures.length === 0) failures.push(`vitest ended with ${code}: see its output above`);
  return {
    passed: those('passed').length,
    failed: failures.length,
    skipped: those('pending', 'skipped', 'todo').length,
    failures,
    secondTry,
  };
}

function firstLine(text = '') {
  return text.split('\n', 1)[0].slice(0, 200);
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    // Vitest ended before it could write: its exit code makes that a failure.
    return [];
  }
}
