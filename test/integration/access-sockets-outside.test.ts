import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCESS_CHANNEL } from '#server/auth/access-changes.ts';
import { type CommandSocket, serveCommands } from '#server/command-line/serve-commands.ts';
import { listen } from '#server/db/listen.ts';
import { createLogger } from '#server/logger.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { joinBy, makeBoard, makePerson, type Person } from '#test/fixtures/board-people.ts';
import { runCommandLine, type ServiceProcess, startServiceProcess } from '#test/fixtures/service-process.ts';
import { patiently } from '#test/fixtures/sync-client.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

// Nothing is found by looking now and then: only what is announced, or missed while nobody listened, closes a socket.
const roomSettings = { recheckAccessMs: 3_600_000, unloadAfterMs: 0 } as const;

let database: TestDatabase;
let dataDir: string;
let server: ServiceProcess;
let commands: CommandSocket | null;
let owner: Person;
let eve: Person;

beforeAll(async () => {
  database = await openTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'quarterdeck-access-'));
  server = await startServiceProcess(database, { roomSettings });
  commands = await serveCommands(join(dataDir, 'server'), server.services, createLogger('silent'));
  owner = await makePerson(server.services, 'owner');
  eve = await makePerson(server.services, 'eve');
});

afterAll(async () => {
  await commands?.close();
  await server.stop();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function openAsEditor() {
  const board = await makeBoard(server.services, [
    [owner, 'owner'],
    [eve, 'editor'],
  ]);
  const url = `${server.url}/${board.boardId}`;
  const cookie = await eve.signIn();
  return { ...board, url, cookie, client: await joinBy(cookie, url) };
}

const demoteEve = (orgId: string) => ['user', 'add', '--email', eve.email, '--org', orgId, '--role', 'viewer'];

test('S4 a role given on the command line through the server reaches open sockets', async () => {
  const { orgId, client } = await openAsEditor();
  const output = await runCommandLine({ DATA_DIR: join(dataDir, 'server') }, demoteEve(orgId));
  expect(output).toContain('is viewer of');
  // The server made the change, and answered the command after it: the closing is on its way.
  expect(await patiently(client.closed, 'closed', 1_000)).toBe(CLOSE.restart);
});

test('S4 a socket that does not answer the closing is cut off', async () => {
  const { boardId, cookie, client } = await openAsEditor();
  await client.close();
  const emptied = new Promise((resolve) => server.services.rooms.onRoomEmpty(resolve));
  const { port } = new URL(server.url.replace('ws:', 'http:'));
  const deaf = connect(Number(port), '127.0.0.1');
  const key = randomBytes(16).toString('base64');
  const headers = `Host: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nCookie: ${cookie}\r\n`;
  deaf.write(
    `GET /sync/${boardId} HTTP/1.1\r\n${headers}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  const [answer] = await once(deaf, 'data');
  expect(String(answer)).toContain('101 Switching Protocols');
  deaf.resume();
  const ended = once(deaf, 'close');
  await server.services.accounts.signOut(await server.services.accounts.sessionFromCookie(cookie));
  await patiently(Promise.all([emptied, ended]), 'cut off', 10_000);
});

test('S4 while it can not be told who may stay nobody is closed, and it is asked again', async () => {
  const { orgId, client } = await openAsEditor();
  await database.pool.query('alter table sessions rename to sessions_away');
  await database.pool.query('delete from memberships where org_id = $1 and user_id = $2', [orgId, eve.id]);
  await server.services.rooms.recheckAccess({ userId: eve.id });
  await client.saved();
  expect(client.ws.readyState).toBe(client.ws.OPEN);
  await database.pool.query('alter table sessions_away rename to sessions');
  expect(await client.closed).toBe(CLOSE.accessGone);
});

describe.skipIf(!process.env.TEST_DATABASE_URL)('S4 on a Postgres server', () => {
  const listening = async () => {
    const { rows } = await database.pool.query(
      "select pid from pg_stat_activity where datname = current_database() and application_name like '%' || $1",
      [ACCESS_CHANNEL],
    );
    return rows.map(({ pid }) => pid as number);
  };

  test('S4 a role given by a command line beside the cluster reaches open sockets', async () => {
    const { orgId, client } = await openAsEditor();
    const env = { DATA_DIR: join(dataDir, 'beside'), DATABASE_URL: database.url ?? '' };
    const ran = runCommandLine(env, demoteEve(orgId));
    const code = await client.closed;
    expect(code).toBe(CLOSE.restart);
    expect(await ran).toContain('is viewer of');
  });

  test('S4 what changed while nobody could listen is found when listening begins again', async () => {
    const { orgId, client, cookie, url } = await openAsEditor();
    const [before] = await listening();
    await database.pool.query('delete from memberships where org_id = $1 and user_id = $2', [orgId, eve.id]);
    await client.saved();
    await database.pool.query('select pg_terminate_backend($1)', [before]);
    expect(await client.closed).toBe(CLOSE.accessGone);
    await expect(joinBy(cookie, url)).rejects.toThrow('403');

    const after = await listening();
    expect(after).toHaveLength(1);
    expect(after).not.toContain(before);
    const again = await openAsEditor();
    // As another process announces it.
    await database.pool.query("update memberships set role = 'viewer' where user_id = $1", [eve.id]);
    await database.pool.query('select pg_notify($1, $2)', [ACCESS_CHANNEL, JSON.stringify({ userId: eve.id })]);
    expect(await patiently(again.client.closed, 'closed', 1_000)).toBe(CLOSE.restart);
  });

  test('S4 a connection to the database that went silent is given up, and listening begins again', async () => {
    const postgres = new URL(database.url ?? '');
    const behindPort = Number(postgres.port || 5432);
    const lines: Socket[] = [];
    const proxy = createServer((line) => {
      const behind = connect(behindPort, postgres.hostname);
      for (const end of [line, behind]) end.on('error', () => end.destroy());
      line.on('close', () => behind.destroy());
      line.pipe(behind).pipe(line);
      lines.push(line, behind);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    postgres.port = String((proxy.address() as AddressInfo).port);
    let listened = 0;
    let told: () => void = () => undefined;
    const heard: string[] = [];
    const next = () => patiently(new Promise<void>((resolve) => (told = resolve)), 'told');
    const first = next();
    const stop = listen({
      url: postgres.toString(),
      channel: 'silence',
      log: createLogger('silent'),
      askEveryMs: 100,
      answerWithinMs: 2_000,
      onListening: () => {
        listened += 1;
        told();
      },
      onMessage: (payload) => {
        heard.push(payload);
        told();
      },
    });
    await first;
    const again = next();
    // Neither end learns of it.
    for (const line of lines) line.unpipe().pause();
    await database.pool.query("select pg_notify('silence', 'lost')");
    await again;
    const message = next();
    await database.pool.query("select pg_notify('silence', 'heard')");
    await message;
    expect({ listened, heard }).toEqual({ listened: 2, heard: ['heard'] });
    await stop();
    for (const line of lines) line.destroy();
    await new Promise((resolve) => proxy.close(resolve));
  });

  test('S4 an announcement that is not understood is taken to be about everybody', async () => {
    const { orgId, client } = await openAsEditor();
    await database.pool.query('delete from memberships where org_id = $1 and user_id = $2', [orgId, eve.id]);
    await database.pool.query('select pg_notify($1, $2)', [ACCESS_CHANNEL, 'of a later version']);
    expect(await client.closed).toBe(CLOSE.accessGone);
  });
});
