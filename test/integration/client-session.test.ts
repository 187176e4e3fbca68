import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { type OpenBoardOptions, openBoardSession } from '#app/board/sync/open-board-session.ts';
import { transact } from '#shared/board/board-doc.ts';
import { insertRecord, patchRecord } from '#shared/board/collection.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

let database: TestDatabase;
let server: SyncServer;
const sessions: BoardSession[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startSyncServer({ db: database.db, settings: { degradedAfterMs: 50 } });
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
});
afterAll(async () => {
  await server.stop();
  await database.close();
});

/** Opens a board as the page does, without a device: people are told apart by the address in these tests. */
function open(boardId: string, userId: string, options: Partial<OpenBoardOptions> = {}): BoardSession {
  class Socket extends NodeWebSocket {
    constructor(url: string) {
      super(`${url}&user=${userId}&role=${options.role ?? 'editor'}`);
    }
  }
  const session = openBoardSession({
    boardId,
    title: 'Plan',
    role: 'editor',
    user: { id: userId, name: userId },
    generation: 1,
    keepOnDevice: false,
    serverUrl: `ws://127.0.0.1:${server.port}`,
    WebSocket: Socket as unknown as typeof WebSocket,
    ...options,
  });
  sessions.push(session);
  return session;
}

const add = (session: BoardSession, id: string) =>
  session.run((board) => transact(board, 'user', () => insertRecord(board, 'initiatives', id, { title: id })));
const edit = (session: BoardSession, id: string, progress: number, mergeKey?: string) =>
  session.run((board) => transact(board, 'user', () => patchRecord(board, 'initiatives', id, { progress })), {
    mergeKey,
  });
const until = (session: BoardSession, status: object) =>
  expect.poll(() => session.status.get(), { timeout: 20_000, interval: 10 }).toMatchObject(status);

test('S2 saved is said only after COMMIT, and while commits fail everybody is told that nothing is', async () => {
  await storeDocument(database.db, 'honest');
  const ann = open('honest', 'ann');
  const ben = open('honest', 'ben');
  const vic = open('honest', 'vic', { role: 'viewer' });
  await until(ann, { state: 'saved' });
  await until(vic, { state: 'read-only' });
  await database.pool.query('alter table board_updates rename to hidden');
  const seen: string[] = [];
  const stopListening = ann.status.subscribe(() => seen.push(ann.status.get().state));
  add(ann, 'i1');
  await until(ann, { state: 'not-saved-yet', waiting: 1 });
  await until(ben, { state: 'not-saved-yet', waiting: 0 });
  await until(vic, { state: 'not-saved-yet', waiting: 0 });
  stopListening();
  expect(seen).not.toContain('saved');
  await database.pool.query('alter table hidden rename to board_updates');
  await until(ann, { state: 'saved' });
  await until(ben, { state: 'saved' });
  await until(vic, { state: 'read-only' });
});

test('S3 changes made without a server are counted as people count, and saved when it is back', async () => {
  await storeDocument(database.db, 'away');
  const ann = open('away', 'ann');
  await until(ann, { state: 'saved' });
  add(ann, 'i1');
  await until(ann, { state: 'saved' });
  const { port } = server;
  await server.stop();
  await until(ann, { state: 'offline', waiting: 0, kept: 'tab' });
  edit(ann, 'i1', 1, 'typing');
  edit(ann, 'i1', 12, 'typing');
  expect(ann.status.get()).toMatchObject({ state: 'offline', waiting: 1 });
  add(ann, 'i2');
  ann.undo.undo();
  expect(ann.status.get()).toMatchObject({ state: 'offline', waiting: 3 });
  expect(ann.offline.unsent().changes).toMatchObject([{ what: 'changed', fields: { progress: { from: 0, to: 12 } } }]);
  server = await startSyncServer({ db: database.db, port, settings: { degradedAfterMs: 50 } });
  await until(ann, { state: 'saved' });
  const stored = await server.rooms.read('away', (doc) => doc.getMap('initiatives').toJSON());
  expect(stored).toMatchObject({ i1: { progress: 12 } });
  expect(stored).not.toHaveProperty('i2');
});

test('S3 a deletion alone, which moves no clock, waits and is saved too', async () => {
  await storeDocument(database.db, 'gone');
  const ann = open('gone', 'ann');
  add(ann, 'i1');
  await until(ann, { state: 'saved' });
  const { port } = server;
  await server.stop();
  await until(ann, { state: 'offline' });
  ann.run((board) => transact(board, 'user', () => board.records.initiatives.delete('i1')));
  expect(ann.status.get()).toMatchObject({ waiting: 1 });
  server = await startSyncServer({ db: database.db, port, settings: { degradedAfterMs: 50 } });
  await until(ann, { state: 'saved' });
  expect(await server.rooms.read('gone', (doc) => doc.getMap('initiatives').size)).toBe(0);
});

