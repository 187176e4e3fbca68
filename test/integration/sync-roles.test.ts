import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { loadDocument } from '#server/log/load-document.ts';
import { encodeStep1, encodeStep2, encodeUpdate } from '#server/rooms/encode-frame.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { hostileUpdates } from '#test/fixtures/sync-hostile.ts';
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

async function newBoard(): Promise<{ id: string; url: string }> {
  const id = `roles-${++boards}`;
  await storeDocument(database.db, id);
  return { id, url: `${server.url}/${id}` };
}

const head = async (docId: string) => (await loadDocument(database.db, docId))?.headSeq;

describe.each(['viewer', 'commenter'])('S4 a %s', (role) => {
  test.each([
    ['an update', (update: Uint8Array) => encodeUpdate(update)],
    ['a step 2', (update: Uint8Array) => encodeStep2(update)],
  ])('S4 cannot write the board by %s, and goes on reading', async (_, encode) => {
    const { id, url } = await newBoard();
    const eve = await SyncClient.join({ url, user: 'eve', role });
    const ann = await SyncClient.join({ url });
    const ignored = server.rooms.stats().writesIgnored;
    eve.send(encode(hostileUpdates.root('canvas')));
    ann.set('plan', 1);
    await ann.saved();
    await eve.until(() => eve.get('plan') === 1);
    expect(server.rooms.stats().writesIgnored).toBe(ignored + 1);
    expect(await head(id)).toBe(2);
    expect(eve.received).not.toContain('0/0');
  });

  test('S4 cannot write by a frame that begins as a harmless one', async () => {
    const { id, url } = await newBoard();
    const eve = await SyncClient.join({ url, user: 'eve', role });
    eve.send(Buffer.concat([encodeStep1(Uint8Array.of(0)), encodeUpdate(hostileUpdates.root('canvas'))]));
    expect(await eve.closed).toBe(CLOSE.hostile);
    expect(await head(id)).toBe(1);
  });

  test('S4 is never told that such a write is saved', async () => {
    const { url } = await newBoard();
    const eve = await SyncClient.join({ url, user: 'eve', role });
    await eve.saved();
    eve.send(encodeUpdate(hostileUpdates.root('canvas')));
    const answered = eve.saved().then(
      () => 'saved',
      () => 'never',
    );
    eve.send(encodeStep1(Uint8Array.of(0)));
    const step2s = eve.received.filter((type) => type === '0/1').length;
    await eve.until(() => eve.received.filter((type) => type === '0/1').length > step2s);
    expect(eve.received.filter((type) => type === '102')).toHaveLength(1);
    await eve.close();
    expect(await Promise.race([answered, Promise.resolve('waiting')])).toBe('waiting');
  });
});

test('S4 a commenter writes the session document, a viewer does not', async () => {
  const { id, url } = await newBoard();
  const cleo = await SyncClient.join({ url: `${url}/session`, user: 'cleo', role: 'commenter' });
  const eve = await SyncClient.join({ url: `${url}/session`, user: 'eve', role: 'viewer' });
  eve.send(encodeUpdate(hostileUpdates.root('votes')));
  cleo.set('cleo/c', 'hello', 'comments');
  await cleo.saved();
  await eve.until(() => eve.get('cleo/c', 'comments') === 'hello');
  expect(await head(`${id}/session`)).toBe(1);
  expect(await head(id)).toBe(1);
});

test('S4 who loses the right to write is out at once, and what was in flight goes nowhere', async () => {
  const { id, url } = await newBoard();
  const eve = await SyncClient.join({ url, user: 'mallory' });
  const second = await SyncClient.join({ url, user: 'mallory' });
  eve.set('before', 1);
  await eve.saved();
  server.roles.set('mallory', 'viewer');
  await server.rooms.recheckAccess({ userId: 'mallory', boardId: id });
  // The server is closing both; they do not know it yet.
  expect([eve.ws.readyState, second.ws.readyState]).toEqual([eve.ws.OPEN, eve.ws.OPEN]);
  eve.set('in-flight', 1);
  second.send(encodeUpdate(hostileUpdates.root('canvas')));
  expect([await eve.closed, await second.closed]).toEqual([CLOSE.restart, CLOSE.restart]);
  const again = await SyncClient.join({ url, user: 'mallory', doc: eve.doc });
  again.set('after', 1);
  await again.close();
  const fresh = await SyncClient.join({ url, user: 'ben' });
  expect(fresh.doc.getMap('canvas').toJSON()).toEqual({ before: 1 });
});

test('S4 who loses access is out within a second, and stays out', async () => {
  const { id, url } = await newBoard();
  const eve = await SyncClient.join({ url, user: 'trudy' });
  const start = performance.now();
  server.banned.add('trudy');
  await server.rooms.recheckAccess({ userId: 'trudy', boardId: id });
  expect(await eve.closed).toBe(CLOSE.accessGone);
  expect(performance.now() - start).toBeLessThan(1_000);
  await expect(SyncClient.open({ url, user: 'trudy' })).rejects.toThrow('403');
});

test.each([{ userId: 'eve' }, { sessionId: 'hers' }, { boardId: 'hers' }])(
  'S4 rights taken away (%o) while the socket is being opened are asked again',
  async (scope) => {
    const { id } = await newBoard();
    let asked = 0;
    const strict = await startSyncServer({
      db: database.db,
      authorise: () => {
        asked += 1;
        // The first answer is outdated by the time it is used.
        if (asked === 1) void strict.rooms.recheckAccess(scope);
        if (asked === 2) return Promise.resolve({ ok: false, status: 403 });
        const user = { id: 'eve', name: 'Eve' };
        return Promise.resolve({ ok: true, user, sessionId: 'hers', role: 'editor', boardArchived: false });
      },
    });
    await expect(SyncClient.open({ url: `${strict.url}/${id}` })).rejects.toThrow('403');
    expect(asked).toBe(2);
    await strict.stop();
  },
);

test('S4 a viewer who reads an edit that is not theirs cannot bring it back under their name', async () => {
  const { id, url } = await newBoard();
  const ann = await SyncClient.join({ url });
  const eve = await SyncClient.join({ url, user: 'eve', role: 'viewer' });
  ann.set('a', 1);
  await ann.saved();
  await eve.until(() => eve.get('a') === 1);
  eve.send(encodeStep2(Y.encodeStateAsUpdate(eve.doc)));
  await ann.saved();
  expect(await head(id)).toBe(2);
});
