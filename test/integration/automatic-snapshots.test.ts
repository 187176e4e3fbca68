import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createLocalBus } from '#server/bus/local-bus.ts';
import { users } from '#server/db/schema/accounts.ts';
import {
  type AutomaticSnapshots,
  type AutomaticSnapshotsOptions,
  createAutomaticSnapshots,
} from '#server/history/automatic-snapshots.ts';
import { editedBoards, noteForgotten } from '#server/history/editing-queries.ts';
import { SESSION_ENDS_AFTER, WHILE_EDITING_EVERY } from '#server/history/snapshot-policy.ts';
import { createSnapshots, type Snapshots } from '#server/history/snapshots.ts';
import { createRooms, type Rooms } from '#server/rooms/rooms.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import { insertRecord, patchRecord } from '#shared/board/collection.ts';
import { storeBoard, storeOrganisation } from '#test/fixtures/stored-board.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

describe('automatic snapshots', () => {
  let test: TestDatabase;
  let rooms: Rooms;
  let snapshots: Snapshots;
  const automatic: AutomaticSnapshots[] = [];
  /** Boards that somebody has open in a process, by process. */
  const inUse = [new Set<string>(), new Set<string>()];
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
  afterEach(async () => {
    for (const boards of inUse) boards.clear();
    for (const running of automatic.splice(0)) await running.stop();
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

  /** The automatic snapshots of one process. Commits are real; who has a board open is said, and nothing runs by itself. */
  const start = (process = 0, options: Partial<AutomaticSnapshotsOptions> = {}) => {
    const running = createAutomaticSnapshots({
      db: test.db,
      rooms: {
        // A process hears of its own commits alone; the only one here is the first.
        onCommitted: process === 0 ? rooms.onCommitted : () => () => undefined,
        onRoomEmpty: () => () => undefined,
        boardsInUse: () => [...(inUse[process] ?? [])],
      },
      snapshots,
      onError: (error) => expect.unreachable(String(error)),
      noteEvery: 3_600_000,
      ...options,
    });
    automatic.push(running);
    return running;
  };
  const always = () => true;
  /** Lets time go by for a board, as far as the database knows. */
  const later = (boardId: string, ms: number) =>
    test.db.execute(sql`
      update board_editing set changed_at = changed_at - ${ms}::float8 * interval '1 millisecond',
        seen_at = seen_at - ${ms}::float8 * interval '1 millisecond' where board_id = ${boardId}`);
  const isEdited = async (boardId: string) =>
    (await editedBoards(test.db)).some((edited) => edited.boardId === boardId);

  it('takes them by itself: while editing goes on, and when a session ends', async () => {
    await storeBoard(test.db, 'org', 'live');
    const running = start();
    inUse[0]?.add('live');
    await edit('live', 'One');
    await running.note();
    await later('live', WHILE_EDITING_EVERY - 60_000);
    await running.note();
    await running.takeDue(always);
    expect(await names('live')).toEqual([]);
    await later('live', 60_000);
    await running.note();
    await running.takeDue(() => false);
    expect(await names('live')).toEqual([]);
    await running.takeDue(always);
    expect(await names('live')).toEqual(['automatic: During a session']);

    await edit('live', 'Two');
    await running.note();
    inUse[0]?.clear();
    await later('live', SESSION_ENDS_AFTER);
    await running.takeDue(always);
    await running.note();
    await later('live', WHILE_EDITING_EVERY);
    await running.takeDue(always);
    expect(await names('live')).toEqual(['automatic: After a session', 'automatic: During a session']);
  });

  it('ends a session when nobody is on the board in any process, however often the last of one leaves', async () => {
    await storeBoard(test.db, 'org', 'both');
    const [one, two] = [start(0), start(1)];
    inUse[1]?.add('both');
    await edit('both', 'One');
    for (let round = 0; round < 4; round++) {
      inUse[0]?.add('both');
      await one.note();
      inUse[0]?.delete('both');
      await later('both', SESSION_ENDS_AFTER);
      // Somebody is still there in the other process, who changes nothing.
      await two.note();
      await Promise.all([one.takeDue(always), two.takeDue(always)]);
      expect(await names('both'), `round ${round}`).toEqual([]);
    }
    inUse[1]?.delete('both');
    await later('both', SESSION_ENDS_AFTER);
    await Promise.all([one.takeDue(always), two.takeDue(always)]);
    expect(await names('both')).toEqual(['automatic: After a session']);
  });

  it('takes one of a session whose process died, also when it died before it noted the change', async () => {
    await storeBoard(test.db, 'org', 'noted');
    await storeBoard(test.db, 'org', 'unnoted');
    const died = start(0);
    await edit('noted', 'One');
    await died.note();
    await edit('unnoted', 'One');
    expect([await isEdited('noted'), await isEdited('unnoted')]).toEqual([true, false]);
    const other = start(1);
    await later('noted', SESSION_ENDS_AFTER);
    await other.takeDue(always);
    expect([await names('noted'), await names('unnoted')]).toEqual([['automatic: After a session'], []]);
    await later('unnoted', SESSION_ENDS_AFTER);
    await other.takeDue(always);
    expect(await names('unnoted')).toEqual(['automatic: After a session']);
  });

  it('takes one when two processes take what is due at once, and none when the board is as it was', async () => {
    await storeBoard(test.db, 'org', 'raced');
    const processes = [start(0), start(1)];
    await edit('raced', 'One');
    for (let round = 0; round < 5; round++) {
      await edit('raced', `Round ${round}`);
      await processes[0]?.note();
      await later('raced', SESSION_ENDS_AFTER);
      await Promise.all(processes.map((running) => running.takeDue(always)));
      expect(await names('raced')).toHaveLength(round + 1);
    }
    await edit('raced', 'Elsewhere');
    await edit('raced', 'Round 4');
    await processes[0]?.note();
    await later('raced', SESSION_ENDS_AFTER);
    await processes[1]?.takeDue(always);
    expect(await names('raced')).toHaveLength(5);
    // It is known now that there is nothing to keep.
    await noteForgotten(test.db);
    expect(await isEdited('raced')).toBe(false);
  });

  it('notes by itself what is changed here, and a last time when it stops', async () => {
    await storeBoard(test.db, 'org', 'beat');
    await storeBoard(test.db, 'org', 'last');
    const running = start(0, { noteEvery: 20 });
    await edit('beat', 'One');
    await expect.poll(() => isEdited('beat')).toBe(true);
    const stopping = start(0);
    await running.stop();
    await edit('last', 'One');
    await stopping.stop();
    expect(await isEdited('last')).toBe(true);
  });

  it('tries again after a failure', async () => {
    await storeBoard(test.db, 'org', 'again');
    let broken = true;
    const failed: (string | null)[] = [];
    const running = start(0, {
      snapshots: {
        takeAutomatic: (boardId, reason) =>
          broken ? Promise.reject(new Error('it broke')) : snapshots.takeAutomatic(boardId, reason),
      },
      onError: (_, boardId) => failed.push(boardId),
    });
    await edit('again', 'One');
    await running.note();
    await later('again', SESSION_ENDS_AFTER);
    await running.takeDue(always);
    expect([failed, await names('again')]).toEqual([['again'], []]);
    broken = false;
    await running.takeDue(always);
    expect([failed, await names('again')]).toEqual([['again'], ['automatic: After a session']]);
  });
});
