import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram, type SpawnedServer, spawnServer } from '#test/fixtures/spawn-server.ts';

// The first command builds, when the sources changed.
describe('the command line', { timeout: 180_000 }, () => {
  let dataDir: string;
  let server: SpawnedServer | null = null;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'quarterdeck-command-'));
  });
  afterAll(async () => {
    await server?.end('SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
  });

  const quarterdeck = (...args: string[]) => runProgram('quarterdeck.mjs', args, { DATA_DIR: dataDir });
  const json = async (...args: string[]) => {
    const { code, stdout, stderr } = await quarterdeck(...args, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  };
  const failure = async (...args: string[]) => {
    const { code, stdout, stderr } = await quarterdeck(...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^quarterdeck: [^\n]+\n$/);
    return stderr;
  };

  it('explains itself without touching any data', async () => {
    const { code, stdout } = await quarterdeck('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('quarterdeck user add --email E --org NAME');
    expect((await quarterdeck('board', 'create', '--help')).stdout).toContain(
      'quarterdeck board create --org NAME --title T',
    );
    await expect(stat(join(dataDir, 'postgres'))).rejects.toThrow('ENOENT');
  });

  it('opens the database itself when no server runs', async () => {
    const user = await json(
      'user',
      'add',
      '--email',
      'ada@example.com',
      '--password',
      'correct horse',
      '--org',
      'Acme',
      '--role',
      'owner',
    );
    expect(user).toMatchObject({ id: expect.any(String), email: 'ada@example.com', role: 'owner' });
    expect(await json('org', 'list')).toMatchObject([{ id: user.orgId, name: 'Acme' }]);
    expect((await quarterdeck('org', 'list')).stdout).toContain('Acme');
  });

  it('goes through the server that holds the database', async () => {
    server = await spawnServer({ DATA_DIR: dataDir });
    expect((await stat(join(dataDir, 'control.sock'))).mode & 0o777).toBe(0o600);
    const board = await json('board', 'create', '--org', 'acme', '--title', 'Plan 2027');
    expect(await json('board', 'list', '--org', 'Acme')).toMatchObject([
      { id: board.id, title: 'Plan 2027', org: 'Acme' },
    ]);
    const body = new URLSearchParams({ email: 'ada@example.com', password: 'correct horse' });
    const signedIn = await fetch(`${server.url}/sign-in`, { method: 'POST', body, redirect: 'manual' });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(cookie).not.toBe('');
  });

  it('says in one line what is wrong, with exit code 1', async () => {
    expect(await failure('board', 'creat')).toContain('there is no command "board creat"');
    expect(await failure('board', 'create', '--org', 'Nobody', '--title', 'x')).toContain(
      'there is no organisation "Nobody"',
    );
    expect(await failure('board', 'create', '--org', 'Acme')).toContain('--title is missing');
    expect(await failure('board', 'create', '--org', 'Acme', '--titel', 'x')).toContain("Unknown option '--titel'");
    expect(await failure('user', 'add', '--email', 'ada', '--org', 'Acme')).toContain('--email');
    expect(await failure('user', 'add', '--email', 'eve@example.com', '--org', 'Acme', '--role', 'king')).toContain(
      '--role: one of owner',
    );
    expect(
      await failure('user', 'add', '--email', 'eve@example.com', '--org', 'Acme', '--password', 'short'),
    ).toContain('password');
    expect(await failure('user', 'add', '--email', 'ada@example.com', '--org', 'Acme', '--role', 'viewer')).toContain(
      'at least one owner',
    );
  });

  it('leaves the password of somebody who has an account alone', async () => {
    const { code, stderr } = await quarterdeck(
      'user',
      'add',
      '--email',
      'ada@example.com',
      '--password',
      'another one',
      '--org',
      'Other',
      '--role',
      'editor',
    );
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: 'ada@example.com has an account already: its password stays as it is.\n',
    });
  });
});