test('S4 an editor whom the server takes for a viewer sends nothing, and nothing of it is called saved', async () => {
  await storeDocument(database.db, 'demoted');
  server.roles.set('dan', 'viewer');
  const dan = open('demoted', 'dan');
  await expect.poll(() => dan.loaded.get(), { timeout: 20_000 }).toBe(true);
  const ignored = server.rooms.stats().writesIgnored;
  add(dan, 'i1');
  await until(dan, { state: 'not-saved-yet', waiting: 1 });
  expect(server.rooms.stats().writesIgnored).toBe(ignored);
  expect(dan.offline.waiting()).toEqual({ count: 1, kept: 'tab' });
  server.roles.delete('dan');
});

test('S3 a page that was made for another generation of the document is told to reload, and merges nothing', async () => {
  await storeDocument(database.db, 'replaced');
  const ann = open('replaced', 'ann', { generation: 7 });
  add(ann, 'stray');
  await until(ann, { state: 'closed', reason: 'reload', waiting: 1 });
  expect(await server.rooms.read('replaced', (doc) => doc.getMap('initiatives').size)).toBe(0);
});

test('a session that was put back on the line tells what others did meanwhile', async () => {
  await storeDocument(database.db, 'merged');
  const ann = open('merged', 'ann');
  add(ann, 'i1');
  await until(ann, { state: 'saved' });
  const { port } = server;
  await server.stop();
  await until(ann, { state: 'offline' });
  edit(ann, 'i1', 40);
  server = await startSyncServer({ db: database.db, port, settings: { degradedAfterMs: 50 } });
  await server.rooms.change('merged', { actorId: 'ben', origin: 'user' }, (doc) => {
    const board = doc.getMap<import('yjs').Map<unknown>>('initiatives');
    board.get('i1')?.set('progress', 55);
  });
  await expect.poll(() => ann.offline.report.get(), { timeout: 20_000 }).not.toBeNull();
  expect(ann.offline.report.get()).toMatchObject({
    saved: 1,
    others: [{ what: 'changed', kind: 'initiatives' }],
    conflicts: [{ what: 'field', field: 'progress', mine: 40, theirs: 55 }],
  });
  ann.offline.dismissReport();
  expect(ann.offline.report.get()).toBeNull();
});

test('S3 what was made before the line was there travels whole, larger than any single update may be', async () => {
  await storeDocument(database.db, 'large');
  const ann = open('large', 'ann');
  const note = '€'.repeat(60_000);
  for (let i = 0; i * note.length * 3 < LIMITS.update * 1.5; i++) {
    ann.run((board) =>
      transact(board, 'user', () => insertRecord(board, 'risks', `r${i}`, { title: `r${i}`, notes: note })),
    );
  }
  expect(ann.status.get()).toEqual({ state: 'connecting' });
  await until(ann, { state: 'saved' });
  expect(await server.rooms.read('large', (doc) => doc.getMap('risks').size)).toBe(ann.view.get().risks.list.length);
});

test('S3 one change on the line that is larger than any single update may be is taken, and so are its undo and redo', async () => {
  await storeDocument(database.db, 'pasted');
  const [ann, ben] = [open('pasted', 'ann'), open('pasted', 'ben')];
  await until(ann, { state: 'saved' });
  await until(ben, { state: 'saved' });
  const before = ann.view.get().initiatives.list.length;
  const seen = () => expect.poll(() => ben.view.get().initiatives.list.length, { timeout: 20_000, interval: 10 });
  let bytes = 0;
  ann.board.doc.on('update', (update: Uint8Array) => {
    bytes = Math.max(bytes, update.byteLength);
  });
  ann.run((board) =>
    transact(board, 'user', () => {
      for (let i = 0; i < 3_000; i++) insertRecord(board, 'initiatives', `i${i}`, { title: `Row ${i}` });
    }),
  );
  expect(bytes).toBeGreaterThan(LIMITS.update);
  await seen().toBe(before + 3_000);
  ann.undo.undo();
  await seen().toBe(before);
  ann.undo.redo();
  await seen().toBe(before + 3_000);
  await until(ann, { state: 'saved' });
});

test('S3 far more text than a million characters, made without a server, is taken', async () => {
  await storeDocument(database.db, 'much-text');
  const ann = open('much-text', 'ann');
  for (let i = 0; i < 16; i++) {
    ann.run((board) =>
      transact(board, 'user', () =>
        insertRecord(board, 'risks', `r${i}`, { title: `r${i}`, notes: 'x'.repeat(100_000) }),
      ),
    );
  }
  await until(ann, { state: 'saved' });
});

test('changes that the server refuses again and again are called not accepted, and can be given up', async () => {
  await storeDocument(database.db, 'refused');
  const ann = open('refused', 'ann');
  // What no client of ours writes to: the server takes it for an attack.
  ann.run((board) => transact(board, 'user', () => board.doc.getMap('nowhere').set('a', 1)));
  await until(ann, { state: 'closed', reason: 'refused', waiting: 1 });
  expect(ann.offline.waiting().count).toBe(1);
  add(ann, 'late');
  expect(ann.view.get().initiatives.byId.has('late')).toBe(false);
  await ann.offline.discard();
  expect(ann.status.get()).toMatchObject({ waiting: 0 });
});
