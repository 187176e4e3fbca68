import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { compactDocument } from '#server/log/compact-document.ts';
import { loadDocument } from '#server/log/load-document.ts';
import type { RoomSettings } from '#server/rooms/settings.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { stallDatabase } from '#test/fixtures/sync-faults.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

let database: TestDatabase;
const servers: SyncServer[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
});

afterAll(() => database.close());

async function start(settings: Partial<RoomSettings> = {}): Promise<SyncServer> {
  const server = await startSyncServer({ db: database.db, settings });
  servers.push(server);
  return server;
}

/** Resolves once `condition` of the server's figures holds. */
async function figures(server: SyncServer, condition: (stats: ReturnType<SyncServer['rooms']['stats']>) => boolean) {
  const deadline = Date.now() + 20_000;
  while (!condition(server.rooms.stats())) {
    if (Date.now() > deadline) throw new Error(`never: ${condition} ${JSON.stringify(server.rooms.stats())}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function rebuilt(docId: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const payload of (await loadDocument(database.db, docId))?.payloads ?? []) Y.applyUpdate(doc, payload);
  return doc;
}

test('S3 double load: however many come at once, the document is loaded once', async () => {
  await storeDocument(database.db, 'double');
  const server = await start();
  const url = `${server.url}/double`;
  const clients = await Promise.all(Array.from({ length: 20 }, (_, n) => SyncClient.join({ url, user: `u${n}` })));
  expect(server.rooms.stats().loads).toBe(1);
  clients[0]?.set('a', 1);
  await Promise.all(clients.map((client) => client.until(() => client.get('a') === 1)));
});

test('S3 failed load: refused with 503, nothing is left behind, and the next one succeeds', async () => {
  await storeDocument(database.db, 'failing');
  const server = await start();
  const url = `${server.url}/failing`;
  await database.pool.query('alter table board_updates rename to hidden');
  await expect(SyncClient.open({ url })).rejects.toThrow('503');
  await expect(server.rooms.read('failing', (doc) => doc.clientID)).rejects.toThrow();
  expect(server.rooms.stats()).toMatchObject({ rooms: 0, connections: 0, loadErrors: 2 });
  await database.pool.query('alter table hidden rename to board_updates');
  const ann = await SyncClient.join({ url });
  ann.set('a', 1);
  await ann.saved();
});

test('S3 unload while saving: a room with edits to commit stays until they are', async () => {
  await storeDocument(database.db, 'unload');
  const server = await start({ unloadAfterMs: 5, degradedAfterMs: 50 });
  const url = `${server.url}/unload`;
  const ann = await SyncClient.join({ url });
  const lock = await openLock('unload');
  ann.set('late', 1);
  await figures(server, (stats) => stats.pendingUpdates === 1);
  await ann.close();
  await lock.hold(200);
  await figures(server, (stats) => stats.rooms === 0);
  expect((await rebuilt('unload')).getMap('canvas').get('late')).toBe(1);
});

/** Keeps a document's row locked, on Postgres by another connection; embedded, where there is but one, by renaming. */
async function openLock(docId: string): Promise<{ hold(ms: number): Promise<void> }> {
  if (database.url === null) {
    await database.pool.query('alter table board_updates rename to hidden');
    return {
      async hold(ms) {
        await new Promise((resolve) => setTimeout(resolve, ms));
        await database.pool.query('alter table hidden rename to board_updates');
      },
    };
  }
  const client = await database.pool.connect();
  await client.query('begin');
  await client.query('select 1 from board_docs where id = $1 for update', [docId]);
  return {
    async hold(ms) {
      await new Promise((resolve) => setTimeout(resolve, ms));
      await client.query('rollback');
      client.release();
    },
  };
}

test('S3 dirty while saving: an edit that comes during a commit is committed by the next', async () => {
  await storeDocument(database.db, 'dirty');
  const server = await start({ degradedAfterMs: 20 });
  const ann = await SyncClient.join({ url: `${server.url}/dirty` });
  const stalled = stallDatabase(database.pool, 300);
  await stalled.begun;
  ann.set('first', 1);
  await figures(server, (stats) => stats.degraded);
  ann.set('second', 2);
  await figures(server, (stats) => stats.pendingUpdates === 2);
  await stalled.over;
  await ann.saved();
  expect(server.rooms.stats().pendingUpdates).toBe(0);
  expect((await rebuilt('dirty')).getMap('canvas').toJSON()).toEqual({ first: 1, second: 2 });
});

test('S3 store error: a room whose commits fail stays, and unloads once they succeed', async () => {
  await storeDocument(database.db, 'store-error');
  const server = await start({ unloadAfterMs: 5 });
  const ann = await SyncClient.join({ url: `${server.url}/store-error` });
  await database.pool.query('alter table board_updates rename to hidden');
  ann.set('late', 1);
  await figures(server, (stats) => stats.commitErrors >= 1);
  await ann.close();
  await figures(server, (stats) => stats.commitErrors >= 3);
  expect(server.rooms.stats()).toMatchObject({ rooms: 1, connections: 0, pendingUpdates: 1 });
  await database.pool.query('alter table hidden rename to board_updates');
  await figures(server, (stats) => stats.rooms === 0);
  expect((await rebuilt('store-error')).getMap('canvas').get('late')).toBe(1);
});

test('S3 a database that is away: edits go on live, are not called saved, and are all committed when it returns', async () => {
  await storeDocument(database.db, 'away');
  const server = await start({ degradedAfterMs: 100 });
  const url = `${server.url}/away`;
  const ann = await SyncClient.join({ url });
  const ben = await SyncClient.join({ url, user: 'ben' });
  const lock = await openLock('away');
  ann.set('first', 1);
  let saved = false;
  const acknowledged = ann.saved().then(() => {
    saved = true;
  });
  await ben.until(() => ben.get('first') === 1);
  expect(server.rooms.stats().degraded).toBe(true);
  ben.set('second', 2);
  await ann.until(() => ann.get('second') === 2);
  expect(saved).toBe(false);
  expect(server.rooms.stats().pendingUpdates).toBe(2);
  await lock.hold(0);
  await acknowledged;
  await ben.saved();
  expect(server.rooms.stats()).toMatchObject({ degraded: false, pendingUpdates: 0, pendingBytes: 0 });
  expect((await rebuilt('away')).getMap('canvas').toJSON()).toEqual({ first: 1, second: 2 });
});

test('S5 too many edits wait for the database: new writers are turned away, what was taken is kept', async () => {
  await storeDocument(database.db, 'full');
  const server = await start({ degradedAfterMs: 50, maxPendingBytes: 10_000 });
  const url = `${server.url}/full`;
  const ann = await SyncClient.join({ url });
  const lock = await openLock('full');
  ann.set('big', 'x'.repeat(10_000));
  await figures(server, (stats) => stats.pendingBytes >= 10_000);
  ann.set('one-more', 1);
  expect(await ann.closed).toBe(1013);
  await lock.hold(0);
  await figures(server, (stats) => stats.pendingUpdates === 0);
  const again = await SyncClient.join({ url, doc: ann.doc });
  await again.saved();
  expect(Object.keys((await rebuilt('full')).getMap('canvas').toJSON())).toEqual(['big', 'one-more']);
});

test('S3 one bad room never stops the others', async () => {
  await storeDocument(database.db, 'good');
  await storeDocument(database.db, 'bad');
  await database.pool.query(
    `create function refuse_bad() returns trigger language plpgsql as $$ begin
       if new.doc_id = 'bad' then raise exception 'bad' using errcode = '23514'; end if; return new; end $$`,
  );
  await database.pool.query(
    'create trigger refuse_bad before insert on board_updates for each row execute function refuse_bad()',
  );
  const server = await start();
  const good = await SyncClient.join({ url: `${server.url}/good` });
  const bad = await SyncClient.join({ url: `${server.url}/bad` });
  bad.set('a', 1);
  good.set('a', 1);
  await good.saved();
  good.set('b', 2);
  await good.saved();
  expect((await loadDocument(database.db, 'bad'))?.headSeq).toBe(1);
  await database.pool.query('drop trigger refuse_bad on board_updates');
  await bad.saved();
  expect((await rebuilt('bad')).getMap('canvas').get('a')).toBe(1);
});

test('S3 compaction: concurrent ones and edits in between lose nothing, and the log gets short', async () => {
  await storeDocument(database.db, 'compact');
  const server = await start({ compactRows: 20, tickMs: 0 });
  const ann = await SyncClient.join({ url: `${server.url}/compact` });
  for (let i = 0; i < 100; i++) {
    ann.set(`k${i % 7}`, i);
    await ann.saved();
    if (i % 25 === 0) await Promise.all([1, 2].map(() => compactDocument(database.db, 'compact')));
  }
  await figures(server, (stats) => stats.compactions >= 1);
  const stored = await loadDocument(database.db, 'compact');
  expect(stored?.headSeq).toBe(101);
  expect(stored?.logRows).toBeLessThan(60);
  expect((await rebuilt('compact')).getMap('canvas').toJSON()).toEqual(ann.doc.getMap('canvas').toJSON());
});

test('a room nobody is in is unloaded, and its document is there again when somebody comes', async () => {
  await storeDocument(database.db, 'idle');
  const server = await start({ unloadAfterMs: 5 });
  const emptied: string[] = [];
  server.rooms.onRoomEmpty(({ docId, seq }) => emptied.push(`${docId}@${seq}`));
  const ann = await SyncClient.join({ url: `${server.url}/idle` });
  ann.set('a', 1);
  await ann.saved();
  await ann.close();
  await figures(server, (stats) => stats.rooms === 0);
  expect(emptied).toEqual(['idle@2']);
  const ben = await SyncClient.join({ url: `${server.url}/idle`, user: 'ben' });
  expect(ben.get('a')).toBe(1);
});

test('S3 a restart in between loses nothing, also not what was written while the server was away', async () => {
  await storeDocument(database.db, 'restart');
  const first = await startSyncServer({ db: database.db });
  const ann = await SyncClient.join({ url: `${first.url}/restart` });
  const ben = await SyncClient.join({ url: `${first.url}/restart`, user: 'ben' });
  for (let i = 0; i < 50; i++) ann.set(`a${i}`, i);
  const stopped = first.stop();
  for (let i = 0; i < 50; i++) ben.set(`b${i}`, i);
  expect(await ann.closed).toBe(1012);
  await ben.closed;
  await stopped;
  ann.set('offline', 1);
  const second = await start();
  const url = `${second.url}/restart`;
  const [annAgain, benAgain] = await Promise.all([
    SyncClient.join({ url, doc: ann.doc }),
    SyncClient.join({ url, doc: ben.doc, user: 'ben' }),
  ]);
  await Promise.all([annAgain.saved(), benAgain.saved()]);
  expect(Object.keys((await rebuilt('restart')).getMap('canvas').toJSON())).toHaveLength(101);
});
