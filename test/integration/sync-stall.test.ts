import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeStep2, encodeUpdate } from '#server/rooms/encode-frame.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { largeDocument, storeState } from '#test/fixtures/large-document.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const MB = 1024 * 1024;

let database: TestDatabase;
let server: SyncServer;
let boards = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startSyncServer({ db: database.db });
});

afterAll(async () => {
  await server.stop();
  await database.close();
});

async function newBoard(): Promise<string> {
  const boardId = `stall-${++boards}`;
  await storeDocument(database.db, boardId);
  return `${server.url}/${boardId}`;
}

/** How many edits somebody on another board gets acknowledged, one after the other, until this is done. */
async function editsUntil(done: Promise<unknown>): Promise<number> {
  const ann = await SyncClient.join({ url: await newBoard(), user: 'ann' });
  let isDone = false;
  const finished = done.finally(() => {
    isDone = true;
  });
  finished.catch(() => undefined);
  let edits = 0;
  while (!isDone) {
    ann.set('beat', edits);
    await ann.saved();
    edits += 1;
  }
  await finished;
  await ann.close();
  return edits;
}

test('S5 a large step 2 is applied in pieces, in order with what follows on its socket', async () => {
  const url = await newBoard();
  const eve = await SyncClient.join({ url, user: 'eve' });
  const ben = await SyncClient.join({ url, user: 'ben' });
  const large = largeDocument(0.6 * MB);
  const seen = new Set<number>();
  const records = () => ben.doc.getMap('risks').size;
  ben.ws.on('message', () => {
    if (ben.get('after') === undefined) seen.add(records());
  });
  eve.send(encodeStep2(Y.encodeStateAsUpdate(large)));
  eve.set('after', 1);
  await ben.until(() => ben.get('after') === 1);
  const all = large.getMap('risks').size;
  expect(records()).toBe(all);
  // A tick takes 256 kB of a room at most, so some of it came before the rest.
  expect([...seen].filter((size) => size > 0 && size < all)).not.toEqual([]);
  const { rows } = await database.pool.query(
    'select distinct actor_id from board_updates where doc_id = $1 and seq > 1',
    [`stall-${boards}`],
  );
  expect(rows).toEqual([{ actor_id: 'eve' }]);
});

test('S5 a socket that closes in the middle of a large step 2 leaves what was applied, and the room to others', async () => {
  const url = await newBoard();
  const eve = await SyncClient.join({ url, user: 'eve' });
  const ben = await SyncClient.join({ url, user: 'ben' });
  const large = largeDocument(4 * MB);
  eve.send(encodeStep2(Y.encodeStateAsUpdate(large)));
  await ben.until(() => ben.doc.getMap('risks').size > 0);
  server.banned.add('eve');
  void server.rooms.recheckAccess({ userId: 'eve' });
  expect(await eve.closed).toBe(CLOSE.accessGone);
  server.banned.delete('eve');
  ben.set('after', 1);
  await ben.saved();
  const fresh = await SyncClient.join({ url, user: 'cleo' });
  expect(fresh.doc.getMap('risks').size).toBe(ben.doc.getMap('risks').size);
  expect(fresh.doc.getMap('risks').size).toBeLessThan(large.getMap('risks').size);
  expect(fresh.get('after')).toBe(1);
});

test('S5 a large document is loaded in slices, and whoever enters while others edit has all of it', async () => {
  const large = largeDocument(4 * MB);
  await storeState(database.db, 'large', Y.encodeStateAsUpdate(large));
  const url = `${server.url}/large`;
  const joining = SyncClient.join({ url, user: 'ben' });
  expect(await editsUntil(joining)).toBeGreaterThan(1);
  const ben = await joining;
  const joined: SyncClient[] = [];
  for (let i = 0; i < 5; i++) {
    ben.set(`k${i}`, i);
    ben.doc.getMap('risks').delete(`r-${i}`);
    joined.push(await SyncClient.join({ url, user: `u${i}` }));
  }
  await ben.saved();
  for (const client of joined) {
    await client.until(() => client.get('k4') === 4 && !client.doc.getMap('risks').has('r-4'));
    expect(client.doc.getMap('risks').size).toBe(ben.doc.getMap('risks').size);
  }
  // Back with what it had: it is sent the rest, not all.
  const before = joined[0]?.doc ?? new Y.Doc();
  await joined[0]?.close();
  ben.doc.getMap('risks').delete('r-9');
  ben.set('k5', 5);
  await ben.saved();
  const back = await SyncClient.join({ url, user: 'u0', doc: before });
  await back.until(() => back.get('k5') === 5 && !back.doc.getMap('risks').has('r-9'));
});

