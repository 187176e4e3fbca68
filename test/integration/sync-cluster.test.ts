import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Bus } from '#server/bus/bus.ts';
import { createHub } from '#server/bus/local-bus.ts';
import { createRedisBus } from '#server/bus/redis-bus.ts';
import { appendUpdates } from '#server/log/append-updates.ts';
import { encodeAwareness } from '#server/rooms/encode-frame.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { awarenessUpdate, hostileUpdates } from '#test/fixtures/sync-hostile.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const redisUrl = process.env.TEST_REDIS_URL;
const ended: (() => Promise<unknown>)[] = [];
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

afterAll(() => database.close());

const redisBus = (url: string, prefix: string) => createRedisBus({ url, prefix, log: pino({ level: 'silent' }) });

async function start(bus: Bus, settings = { compareHeadsMs: 300, gapMs: 20 }): Promise<SyncServer> {
  const server = await startSyncServer({ db: database.db, bus, settings });
  ended.push(() => bus.close());
  ended.push(() => server.stop());
  return server;
}

/** Two processes of a cluster, by each kind of bus. */
const KINDS: [string, (name: string) => [Bus, Bus]][] = [
  [
    'a hub',
    () => {
      const hub = createHub();
      return [hub.join(), hub.join()];
    },
  ],
];
if (redisUrl) KINDS.push(['Redis', (name) => [redisBus(redisUrl, name), redisBus(redisUrl, name)]]);

test.each(KINDS)('S3 by %s, edits and presence of one process are seen in the other', async (kind, makeBuses) => {
  const boardId = `seen-${kind.replaceAll(' ', '-')}`;
  await storeDocument(database.db, boardId);
  const [first, second] = makeBuses(boardId);
  const [one, two] = [await start(first), await start(second)];
  const ann = await SyncClient.join({ url: `${one.url}/${boardId}` });
  const ben = await SyncClient.join({ url: `${two.url}/${boardId}`, user: 'ben' });
  ann.set('a', 1);
  await ben.until(() => ben.get('a') === 1);
  ben.set('b', 2);
  await ann.until(() => ann.get('b') === 2);
  const awareness = new Awareness(new Y.Doc());
  ann.send(encodeAwareness(awarenessUpdate([{ id: 41, clock: 5, state: '{"cursor":1}' }])));
  await ben.until(() => {
    for (const update of ben.awarenessUpdates.splice(0)) applyAwarenessUpdate(awareness, update, null);
    return awareness.getStates().get(41)?.user?.id === 'ann';
  });
});

test('S3 while Redis is away edits are durable, and other processes find them in the database', async () => {
  await storeDocument(database.db, 'no-redis');
  // A port nobody listens on.
  const nowhere = 'redis://127.0.0.1:1';
  const one = await start(redisBus(nowhere, 'x'));
  const two = await start(redisBus(nowhere, 'x'));
  const ann = await SyncClient.join({ url: `${one.url}/no-redis` });
  const ben = await SyncClient.join({ url: `${two.url}/no-redis`, user: 'ben' });
  ann.set('a', 1);
  await ann.saved();
  ben.set('b', 2);
  await ben.saved();
  await Promise.all([ann.until(() => ann.get('b') === 2), ben.until(() => ben.get('a') === 1)]);
});

test('S3 appends of many at once to the same documents leave no gap, and each row is there once', async () => {
  const docs = ['gap-a', 'gap-b', 'gap-c'];
  for (const docId of docs) await storeDocument(database.db, docId);
  const payload = hostileUpdates.root('canvas');
  const writes = Array.from({ length: 60 }, (_, n) => {
    // In different orders, which would deadlock if rows were locked as they come.
    const order = n % 2 ? docs : docs.toReversed();
    const rows = [1, 2].map(() => ({ actorId: `w${n}`, payload }));
    return appendUpdates(
      database.db,
      order.map((docId) => ({ docId, generation: 1, rows })),
    );
  });
  const heads = await Promise.all(writes);
  expect(new Set(heads.map((head) => head.get('gap-a'))).size).toBe(60);
  for (const docId of docs) {
    const { rows } = await database.pool.query('select seq from board_updates where doc_id = $1 order by seq', [docId]);
    expect(rows.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: 121 }, (_, i) => i + 1));
  }
  const other = await appendUpdates(database.db, [
    { docId: 'gap-a', generation: 2, rows: [{ actorId: null, payload }] },
    { docId: 'gone', generation: 1, rows: [{ actorId: null, payload }] },
  ]);
  expect([...other]).toEqual([]);
});

test('S3 who brings an edit that this process has not heard of is asked to come back, not taken for hostile', async () => {
  await storeDocument(database.db, 'moved');
  const hub = createHub();
  const deaf = (bus: Bus): Bus => ({ ...bus, publish: () => undefined });
  const settings = { compareHeadsMs: 60_000, gapMs: 20 };
  const [one, two] = [await start(deaf(hub.join()), settings), await start(deaf(hub.join()), settings)];
  const ben = await SyncClient.join({ url: `${one.url}/moved`, user: 'ben' });
  ben.set('a', 1);
  await ben.saved();
  // Ben goes on by the other process, while his first socket is not known to be gone.
  const moved = new Y.Doc();
  Y.applyUpdate(moved, Y.encodeStateAsUpdate(ben.doc));
  moved.clientID = ben.doc.clientID;
  const benThere = await SyncClient.join({ url: `${two.url}/moved`, user: 'ben', doc: moved });
  benThere.set('b', 2);
  await benThere.saved();
  const ann = await SyncClient.join({ url: `${two.url}/moved` });
  const annHere = await SyncClient.open({ url: `${one.url}/moved`, doc: ann.doc });
  expect(await annHere.closed).toBe(CLOSE.tryLater);
  await ben.close();
  const annAgain = await SyncClient.join({ url: `${one.url}/moved`, doc: ann.doc });
  await annAgain.until(() => annAgain.received.includes('0/0'));
  await annAgain.saved();
  expect(await one.rooms.read('moved', (doc) => doc.getMap('canvas').toJSON())).toEqual({ a: 1, b: 2 });
});
