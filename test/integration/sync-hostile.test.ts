import { afterAll, beforeAll, expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { encodeAwareness, encodeStep1, encodeStep2, encodeUpdate } from '#server/rooms/encode-frame.ts';
import { encodeBarrier } from '#shared/protocol/barrier.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import { MESSAGE } from '#shared/protocol/messages.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { awarenessUpdate, hostileUpdates } from '#test/fixtures/sync-hostile.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

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
  const boardId = `hostile-${++boards}`;
  await storeDocument(database.db, boardId);
  return `${server.url}/${boardId}`;
}

/** The attacker's socket is closed with this code, the other member's edits go on, and nothing of it is in the document. */
async function attack(frames: readonly (Uint8Array | string)[], code: number): Promise<void> {
  const url = await newBoard();
  const ann = await SyncClient.join({ url });
  const eve = await SyncClient.join({ url, user: 'eve' });
  const before = Y.encodeStateVector(ann.doc);
  const start = performance.now();
  for (const frame of frames) eve.send(frame);
  expect(await eve.closed).toBe(code);
  ann.set('after', 1);
  await ann.saved();
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(ann.ws.readyState).toBe(ann.ws.OPEN);
  const fresh = await SyncClient.join({ url, user: 'ben' });
  expect(fresh.get('after')).toBe(1);
  const changed = Y.decodeUpdate(Y.encodeStateAsUpdate(fresh.doc, before)).structs;
  expect(changed.map((struct) => struct.id.client)).toEqual([ann.doc.clientID]);
  await Promise.all([ann.close(), fresh.close()]);
}

const REFUSED: Record<string, [readonly (Uint8Array | string)[], number]> = {
  'an update that claims 32 M structs': [[encodeUpdate(hostileUpdates.manyStructs())], CLOSE.hostile],
  'the same as a step 2': [[encodeStep2(hostileUpdates.manyStructs())], CLOSE.hostile],
  'a V2 update': [[encodeUpdate(hostileUpdates.secondVersion())], CLOSE.hostile],
  'a struct of length 1e15': [[encodeUpdate(hostileUpdates.gc(7, 0, 1e15))], CLOSE.hostile],
  'a struct of length 0': [[encodeUpdate(hostileUpdates.gc(7, 0, 0))], CLOSE.hostile],
  'updates whose dependencies never come': [[1, 2, 3].map(() => encodeUpdate(hostileUpdates.orphan())), CLOSE.hostile],
  'a root type that is not of the board': [[encodeUpdate(hostileUpdates.root('evil'))], CLOSE.hostile],
  'an update of 20,000 root types': [[encodeUpdate(hostileUpdates.roots(20_000))], CLOSE.hostile],
  "a session document's root in the board": [[encodeUpdate(hostileUpdates.root('votes'))], CLOSE.hostile],
  'a truncated delete set': [[encodeUpdate(hostileUpdates.truncatedDeletes())], CLOSE.hostile],
  'a deleted range of nothing': [[encodeUpdate(hostileUpdates.emptyDelete(7, 0))], CLOSE.hostile],
  'a deleted range of nothing in a step 2': [[encodeStep2(hostileUpdates.emptyDelete(7, 5))], CLOSE.hostile],
  'a subdocument': [[encodeUpdate(hostileUpdates.subdocument())], CLOSE.hostile],
  'bytes after an update': [[encodeUpdate(hostileUpdates.trailingBytes())], CLOSE.hostile],
  'the key __proto__': [[encodeUpdate(hostileUpdates.prototypeKey())], CLOSE.hostile],
  '__proto__ in a value': [[encodeUpdate(hostileUpdates.prototypeInValue())], CLOSE.hostile],
  'types nested 5,000 deep': [[encodeUpdate(hostileUpdates.nested(5_000))], CLOSE.hostile],
  'a value nested 3,000 deep': [[encodeUpdate(hostileUpdates.deepValue(3_000))], CLOSE.hostile],
  'structs of 5,000 clients': [[encodeUpdate(hostileUpdates.manyClients(5_000))], CLOSE.hostile],
  'an update above the limit': [[encodeUpdate(new Uint8Array(LIMITS.update + 1))], CLOSE.tooLarge],
  'a huge string': [[encodeUpdate(hostileUpdates.text(7, 'canvas', 'a', 'x'.repeat(LIMITS.update)))], CLOSE.tooLarge],
  'a text frame': [['hello'], CLOSE.notBinary],
  'an empty frame': [[new Uint8Array()], CLOSE.hostile],
  'an unknown message': [[Uint8Array.of(99, 1, 2)], CLOSE.hostile],
  'two messages in one frame': [
    [Buffer.concat([encodeStep1(Uint8Array.of(0)), encodeUpdate(hostileUpdates.root('canvas'))])],
    CLOSE.hostile,
  ],
  'a flood of step 1': [Array.from({ length: 200 }, () => encodeStep1(Uint8Array.of(0))), CLOSE.hostile],
  'a malformed state vector': [[encodeStep1(Uint8Array.of(5, 1))], CLOSE.hostile],
  'a malformed presence': [[encodeAwareness(Uint8Array.of(9, 9))], CLOSE.hostile],
  'a barrier that is too long': [[encodeBarrier(new Uint8Array(65))], CLOSE.tooLarge],
};

test.each(Object.entries(REFUSED))('S5 refused: %s', (_, [frames, code]) => attack(frames, code));