/** One value of a map written anew 80,000 times by a client that says it knows of none before: each looks at all. */
function sameKeyAgain(): Uint8Array {
  const count = 80_000;
  const encoder = encoding.createEncoder();
  for (const n of [1, count, 7, 0]) encoding.writeVarUint(encoder, n);
  for (let i = 0; i < count; i++) {
    encoding.writeUint8(encoder, 1 | 32);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, 'canvas');
    encoding.writeVarString(encoder, 'a');
    encoding.writeVarUint(encoder, 1);
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** 100,000 items of a list, all at its beginning and each before another one: each looks at many. */
function crossedPlaces(): Uint8Array {
  const [ends, count] = [2_000, 100_000];
  const encoder = encoding.createEncoder();
  const item = (info: number, ...ids: number[]) => {
    encoding.writeUint8(encoder, info);
    for (const n of ids) encoding.writeVarUint(encoder, n);
    if (ids.length === 0) {
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, 'canvas');
    }
    encoding.writeVarUint(encoder, 1);
    encoding.writeAny(encoder, true);
  };
  for (const n of [2, ends, 5, 0]) encoding.writeVarUint(encoder, n);
  item(8);
  for (let i = 1; i < ends; i++) item(8 | 128, 5, i - 1);
  for (const n of [count, 9, 0]) encoding.writeVarUint(encoder, n);
  for (let i = 0; i < count; i++) item(8 | 64, 5, ends - 1 - (i % ends));
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

test.each([
  ['one key written again and again', sameKeyAgain],
  ['items that cross each other', crossedPlaces],
])(
  'S5 refused once it takes too long, while others go on: %s',
  async (_, made) => {
    const url = await newBoard();
    const ben = await SyncClient.join({ url, user: 'ben' });
    const eve = await SyncClient.join({ url, user: 'eve' });
    const before = server.rooms.stats().framesRefused['too-slow'] ?? 0;
    eve.send(encodeUpdate(made()));
    expect(await editsUntil(eve.closed)).toBeGreaterThan(5);
    expect(await eve.closed).toBe(CLOSE.hostile);
    expect(server.rooms.stats().framesRefused['too-slow']).toBe(before + 1);
    ben.set('after', 1);
    await ben.saved();
    expect(ben.ws.readyState).toBe(ben.ws.OPEN);
  },
  180_000,
);

test('S5 a range that deletes 160,000 values, in a few bytes, is applied by and by', async () => {
  const url = await newBoard();
  const ben = await SyncClient.join({ url, user: 'ben' });
  const eve = await SyncClient.join({ url, user: 'eve' });
  const canvas = eve.doc.getMap('canvas');
  for (let part = 0; part < 4; part++) {
    eve.doc.transact(() => {
      for (let i = 0; i < 40_000; i++) canvas.set(`k${part}-${i}`, i % 2 === 0);
    });
    await eve.saved();
  }
  const left = () => ben.doc.getMap('canvas').size;
  await ben.until(() => left() === 160_000);
  const seen = new Set<number>();
  ben.ws.on('message', () => seen.add(left()));
  eve.doc.transact(() => canvas.clear());
  await ben.until(() => left() === 0);
  // It was gone by and by, and a tick of the others came between.
  expect([...seen].filter((size) => size > 0 && size < 160_000)).not.toEqual([]);
});

test('S5 a storm is let in by and by: the rest is told to come later before anything is read for it', async () => {
  const url = await newBoard();
  const boardId = url.split('/').at(-1);
  const few = await startSyncServer({ db: database.db, settings: { admitBurst: 5, admitPerSecond: 20 } });
  const enter = () => SyncClient.join({ url: `${few.url}/${boardId}` });
  const outcomes = await Promise.allSettled(Array.from({ length: 40 }, enter));
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused.length).toBeGreaterThan(10);
  for (const { reason } of refused) expect(String(reason)).toContain('503');
  // Whoever comes again gets in.
  for (let left = refused.length; left > 0; ) {
    const again = await Promise.allSettled(Array.from({ length: left }, enter));
    left = again.filter((outcome) => outcome.status === 'rejected').length;
  }
  expect(few.rooms.stats().connections).toBe(40);
  await few.stop();
});
