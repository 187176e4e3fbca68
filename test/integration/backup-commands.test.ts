import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { CONNECT_PARAMS } from '#shared/protocol/messages.ts';
import { runProgram, type SpawnedServer, spawnServer } from '#test/fixtures/spawn-server.ts';
import { createServerDatabase } from '#test/fixtures/test-database.ts';

const PLAN = 'Key,Title,Team,Start,End\n1,"Straßen, „Brücken“ 漢字",Platform,2027-01-04,2027-02-05\n2,B,Platform,,\n';

type Where = Readonly<Record<string, string>>;

// The first command builds, when the sources changed.
describe('quarterdeck backup and restore', { timeout: 240_000 }, () => {
  let folder: string;
  let file: string;
  let old: { boardId: string; content: unknown; cookie: string; password: string };
  const servers: SpawnedServer[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quarterdeck-backup-'));
    file = join(folder, 'monday.jsonl.gz');
    await writeFile(join(folder, 'plan.csv'), PLAN);
  });
  afterAll(async () => {
    for (const server of servers) await server.end('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const data = (name: string): Where => ({ DATA_DIR: join(folder, name) });
  const start = async (where: Where) => {
    const server = await spawnServer(where);
    servers.push(server);
    return server;
  };
  const quarterdeck = (where: Where, ...args: string[]) => runProgram('quarterdeck.mjs', args, where);
  const json = async (where: Where, ...args: string[]) => {
    const { code, stdout, stderr } = await quarterdeck(where, ...args, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  };
  const refusal = async (where: Where, ...args: string[]) => {
    const { code, stdout, stderr } = await quarterdeck(where, ...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^quarterdeck: [^\n]+\n$/);
    return stderr;
  };
  const signIn = async (url: string, password: string) => {
    const body = new URLSearchParams({ email: 'demo@quarterdeck.local', password });
    const answer = await fetch(`${url}/sign-in`, { method: 'POST', body, redirect: 'manual' });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  };
  /** How a socket of this session ended, or that it was let in. */
  const openSocket = async (url: string, cookie: string, params: Record<string, string>) => {
    const address = `${url.replace('http', 'ws')}/sync/${old.boardId}?${new URLSearchParams(params)}`;
    const ws = new WebSocket(address, { headers: { cookie } });
    const how = await new Promise((resolve) => {
      ws.once('message', () => resolve('let in'));
      ws.once('close', resolve);
      ws.once('unexpected-response', (_, response) => resolve(response.statusCode));
    });
    ws.terminate();
    return how;
  };

  it('backs up beside a running server, into a file for its owner alone', async () => {
    const server = await start(data('first'));
    const password = /password: (\S+)/.exec(server.greeting)?.[1] ?? '';
    const { id: boardId } = await json(data('first'), 'board', 'create', '--org', 'Meridian', '--title', 'Plan ä');
    await json(data('first'), 'board', 'import', '--board', boardId, join(folder, 'plan.csv'));
    const content = await json(data('first'), 'board', 'export', '--board', boardId);
    old = { boardId, content, password, cookie: await signIn(server.url, password) };
    expect(await openSocket(server.url, old.cookie, { [CONNECT_PARAMS.generation]: '1' })).toBe('let in');

    const { bytes } = await json(data('first'), 'backup', '--to', file);
    const { size, mode } = await stat(file);
    expect([size, mode & 0o777]).toEqual([bytes, 0o600]);
    expect(await refusal(data('first'), 'backup', '--to', file)).toContain('is there already');
    expect(await refusal(data('first'), 'backup', '--to', join(folder, 'nowhere', 'x'))).toContain("can't be written");
    expect(await refusal(data('first'), 'restore', '--from', file)).toContain('a server runs on this data');
  });

  it('restores into a new folder: the board is as it was, and everybody signs in again', async () => {
    await writeFile(join(folder, 'plan.csv'), PLAN.replace('B', 'changed after the backup'));
    await json(data('first'), 'board', 'import', '--board', old.boardId, join(folder, 'plan.csv'));

    const { code, stdout, stderr } = await quarterdeck(data('second'), 'restore', '--from', file);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Restored the backup of \S+: \d+ boards, 1 person, 1 organisation, \d+ snapshots\.\n$/);
    const server = await start(data('second'));
    expect(await json(data('second'), 'board', 'export', '--board', old.boardId)).toEqual(old.content);
    const asBefore = await fetch(`${server.url}/b/${old.boardId}/roadmap`, {
      headers: { cookie: old.cookie },
      redirect: 'manual',
    });
    expect(asBefore.headers.get('location')).toContain('/sign-in');

    // Who still holds the document as it was after the backup must not merge it into this one.
    const cookie = await signIn(server.url, old.password);
    expect(await openSocket(server.url, cookie, { [CONNECT_PARAMS.generation]: '1' })).toBe(CLOSE.reload);
    expect(await openSocket(server.url, cookie, {})).toBe('let in');
    expect(await server.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
  });

  it('restores an automatic backup too, and keeps what was there', async () => {
    const [first] = servers;
    expect(await first?.end('SIGTERM')).toMatchObject({ code: 0, stderr: '' });
    const backups = join(folder, 'first', 'backups');
    const [name = ''] = await readdir(backups);
    expect(name).toMatch(/^automatic-.*\.jsonl\.gz$/);
    const from = ['restore', '--from', join(backups, name)];
    expect(await refusal(data('second'), ...from)).toContain('holds a database already. With --force it is moved');
    const { movedTo } = await json(data('second'), ...from, '--force');
    expect((await stat(movedTo)).isDirectory()).toBe(true);
    const content = await json(data('second'), 'board', 'export', '--board', old.boardId);
    expect(JSON.stringify(content)).toContain('changed after the backup');
  });

  it('touches nothing when the file is damaged', async () => {
    const half = join(folder, 'half.jsonl.gz');
    const bytes = await readFile(file);
    await writeFile(half, bytes.subarray(0, bytes.length / 2));
    const before = await readdir(join(folder, 'second'));
    expect(await refusal(data('second'), 'restore', '--from', half, '--force')).toContain('is damaged');
    expect(await refusal(data('fresh'), 'restore', '--from', join(folder, 'plan.csv'))).toContain('is no backup');
    expect(await refusal(data('fresh'), 'restore')).toContain('--from is missing');
    expect(await readdir(join(folder, 'second'))).toEqual(before);
    await expect(stat(join(folder, 'fresh'))).rejects.toThrow('ENOENT');
  });

  it.runIf(process.env.TEST_DATABASE_URL)('moves a team from embedded to Postgres, and back', async () => {
    const { url, drop } = await createServerDatabase(process.env.TEST_DATABASE_URL ?? '');
    const where = { ...data('third'), DATABASE_URL: url };
    try {
      await json(where, 'restore', '--from', file);
      const server = await start(where);
      expect(await json(where, 'board', 'export', '--board', old.boardId)).toEqual(old.content);
      expect(await refusal(where, 'restore', '--from', file, '--force')).toContain('a server runs on this data');
      const { file: back } = await json(where, 'backup');
      expect(back).toContain(join(folder, 'third', 'backups', 'quarterdeck-'));
      await server.end('SIGTERM');
      await json(data('fourth'), 'restore', '--from', back);
      expect(await json(data('fourth'), 'board', 'export', '--board', old.boardId)).toEqual(old.content);
    } finally {
      await drop();
    }
  });
});