/** Honest messages of every kind that has a body. */
const HONEST: Record<string, Uint8Array> = {
  'step 1': encodeStep1(Uint8Array.of(1, 7, 3)),
  'step 2': encodeStep2(hostileUpdates.text(7, 'canvas', 'a', 'x')),
  update: encodeUpdate(hostileUpdates.text(7, 'canvas', 'a', 'x')),
  presence: encodeAwareness(awarenessUpdate([{ id: 5, clock: 1, state: '{}' }])),
  barrier: encodeBarrier(new Uint8Array(8).fill(1)),
};

/** A message cut anywhere, with bytes behind it, and with a length that says one more or less. */
function wrongLengths(frame: Uint8Array): Uint8Array[] {
  const cut = Array.from({ length: frame.length }, (_, length) => frame.slice(0, length));
  const lengthAt = frame[0] === MESSAGE.sync ? 2 : 1;
  const said = [-1, 1, 100].map((by) => frame.with(lengthAt, (frame[lengthAt] ?? 0) + by));
  return [...cut, ...said, Buffer.concat([frame, Buffer.of(0)]), Buffer.concat([frame, frame])];
}

test.each(Object.entries(HONEST))('S5 refused: a %s of every wrong length', async (_, honest) => {
  const url = await newBoard();
  const ann = await SyncClient.join({ url });
  const closed = wrongLengths(honest).map(async (frame) => {
    const eve = await SyncClient.open({ url, user: 'eve' });
    eve.send(frame);
    return eve.closed;
  });
  expect(new Set(await Promise.all(closed))).toEqual(new Set([CLOSE.hostile]));
  ann.set('after', 1);
  await ann.saved();
  expect(ann.doc.getMap('canvas').toJSON()).toEqual({ after: 1 });
});

test("S5 a member's client id can't be used by another, so that their later edits can't vanish", async () => {
  const url = await newBoard();
  const ann = await SyncClient.join({ url });
  const eve = await SyncClient.join({ url, user: 'eve' });
  ann.set('first', 1);
  await ann.saved();
  await eve.until(() => eve.get('first') === 1);
  const clock = Y.getState(eve.doc.store, ann.doc.clientID);
  eve.send(encodeUpdate(hostileUpdates.gc(ann.doc.clientID, clock, 1000)));
  expect(await eve.closed).toBe(CLOSE.hostile);
  ann.set('second', 2);
  await ann.saved();
  const fresh = await SyncClient.join({ url, user: 'ben' });
  expect(fresh.get('second')).toBe(2);
});

test('S5 a struct that goes on where another began: what the server has and what members have stays the same', async () => {
  const boardId = `hostile-${++boards}`;
  await storeDocument(database.db, boardId);
  const url = `${server.url}/${boardId}`;
  const ann = await SyncClient.join({ url });
  const eve = await SyncClient.join({ url, user: 'eve' });
  eve.send(encodeUpdate(hostileUpdates.text(7, 'canvas', 'a', 'x')));
  eve.send(encodeUpdate(hostileUpdates.text(7, 'risks', 'b', 'yes')));
  await eve.saved();
  await ann.until(() => ann.get('a') !== 'x');
  const roots = (doc: Y.Doc) => [doc.getMap('canvas').toJSON(), doc.getMap('risks').toJSON()];
  expect(await server.rooms.read(boardId, roots)).toEqual(roots(ann.doc));
});

test('S5 an honest client that built on what the server lost is asked for all of it, and only then told it is saved', async () => {
  const url = await newBoard();
  const ann = await SyncClient.open({ url });
  const doc = new Y.Doc();
  doc.getMap('canvas').set('lost', 1);
  const before = Y.encodeStateVector(doc);
  doc.getMap('canvas').set('kept', 2);
  await ann.synced();
  Y.applyUpdate(ann.doc, Y.encodeStateAsUpdate(doc), ann);
  ann.send(encodeUpdate(Y.encodeStateAsUpdate(doc, before)));
  await ann.saved();
  expect(ann.received.filter((type) => type === '0/0')).toHaveLength(2);
  const ben = await SyncClient.join({ url, user: 'ben' });
  expect([ben.get('lost'), ben.get('kept')]).toEqual([1, 2]);
});

test('S5 100,000 presence ids are not kept, and nobody else is moved or silenced', async () => {
  const url = await newBoard();
  const ann = await SyncClient.join({ url });
  const ben = await SyncClient.join({ url, user: 'ben' });
  const awareness = new Awareness(new Y.Doc());
  const seen = () => {
    for (const update of ben.awarenessUpdates.splice(0)) applyAwarenessUpdate(awareness, update, null);
    return awareness.getStates();
  };
  ann.send(encodeAwareness(awarenessUpdate([{ id: 41, clock: 5, state: '{"cursor":1,"user":{"id":"boss"}}' }])));
  await ben.until(() => seen().has(41));
  expect(seen().get(41)).toMatchObject({ cursor: 1, user: { id: 'ann', name: 'ANN' } });

  const eve = await SyncClient.join({ url, user: 'eve' });
  const many = Array.from({ length: 100_000 }, (_, id) => ({ id: 1000 + id, clock: 1, state: '{}' }));
  for (let i = 0; i < many.length; i += 50_000) eve.send(encodeAwareness(awarenessUpdate(many.slice(i, i + 50_000))));
  eve.send(encodeAwareness(awarenessUpdate([{ id: 41, clock: 2 ** 53 - 1, state: 'null' }])));
  eve.send(encodeAwareness(awarenessUpdate([{ id: 41, clock: 6, state: '{"cursor":666}' }])));
  await eve.saved();
  ann.send(encodeAwareness(awarenessUpdate([{ id: 41, clock: 6, state: '{"cursor":2}' }])));
  await ben.until(() => seen().get(41)?.cursor === 2);
  expect(seen().size).toBeLessThanOrEqual(2 + 4);
  await eve.close();
  await ben.until(() => seen().size <= 2);
});
