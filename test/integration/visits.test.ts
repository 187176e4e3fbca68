import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { users } from '#server/db/schema/accounts.ts';
import { boardActivity } from '#server/db/schema/activity.ts';
import { createSnapshots, type Snapshots } from '#server/history/snapshots.ts';
import { createVisits, type Visits } from '#server/history/visits.ts';
import { insertRecord, patchRecord } from '#shared/board/collection.ts';
import { type StoredBoard, storeBoard, storeOrganisation } from '#test/fixtures/stored-board.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const MINUTE = 60_000;
const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE);

describe('visits to a board', () => {
  let test: TestDatabase;
  let visits: Visits;
  let snapshots: Snapshots;
  let clock = new Date();
  beforeAll(async () => {
    test = await openTestDatabase();
    visits = createVisits({ db: test.db });
    const rooms = { read: () => Promise.reject(new Error('no room is open')) };
    snapshots = createSnapshots({ db: test.db, rooms, now: () => clock, newId: randomUUID });
    await storeOrganisation(test.db, 'org');
    for (const id of ['ana', 'ben'])
      await test.db.insert(users).values({ id, email: `${id}@example.com`, name: id, passwordHash: '-' });
  });
  afterAll(async () => {
    await snapshots.close();
    await test.close();
  });

  /** As if the last note of a visit had been so many minutes ago. */
  const age = (boardId: string, minutes: number) =>
    test.pool.query('update board_visits set visited_at = $2 where board_id = $1', [boardId, ago(minutes)]);
  let lastId = 0;
  const changed = (boardId: string, actorId: string, recordId: string, minutes: number) => {
    lastId += 1;
    const row = { boardId, id: lastId, seq: lastId, at: ago(minutes), actorId, recordKind: 'initiatives', recordId };
    return test.db.insert(boardActivity).values({ ...row, title: recordId, change: 'changed', field: 'end' });
  };
  const take = async (stored: StoredBoard, minutes: number): Promise<string | null> => {
    await stored.change((board) => {
      const title = `${minutes} minutes ago`;
      if (board.records.initiatives.has('one')) patchRecord(board, 'initiatives', 'one', { title });
      else insertRecord(board, 'initiatives', 'one', { title });
    });
    clock = ago(minutes);
    return snapshots.takeAutomatic(stored.boardId, 'while-editing');
  };

  it('tells nothing at the first, and takes what follows within half an hour for the same', async () => {
    await storeBoard(test.db, 'org', 'first');
    expect(await visits.note('first', 'ana')).toBeNull();
    await age('first', 25);
    expect(await visits.note('first', 'ana')).toBeNull();
    await age('first', 31);
    expect(await visits.note('first', 'ana')).toMatchObject({ changed: 0, isKept: false });
    expect(await visits.note('first', 'ben')).toBeNull();
  });

  it('counts the records that others changed since, and keeps saying so while the visit goes on', async () => {
    await storeBoard(test.db, 'org', 'counted');
    await visits.note('counted', 'ana');
    await age('counted', 60);
    await changed('counted', 'ben', 'before', 70);
    await changed('counted', 'ben', 'a', 50);
    await changed('counted', 'ben', 'a', 40);
    await changed('counted', 'ben', 'b', 30);
    await changed('counted', 'ana', 'c', 20);
    const visit = await visits.note('counted', 'ana');
    expect(visit).toMatchObject({ changed: 2, isKept: false });
    expect(Math.abs(Date.parse(visit?.at ?? '') - ago(60).getTime())).toBeLessThan(MINUTE);
    expect(await visits.note('counted', 'ana')).toEqual(visit);
  });

  it('compares with the version right after it if nobody else wrote by then, else with the one before', async () => {
    const stored = await storeBoard(test.db, 'org', 'versions');
    const before = await take(stored, 90);
    await visits.note('versions', 'ana');
    await age('versions', 60);
    await visits.note('versions', 'ana');
    expect((await visits.version('versions', 'ana'))?.id).toBe(before);

    const after = await take(stored, 55);
    await changed('versions', 'ana', 'own', 57);
    await changed('versions', 'ben', 'later', 50);
    expect((await visits.version('versions', 'ana'))?.id).toBe(after);
    expect(await visits.note('versions', 'ana')).toMatchObject({ isKept: true });

    await changed('versions', 'ben', 'meanwhile', 58);
    expect((await visits.version('versions', 'ana'))?.id).toBe(before);
    expect(await visits.version('versions', 'ben')).toBeNull();
  });

  it('keeps the versions around a visit when others are thinned', async () => {
    const stored = await storeBoard(test.db, 'org', 'thinned');
    // Minutes into an hour of the day before yesterday.
    const hour = Math.floor(ago(48 * 60).getTime() / (60 * MINUTE)) * 60 * MINUTE;
    const into = (minutes: number) => (Date.now() - hour) / MINUTE - minutes;
    const taken: (string | null)[] = [];
    for (const minutes of [5, 15, 25, 50]) taken.push(await take(stored, into(minutes)));
    await visits.note('thinned', 'ana');
    await age('thinned', into(20));
    await visits.note('thinned', 'ana');
    await snapshots.tend(() => true);
    const { rows } = await test.pool.query<{ id: string }>(
      `select id from snapshots where board_id = 'thinned' order by taken_at`,
    );
    // Of four the first goes: two lie around the visit, the last is the hour's.
    expect(rows.map(({ id }) => id)).toEqual(taken.slice(1));
  });
});
