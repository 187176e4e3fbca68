import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { loadDocument } from '#server/log/load-document.ts';
import { SCHEMA_VERSION } from '#shared/board/schema-version.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/messages.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

let database: TestDatabase;
let server: SyncServer;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startSyncServer({ db: database.db });
});

afterAll(async () => {
  await server.stop();
  await database.close();
});

async function newBoard(boardId: string): Promise<string> {
  await storeDocument(database.db, boardId);
  return `${server.url}/${boardId}`;
}

test('S2 an edit is in the database before its acknowledgement comes, and then others have it too', async () => {
  const url = await newBoard('edit');
  const ann = await SyncClient.join({ url });
  const ben = await SyncClient.join({ url, user: 'ben' });
  ann.set('a', 1);
  await ann.saved();
  const stored = await loadDocument(database.db, 'edit');
  const rebuilt = new Y.Doc();
  for (const payload of stored?.payloads ?? []) Y.applyUpdate(rebuilt, payload);
  expect(rebuilt.getMap('canvas').get('a')).toBe(1);
  await ben.until(() => ben.get('a') === 1);
});

test('S2 whoever enters is synced once all is there that was saved before: nothing of it comes behind the step 2', async () => {
  const url = await newBoard('entered');
  const ann = await SyncClient.join({ url });
  for (let i = 0; i < 5; i++) {
    ann.set(`k${i}`, i);
    await ann.saved();
    const ben = await SyncClient.join({ url, user: 'ben' });
    // The answer comes behind all that the server sent before.
    await ben.saved();
    const documents = () => ben.received.filter((type) => type === '0/1' || type === '0/2');
    expect(documents().at(-1)).toBe('0/1');
    // Who comes back with what they have is served in the same order.
    const carl = await SyncClient.join({ url, user: 'carl', doc: ben.doc });
    await carl.saved();
    expect(carl.received.findLast((type) => type === '0/1' || type === '0/2')).toBe('0/1');
    await carl.close();
    await ben.close();
  }
});

test('S2 rows say who wrote them, in causal order', async () => {
  const url = await newBoard('authors');
  const ann = await SyncClient.join({ url });
  const ben = await SyncClient.join({ url, user: 'ben' });
  const seen: string[][] = [];
  const stopListening = server.rooms.onCommitted(({ docId, actorIds }) => {
    if (docId === 'authors') seen.push([...actorIds]);
  });
  ann.set('a', 1);
  await ann.saved();
  ben.set('b', 1);
  await ben.saved();
  stopListening();
  expect(seen).toEqual([['ann'], ['ben']]);
  const rows = await database.pool.query('select seq, actor_id from board_updates where doc_id = $1 order by seq', [
    'authors',
  ]);
  expect(rows.rows.map((row) => row.actor_id)).toEqual([null, 'ann', 'ben']);
});

test('a change of the server is one transaction that everybody sees, resolved after COMMIT', async () => {
  const url = await newBoard('change');
  const ann = await SyncClient.join({ url });
  const result = await server.rooms.change('change', { actorId: 'cli', origin: 'import' }, (doc) => {
    doc.getMap('canvas').set('x', 1);
    doc.getMap('canvas').set('y', 2);
    return 'done';
  });
  expect(result).toBe('done');
  expect((await loadDocument(database.db, 'change'))?.headSeq).toBe(2);
  await ann.until(() => ann.get('y') === 2);
  expect(await server.rooms.read('change', (doc) => doc.getMap('canvas').get('x'))).toBe(1);
});

test('a change that throws leaves nothing behind', async () => {
  await newBoard('throws');
  await server.rooms.change('throws', { actorId: null, origin: 'import' }, (doc) => {
    doc.getMap('canvas').set('keep', 'old');
  });
  const failed = server.rooms.change('throws', { actorId: null, origin: 'import' }, (doc) => {
    doc.getMap('canvas').set('keep', 'new');
    doc.getMap('risks').set('half', new Y.Map());
    throw new Error('row 7 is bad');
  });
  await expect(failed).rejects.toThrow('row 7 is bad');
  const left = await server.rooms.read('throws', (doc) => [
    doc.getMap('canvas').toJSON(),
    doc.getMap('risks').toJSON(),
  ]);
  expect(left).toEqual([{ keep: 'old' }, {}]);
});

test('what does not exist, or is of another origin, is refused by HTTP status', async () => {
  const url = await newBoard('refuse');
  await expect(SyncClient.open({ url: `${server.url}/nothing-here` })).rejects.toThrow('404');
  await expect(SyncClient.open({ url: `${server.url}/..%2f..` })).rejects.toThrow('404');
  await expect(SyncClient.open({ url, headers: { origin: 'https://evil.example' } })).rejects.toThrow('403');
  await expect(SyncClient.open({ url, role: 'stranger' })).rejects.toThrow('403');
  const own = await SyncClient.join({ url, headers: { origin: `http://127.0.0.1:${server.port}` } });
  await own.close();
});

test('S1 comments of a board that was restored before anybody opened it are of the generation of the board', async () => {
  await storeDocument(database.db, 'restored');
  await database.pool.query("update board_docs set generation = 7 where id = 'restored'");
  const params = { protocol: String(PROTOCOL_VERSION), schema: String(SCHEMA_VERSION), generation: '7' };
  const session = await SyncClient.join({ url: `${server.url}/restored/session`, params });
  const { rows } = await database.pool.query("select generation from board_docs where id = 'restored/session'");
  expect(rows).toEqual([{ generation: 7 }]);
  await session.close();
});

test('S1 a client that names an older version, or another generation, is told to reload; a stock one is served', async () => {
  const url = await newBoard('versions');
  for (const [name, version] of Object.entries({ protocol: '0', schema: '0', generation: '7' })) {
    const old = await SyncClient.open({ url, params: { [name]: version } });
    expect(await old.closed).toBe(CLOSE.reload);
    expect(old.received).toEqual([]);
  }
  const current = await SyncClient.join({
    url,
    params: { protocol: String(PROTOCOL_VERSION), schema: String(SCHEMA_VERSION), generation: '1' },
  });
  await current.close();
});

test('a session document comes to be when it is first opened, once, however many open it at a time', async () => {
  const url = await newBoard('session-doc');
  const clients = await Promise.all(
    [1, 2, 3, 4, 5].map((n) => SyncClient.join({ url: `${url}/session`, user: `u${n}`, role: 'commenter' })),
  );
  clients[0]?.set('c1', 'hello', 'votes');
  await clients[0]?.saved();
  await clients[4]?.until(() => clients[4]?.get('c1', 'votes') === 'hello');
  await expect(SyncClient.open({ url: `${server.url}/nothing-here/session` })).rejects.toThrow('404');
});
