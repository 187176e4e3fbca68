import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeStep2, encodeUpdate } from '#server/rooms/encode-frame.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { hostileUpdates } from '#test/fixtures/sync-hostile.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

/** Who wrote a comment is what its key says: the server takes nothing that would make it a lie. */

const ROOT = 'comments';
const HELLO = { type: 'comment', text: 'Hello' };

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

/** Ann has commented; Eve, and whoever else, has read it. */
async function begin({ role = 'editor' } = {}) {
  const boardId = `authors-${++boards}`;
  await storeDocument(database.db, boardId);
  const url = `${server.url}/${boardId}/session`;
  const ann = await SyncClient.join({ url, user: 'ann', role: 'commenter' });
  const eve = await SyncClient.join({ url, user: 'eve', role });
  ann.set('ann/1', HELLO, ROOT);
  await ann.saved();
  await eve.until(() => eve.get('ann/1', ROOT) !== undefined);
  return { url, ann, eve };
}

/** What a third person reads now. */
async function read(url: string): Promise<Record<string, unknown>> {
  const reader = await SyncClient.join({ url, user: 'ray', role: 'viewer' });
  const content = reader.doc.getMap(ROOT).toJSON();
  await reader.close();
  return content;
}

/** An update that a client makes of its copy without sending it. */
function change(client: SyncClient, edit: (comments: Y.Map<unknown>, doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(client.doc));
  const before = Y.encodeStateVector(doc);
  doc.transact(() => edit(doc.getMap(ROOT), doc));
  return Y.encodeStateAsUpdate(doc, before);
}

const ATTACKS: readonly (readonly [string, (eve: SyncClient) => Uint8Array])[] = [
  ['writes in the name of another', (eve) => change(eve, (c) => c.set('ann/2', HELLO))],
  ['writes in nobody’s name', (eve) => change(eve, (c) => c.set('hello', HELLO))],
  ['writes under a key that is hers but for a letter', (eve) => change(eve, (c) => c.set('eve2/1', HELLO))],
  ['replaces what another wrote', (eve) => change(eve, (c) => c.set('ann/1', { ...HELLO, text: 'Bye' }))],
  [
    'replaces it twice, so that the second stands on the first',
    (eve) =>
      change(eve, (c) => {
        c.set('ann/1', 1);
        c.set('ann/1', 2);
      }),
  ],
  ['deletes it', (eve) => change(eve, (c) => c.delete('ann/1'))],
  [
    'hides it among what is hers',
    (eve) =>
      change(eve, (c) => {
        for (let i = 0; i < 200; i++) c.set(`eve/${i}`, { ...HELLO, text: 'x'.repeat(50) });
        c.delete('ann/1');
      }),
  ],
  ['puts a type that others could write into under her name', (eve) => change(eve, (c) => c.set('eve/1', new Y.Map()))],
  ['makes a list of the root', () => listUpdate()],
  [
    'goes on where another client was, under a key of hers',
    (eve) => {
      const client = [...eve.doc.store.clients.keys()][0] ?? 0;
      return hostileUpdates.text(client, ROOT, 'eve/1', 'as long as that');
    },
  ],
];

function listUpdate(): Uint8Array {
  const doc = new Y.Doc();
  doc.getArray(ROOT).push([HELLO]);
  return Y.encodeStateAsUpdate(doc);
}

describe.each([
  ['an update', encodeUpdate, CLOSE.hostile],
  ['a step 2', encodeStep2, CLOSE.tryLater],
] as const)('S4 by %s', (_, encode, code) => {
  test.each(ATTACKS)('S4 who %s is turned away, and nothing of it stays', async (_name, attack) => {
    const { url, ann, eve } = await begin();
    // Otherwise her use of Ann's client would be what gives her away.
    await ann.close();
    eve.send(encode(attack(eve)));
    expect([code, CLOSE.hostile]).toContain(await eve.closed);
    expect(await read(url)).toEqual({ 'ann/1': HELLO });
  });
});

test('S4 each writes, changes and deletes what is theirs, and an owner deletes what is another’s', async () => {
  const { url, ann, eve } = await begin({ role: 'owner' });
  eve.set('eve/1', HELLO, ROOT);
  eve.set('eve/1', { ...HELLO, text: 'Changed' }, ROOT);
  await eve.saved();
  ann.doc.getMap(ROOT).delete('ann/1');
  ann.set('ann/2', HELLO, ROOT);
  ann.set('ann/3', HELLO, ROOT);
  await ann.saved();
  await eve.until(() => eve.get('ann/3', ROOT) !== undefined);
  eve.doc.getMap(ROOT).delete('ann/2');
  await eve.saved();
  expect(await read(url)).toEqual({ 'eve/1': { ...HELLO, text: 'Changed' }, 'ann/3': HELLO });
});

test('S4 an owner can not change what another wrote', async () => {
  const { url, eve } = await begin({ role: 'owner' });
  eve.set('ann/1', { ...HELLO, text: 'I agree' }, ROOT);
  expect(await eve.closed).toBe(CLOSE.hostile);
  expect(await read(url)).toEqual({ 'ann/1': HELLO });
});

test('S3 who comes back with all there is, deletions included, is let in', async () => {
  const { url, ann, eve } = await begin();
  ann.set('ann/2', HELLO, ROOT);
  ann.doc.getMap(ROOT).delete('ann/1');
  await ann.saved();
  await eve.until(() => eve.get('ann/2', ROOT) !== undefined && eve.get('ann/1', ROOT) === undefined);
  await eve.drop();
  eve.set('eve/1', HELLO, ROOT);
  const again = await SyncClient.join({ url, user: 'eve', doc: eve.doc });
  again.send(encodeStep2(Y.encodeStateAsUpdate(again.doc)));
  await again.saved();
  expect(Object.keys(await read(url)).sort()).toEqual(['ann/2', 'eve/1']);
});

test('S4 votes and timer are everybody’s', async () => {
  const { eve } = await begin();
  eve.set('ann', 3, 'votes');
  await eve.saved();
});
