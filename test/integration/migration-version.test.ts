import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createLocalBus } from '#server/bus/local-bus.ts';
import { createSnapshots, type Snapshots } from '#server/history/snapshots.ts';
import type { Upgrade } from '#server/rooms/load-room.ts';
import { createRooms, type Rooms } from '#server/rooms/rooms.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import { insertRecord, patchRecord } from '#shared/board/collection.ts';
import type { Migration } from '#shared/board/migrations/migrate-board.ts';
import { SCHEMA_VERSION } from '#shared/board/schema-version.ts';
import { storeBoard, storeOrganisation } from '#test/fixtures/stored-board.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

/** A step as there may be one: it writes what no default could say. */
const STEP: Migration = {
  version: SCHEMA_VERSION,
  name: 'titles end in a mark',
  run(board) {
    for (const id of board.records.initiatives.keys()) patchRecord(board, 'initiatives', id, { title: `${id}!` });
  },
};

describe('a document that is brought to our schema', () => {
  let test: TestDatabase;
  let snapshots: Snapshots;
  const running: Rooms[] = [];
  beforeAll(async () => {
    test = await openTestDatabase();
    const rooms = { read: () => Promise.reject(new Error('no room is asked')) };
    snapshots = createSnapshots({ db: test.db, rooms, now: () => new Date(), newId: randomUUID });
    await storeOrganisation(test.db, 'org');
  });
  afterAll(async () => {
    for (const rooms of running) await rooms.stop();
    await snapshots.close();
    await test.close();
  });

  /** Rooms of a process of a build with this step. */
  const start = (upgrade: Upgrade): Rooms => {
    const log = pino({ level: 'silent' });
    const authorise = async () => ({ ok: false, status: 403 }) as const;
    const rooms = createRooms({ db: test.db, log, bus: createLocalBus(), authorise, upgrade });
    running.push(rooms);
    return rooms;
  };
  /** Titles of the document that rooms have, and the schema it says it is of. */
  const read = (rooms: Rooms, boardId: string) => rooms.read(boardId, told);
  const told = (doc: Y.Doc) => {
    const board = openBoard(doc);
    const titles = [...board.records.initiatives.values()].map((record) => String(record.get('title')));
    return { schema: board.meta.get('schemaVersion'), marked: titles.filter((title) => title.endsWith('!')).length };
  };

  it.each([
    ['a small one', 1],
    ['one that is packed on a thread', 400],
  ])('is kept as it was stored, once, whichever process loads it: %s', async (_, records) => {
    const boardId = `board-${records}`;
    const stored = await storeBoard(test.db, 'org', boardId);
    await stored.change((board) => {
      board.meta.set('schemaVersion', 1);
      for (let i = 0; i < records; i++) insertRecord(board, 'initiatives', `i${i}`, { title: `Work ${i}` });
    });
    const before = (id: string, version: number) => snapshots.takeBeforeMigration(id, version);
    const processes = [1, 2, 3].map(() => start({ before, migrations: [STEP] }));
    const migrated = await Promise.all(processes.map((rooms) => read(rooms, boardId)));
    expect(migrated).toEqual(processes.map(() => ({ schema: SCHEMA_VERSION, marked: records })));
    const kept = await snapshots.list(boardId);
    expect(kept).toMatchObject([{ kind: 'automatic', reason: 'before-migration', counts: { initiatives: records } }]);
    const version = await snapshots.read(kept[0]?.id ?? '');
    expect(version?.schemaVersion).toBe(1);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, version?.state ?? new Uint8Array());
    expect(told(doc)).toEqual({ schema: 1, marked: 0 });
    // Who comes later finds it done.
    for (const rooms of processes) await rooms.stop();
    await read(start({ before, migrations: [STEP] }), boardId);
    expect(await snapshots.list(boardId)).toHaveLength(1);
  });

  it('stays as it is, and closed, when it can not be kept before', async () => {
    const stored = await storeBoard(test.db, 'org', 'refused');
    await stored.change((board) => board.meta.set('schemaVersion', 1));
    const rooms = start({ before: () => Promise.reject(new Error('no room on the disk')), migrations: [STEP] });
    await expect(read(rooms, 'refused')).rejects.toThrow('no room on the disk');
    expect(await read(start({}), 'refused')).toEqual({ schema: 1, marked: 0 });
  });
});
