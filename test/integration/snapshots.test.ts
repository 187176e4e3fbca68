import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createLocalBus } from '#server/bus/local-bus.ts';
import { users } from '#server/db/schema/accounts.ts';
import { boardDocs, boards } from '#server/db/schema/boards.ts';
import { captureCommitted } from '#server/history/capture-board.ts';
import { VersionEncoder } from '#server/history/content/version-encoder.ts';
import { editedBoards, noteForgotten } from '#server/history/editing-queries.ts';
import { insertIfChanged } from '#server/history/snapshot-queries.ts';
import { createSnapshots, SnapshotNameError, type Snapshots } from '#server/history/snapshots.ts';
import { createRooms, type Rooms } from '#server/rooms/rooms.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import { insertRecord, patchRecord } from '#shared/board/collection.ts';
import { plainBoard } from '#shared/board/plain-board.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import { SCHEMA_VERSION } from '#shared/board/schema-version.ts';
import { storeBoard, storeOrganisation } from '#test/fixtures/stored-board.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

describe('snapshots', () => {
  let test: TestDatabase;
  let rooms: Rooms;
  let snapshots: Snapshots;
  beforeAll(async () => {
    test = await openTestDatabase();
    rooms = createRooms({
      db: test.db,
      log: pino({ level: 'silent' }),
      bus: createLocalBus(),
      authorise: async () => ({ ok: false, status: 403 }),
    });
    snapshots = createSnapshots({ db: test.db, rooms, now: () => new Date(), newId: randomUUID });
    await storeOrganisation(test.db, 'org');
    await test.db.insert(users).values({ id: 'ana', email: 'ana@example.com', name: 'Ana', passwordHash: '-' });
  });
  afterAll(async () => {
    await rooms.stop();
    await test.close();
  });

  const edit = (boardId: string, title: string) =>
    rooms.change(boardId, { actorId: 'ana', origin: 'user' }, (doc) => {
      const board = openBoard(doc);
      if (board.records.initiatives.has('one')) patchRecord(board, 'initiatives', 'one', { title });
      else insertRecord(board, 'initiatives', 'one', { title });
    });
  const names = async (boardId: string) => (await snapshots.list(boardId)).map(({ name, kind }) => `${kind}: ${name}`);

  const isEdited = async (boardId: string) =>
    (await editedBoards(test.db)).some((edited) => edited.boardId === boardId);

  it('keeps the document and its plain view under a name, whatever happens to the board later', async () => {
    await storeBoard(test.db, 'org', 'named');
    await edit('named', 'As agreed');
    const id = await snapshots.take({ boardId: 'named', name: '  Q1 commitment ', takenBy: 'ana' });
    await edit('named', 'Changed since');

    const kept = await snapshots.read(id);
    expect(kept).toMatchObject({
      boardId: 'named',
      kind: 'named',
      name: 'Q1 commitment',
      takenBy: 'Ana',
      schemaVersion: SCHEMA_VERSION,
    });
    const [doc] = await test.db.select().from(boardDocs).where(eq(boardDocs.id, 'named'));
    expect(kept?.seq).toBe((doc?.headSeq ?? 0) - 1);
    const restored = new Y.Doc();
    Y.applyUpdate(restored, kept?.state ?? new Uint8Array());
    const view = plainBoard(createBoardProjection(openBoard(restored)).view());
    expect(view.initiatives.map(({ title }) => title)).toEqual(['As agreed']);
    expect(kept?.view).toEqual(view);
    expect(await snapshots.list('named')).toMatchObject([
      { id, name: 'Q1 commitment', takenBy: 'Ana', counts: { initiatives: 1, risks: 0, dependencies: 0 } },
    ]);
  });

  it('holds no trace of what was deleted before', async () => {
    await storeBoard(test.db, 'org', 'collected');
    await rooms.change('collected', { actorId: null, origin: 'user' }, (doc) => {
      insertRecord(openBoard(doc), 'teams', 'secret', { name: 'Project Nightingale' });
    });
    await rooms.change('collected', { actorId: null, origin: 'user' }, (doc) => {
      openBoard(doc).records.teams.delete('secret');
    });
    const kept = await snapshots.read(await snapshots.take({ boardId: 'collected', name: 'After', takenBy: null }));
    expect(Buffer.from(kept?.state ?? []).toString('latin1')).not.toContain('Nightingale');
  });

  it('refuses names that are empty or too long, and boards that are not there', async () => {
    await storeBoard(test.db, 'org', 'refusing');
    const take = (name: string, boardId = 'refusing') => snapshots.take({ boardId, name, takenBy: null });
    await expect(take('   ')).rejects.toThrow(SnapshotNameError);
    await expect(take('x'.repeat(121))).rejects.toThrow('At most 120 characters');
    await expect(take('x'.repeat(120))).resolves.toBeTypeOf('string');
    await expect(take('Fine', 'nowhere')).rejects.toMatchObject({ name: 'UnknownDocumentError' });
    expect(await snapshots.read('nowhere')).toBeNull();
  });

  it('stores text that jsonb can not hold', async () => {
    await storeBoard(test.db, 'org', 'odd');
    await edit('odd', 'nul \0 and half \uD800 of a pair');
    const kept = await snapshots.read(await snapshots.take({ boardId: 'odd', name: 'nul \0', takenBy: null }));
    expect(kept?.view.initiatives[0]?.title).toMatch(/^nul \uFFFD and half \uFFFD+ of a pair$/);
  });

  it('takes an automatic one only when the records differ from the last, even if several processes try at once', async () => {
    await storeBoard(test.db, 'org', 'equal');
    await edit('equal', 'One');
    const tries = await Promise.all([1, 2, 3].map(() => snapshots.takeAutomatic('equal', 'while-editing')));
    expect(tries.filter((id) => id !== null)).toHaveLength(1);
    await edit('equal', 'Two');
    await edit('equal', 'One');
    expect(await snapshots.takeAutomatic('equal', 'session-ended')).toBeNull();
    await edit('equal', 'Three');
    expect(await snapshots.takeAutomatic('equal', 'session-ended')).toBeTypeOf('string');
    expect(await names('equal')).toEqual(['automatic: After a session', 'automatic: During a session']);
  });

  it('keeps nothing older than what is kept, which a process may bring that stalled over its work', async () => {
    await storeBoard(test.db, 'org', 'stalled');
    await edit('stalled', 'Old');
    const encoder = new VersionEncoder();
    const old = await captureCommitted({ db: test.db, encoder }, 'stalled');
    await edit('stalled', 'New');
    expect(await snapshots.takeAutomatic('stalled', 'while-editing')).toBeTypeOf('string');
    const late = { id: randomUUID(), kind: 'automatic', reason: 'while-editing', name: 'Late', note: '' } as const;
    const now = { takenAt: new Date(), takenBy: null };
    expect((await insertIfChanged(test.db, { ...old, ...late, ...now, boardId: 'stalled' })).stored).toBe(false);
    expect(await names('stalled')).toEqual(['automatic: During a session']);
  });

  it('has a version of what is there before something changes much of it, and no second one of the same', async () => {
    await storeBoard(test.db, 'org', 'before');
    await edit('before', 'As it was');
    const id = await snapshots.takeBefore('before', 'before-restore', 'ana');
    expect(await snapshots.takeBefore('before', 'before-import', 'ana')).toBe(id);
    expect(await snapshots.list('before')).toMatchObject([
      { id, kind: 'automatic', reason: 'before-restore', name: 'Before a restore', takenBy: 'Ana' },
    ]);
    expect((await snapshots.read(id))?.view.initiatives).toMatchObject([{ title: 'As it was' }]);
  });

  it('tells who edited since the version before, and the note', async () => {
    await test.db.insert(users).values({ id: 'ben', email: 'ben@example.com', name: 'Ben', passwordHash: '-' });
    await storeBoard(test.db, 'org', 'written');
    await edit('written', 'By Ana');
    await snapshots.take({ boardId: 'written', name: 'First', note: '  As agreed with Ben. ', takenBy: 'ben' });
    await rooms.change('written', { actorId: 'ben', origin: 'user' }, (doc) =>
      patchRecord(openBoard(doc), 'initiatives', 'one', { title: 'By Ben' }),
    );
    await snapshots.takeAutomatic('written', 'session-ended');
    expect(await snapshots.list('written')).toMatchObject([
      { name: 'After a session', note: '', authors: [{ id: 'ben', name: 'Ben' }] },
      { name: 'First', note: 'As agreed with Ben.', authors: [{ id: 'ana', name: 'Ana' }] },
    ]);
  });

  it('replays a board: each version as what it changes of the one before', async () => {
    await storeBoard(test.db, 'org', 'replayed');
    for (const title of ['One', 'Two', 'Three']) {
      await edit('replayed', title);
      await snapshots.take({ boardId: 'replayed', name: title, takenBy: null });
    }
    const { versions, passedOver } = await snapshots.replay('replayed', { from: null, to: null });
    expect(passedOver).toBe(0);
    expect(versions.map(({ name }) => name)).toEqual(['One', 'Two', 'Three']);
    expect(versions[0]?.changes).toMatchObject({ initiatives: { added: [{ id: 'one', title: 'One' }] } });
    expect(versions[2]?.changes).toEqual({
      initiatives: { added: [], changed: [expect.objectContaining({ id: 'one', title: 'Three' })], removed: [] },
    });
    const second = new Date(versions[1]?.takenAt ?? '');
    const span = await snapshots.replay('replayed', { from: second, to: second });
    expect(span.versions.map(({ name, changes }) => [name, changes?.initiatives?.added.length])).toEqual([['Two', 1]]);
  });

  it('seeds a history with the state of an earlier moment', async () => {
    const stored = await storeBoard(test.db, 'org', 'seeded');
    await stored.change((board) => insertRecord(board, 'initiatives', 'i', { title: 'Then' }));
    const takenAt = new Date('2026-01-06T09:00:00Z');
    const id = await snapshots.add({ boardId: 'seeded', name: 'Q1 commitment', takenAt, state: stored.state() });
    expect(await snapshots.read(id)).toMatchObject({
      takenAt,
      kind: 'named',
      view: { initiatives: [{ title: 'Then' }] },
    });
    await noteForgotten(test.db);
    expect(await isEdited('seeded')).toBe(true);
    await test.db.update(boards).set({ archivedAt: sql`now()` }).where(eq(boards.id, 'seeded'));
    expect(await isEdited('seeded')).toBe(false);
  });
});
