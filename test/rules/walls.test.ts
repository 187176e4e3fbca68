import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const made: string[] = [];
afterAll(() => Promise.all(made.map((path) => rm(path, { recursive: true, force: true }))));

/** Runs a tool and answers what it said, whatever its exit code. */
const node = (cwd: string, ...args: string[]) =>
  run(process.execPath, args, { cwd }).then(
    ({ stdout, stderr }) => stdout + stderr,
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout + stderr,
  );

const OFFENCES = [
  ['app/a.ts', "import { db } from '#server/db/client.ts';\nexport const y = db;\n", 'app/ never imports server/'],
  [
    'app/b.ts',
    "import type { Db } from '../server/db/client.ts';\nexport type Y = Db;\n",
    'app/ never imports server/',
  ],
  ['server/c.ts', "import { root } from '#app/root.tsx';\nexport const y = root;\n", 'server/ does not know app/'],
  ['shared/d.ts', "import { db } from '#server/db/client.ts';\nexport const y = db;\n", 'shared/ knows neither'],
  ['shared/e.ts', "import { join } from 'node:path';\nexport const y = join;\n", 'noNodejsModules'],
  ['server/f.ts', 'export const y = process.env.PORT;\n', 'noProcessEnv'],
  ['server/g.ts', "export * from './f.ts';\n", 'noBarrelFile'],
  ['server/h.ts', 'export const y = (z: any) => z;\n', 'noExplicitAny'],
  ['server/i.ts', 'export default 1;\n', 'noDefaultExport'],
  ['server/j.ts', 'export const y = async () => 1;\ny();\n', 'noFloatingPromises'],
  ['server/k.ts', 'export function y() {\n  try {\n    return 1;\n  } catch {}\n}\n', 'noEmptyBlockStatements'],
  ['app/Big.ts', 'export const y = 1;\n', 'useFilenamingConvention'],
] as const;

describe('the walls between app/, server/ and shared/', { timeout: 60_000 }, () => {
  let findings: string[];
  beforeAll(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-walls-'));
    made.push(folder);
    const config = JSON.parse(await readFile(join(root, 'biome.json'), 'utf8'));
    await writeFile(join(folder, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
    for (const name of ['app', 'server', 'shared']) await mkdir(join(folder, name));
    for (const [path, source] of OFFENCES) await writeFile(join(folder, path), source);
    await writeFile(
      join(folder, 'app/honest.ts'),
      "import { can } from '#shared/permissions/can.ts';\nexport const y = can;\n",
    );
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    findings = (await node(folder, biome, 'lint', '--reporter=github', '--max-diagnostics=none', '.')).split('\n');
  });

  it.each(OFFENCES)('the linter refuses %s: %s', (path, _source, message) => {
    expect(findings.filter((line) => line.includes(path)).join('\n')).toContain(message);
  });

  it('the linter lets an honest file through', () => {
    expect(findings.filter((line) => line.includes('honest.ts'))).toEqual([]);
  });

  it('shared/ knows no DOM, no Node, no clock of its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quarterdeck-shared-'));
    made.push(folder);
    await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
    const names = ['document', 'process', 'setTimeout', 'crypto', 'fetch'];
    await writeFile(join(folder, 'x.ts'), names.map((name) => `export const use_${name} = ${name};`).join('\n'));
    const config = { extends: join(root, 'shared/tsconfig.json'), include: ['x.ts'] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
    const said = await node(root, join(root, 'node_modules/typescript/bin/tsc'), '-p', folder);
    for (const name of names) expect(said).toContain(`Cannot find name '${name}'`);
  });

  it('the bundler refuses a leak of server/ into the browser, however it got there', async () => {
    const { build } = await import('vite');
    const { keepServerOut } = await import('../../vite.config.ts');
    const folder = await mkdtemp(join(root, 'node_modules', '.quarterdeck-leak-'));
    made.push(folder);
    const entry = join(folder, 'entry.js');
    await writeFile(entry, `import '${join(root, 'server/refusal.ts')}';`);
    const leaking = build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      plugins: [keepServerOut()],
      build: { write: false, rollupOptions: { input: entry } },
    });
    await expect(leaking).rejects.toThrow('app/ may not import server/');
  });
});

it('no source file is longer than 300 lines', async () => {
  const { stdout } = await run('git', ['ls-files', 'app', 'server', 'shared', 'test'], { cwd: root });
  const files = stdout.split('\n').filter((name) => /\.(ts|tsx|mjs)$/.test(name));
  const lengths = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(join(root, name), 'utf8').catch(() => '');
      return { name, lines: text.split('\n').length - 1 };
    }),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
});
