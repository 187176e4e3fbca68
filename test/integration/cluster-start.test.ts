import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ClusterPostgres, startPostgres } from '#test/fixtures/cluster-postgres.ts';
import { type ClusterProxy, startProxy } from '#test/fixtures/cluster-proxy.ts';
import { type ClusterRedis, startRedis } from '#test/fixtures/cluster-redis.ts';
import { type SpawnedServer, spawnServer } from '#test/fixtures/spawn-server.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';

const DEMO = 'demo@quarterdeck.local';
const passwordIn = (greeting: string) => /password: (\S+)/.exec(greeting)?.[1];

/** The built server, twice, as compose.yaml runs it: an empty Postgres, a Redis, and a proxy that knows no sessions. */
describe.runIf(process.env.TEST_DATABASE_URL)('a cluster of real servers', { timeout: 120_000 }, () => {
  let postgres: ClusterPostgres;
  let redis: ClusterRedis;
  let proxy: ClusterProxy;
  let folders: string[];
  let servers: SpawnedServer[];
  let database: pg.Pool;
  let boardId: string;
  let cookie: string;

  const start = (folder: string) =>
    spawnServer({ DATA_DIR: folder, DATABASE_URL: postgres.url, REDIS_URL: redis.url, LOG_LEVEL: 'error' });
  const portOf = ({ url }: SpawnedServer) => Number(new URL(url).port);
  const get = (url: string) => fetch(url, { headers: { cookie, connection: 'close' }, redirect: 'manual' });
  const joinBoard = (server: SpawnedServer) =>
    SyncClient.join({ url: `${server.url.replace('http', 'ws')}/sync/${boardId}`, headers: { cookie } });

  beforeAll(async () => {
    [postgres, redis, proxy] = await Promise.all([startPostgres(), startRedis(), startProxy()]);
    const folder = () => mkdtemp(join(tmpdir(), 'quarterdeck-cluster-'));
    folders = await Promise.all([folder(), folder()]);
    // At once, on a database that is empty: who migrates, and who makes the demo?
    servers = await Promise.all(folders.map(start));
    proxy.backends.push(...servers.map(portOf));
    database = new pg.Pool({ connectionString: postgres.url });
    database.on('error', () => undefined);
  }, 180_000);

  afterAll(async () => {
    await Promise.all((servers ?? []).map((server) => server.end('SIGKILL')));
    await database?.end();
    await Promise.all([postgres?.remove(), redis?.remove(), proxy?.close()]);
    for (const folder of folders ?? []) await rm(folder, { recursive: true, force: true });
  });

  test('two processes that start at once on an empty database make one demo', async () => {
    const passwords = servers.map(({ greeting }) => passwordIn(greeting)).filter(Boolean);
    expect(passwords).toHaveLength(1);
    const count = async (table: string) => (await database.query(`select count(*)::int as n from ${table}`)).rows[0].n;
    expect([await count('users'), await count('organisations'), await count('boards')]).toEqual([1, 1, 2]);
  });

  test('who signed in by one process is signed in by all: pages alternate', async () => {
    const password = servers.map(({ greeting }) => passwordIn(greeting)).find(Boolean) ?? '';
    const address = `http://127.0.0.1:${proxy.port}`;
    const signedIn = await fetch(`${address}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ email: DEMO, password }),
      redirect: 'manual',
    });
    cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    boardId = (await database.query('select id from boards order by id limit 1')).rows[0].id;
    const before = new Map(proxy.taken);
    const pages: string[] = [];
    for (let i = 0; i < 6; i++) pages.push(await (await get(`${address}/b/${boardId}/roadmap`)).text());
    expect(pages.map((page) => page.includes('<title>Sign in'))).toEqual(Array(6).fill(false));
    expect(pages.map((page) => page.includes(boardId))).toEqual(Array(6).fill(true));
    const loads = servers.map((server) => (proxy.taken.get(portOf(server)) ?? 0) - (before.get(portOf(server)) ?? 0));
    // Now and then a connection serves two.
    expect(Math.min(...loads)).toBeGreaterThan(1);
  });

  test('S3 edits cross from process to process; a database that crashes and returns costs none of them', async () => {
    const [one, two] = servers;
    if (!one || !two) throw new Error('no servers');
    const [ann, ann2, ben] = await Promise.all([joinBoard(one), joinBoard(one), joinBoard(two)]);
    ann.set('before', 1);
    await ben.until(() => ben.get('before') === 1);
    await postgres.crash();
    ann.set('meanwhile', 1);
    ben.set('there-too', 1);
    await ann2.until(() => ann2.get('meanwhile') === 1);
    expect((await get(`${one.url}/healthz`)).status).toBe(200);
    expect((await get(`${one.url}/readyz`)).status).toBe(503);
    await postgres.start();
    await Promise.all([ann.saved(), ben.saved()]);
    await ben.until(() => ben.get('meanwhile') === 1);
    await ann2.until(() => ann2.get('there-too') === 1);
    expect((await get(`${one.url}/readyz`)).status).toBe(200);
    for (const client of [ann, ann2, ben]) await client.close();
  });

  test('S3 a process that ends gracefully takes nothing with it, and its people go on by the other', async () => {
    const [one, two] = servers;
    if (!one || !two) throw new Error('no servers');
    const [ann, ben] = await Promise.all([joinBoard(one), joinBoard(two)]);
    ann.set('last-words', 1);
    const ended = await one.end('SIGTERM');
    expect(ended).toMatchObject({ code: 0 });
    await ann.closed;
    await ben.until(() => ben.get('last-words') === 1);
    const back = await SyncClient.join({
      url: `ws://127.0.0.1:${proxy.port}/sync/${boardId}`,
      doc: ann.doc,
      headers: { cookie },
    });
    await back.saved();
    await back.close();
    await ben.close();
  });

  test('a process that died while it made its demo removes its own, and never that of another process', async () => {
    const [folder = ''] = folders;
    const maker = (await exists(join(folder, 'demo-password'))) ? folder : (folders[1] ?? '');
    const other = folders.find((candidate) => candidate !== maker) ?? '';
    const userId = async () => (await database.query('select id from users')).rows.map(({ id }) => id);
    const [made] = await userId();
    await servers[1]?.end('SIGTERM');
    // Began to make a demo, and died before it found that there is one.
    await writeFile(join(other, 'demo-password.part'), 'another password\n');
    servers[0] = await start(other);
    expect(await userId()).toEqual([made]);
    await servers[0].end('SIGTERM');
    // Died when its demo was half made.
    await rename(join(maker, 'demo-password'), join(maker, 'demo-password.part'));
    servers[0] = await start(maker);
    expect(passwordIn(servers[0].greeting)).toBeDefined();
    expect(await userId()).toHaveLength(1);
    expect(await userId()).not.toEqual([made]);
  });
});

const exists = (file: string) =>
  readFile(file).then(
    () => true,
    () => false,
  );
