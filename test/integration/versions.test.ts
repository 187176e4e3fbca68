import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { users } from '#server/db/schema/accounts.ts';
import { boardVisits, snapshots as snapshotRows } from '#server/db/schema/snapshots.ts';
import { createSnapshots, type Snapshots } from '#server/history/snapshots.ts';
import { insertRecord, patchRecord } from '#shared/board/collection.ts';
import { SCHEMA_VERSION } from '#shared/board/schema-version.ts';
import { type StoredBoard, storeBoard, storeOrganisation } from '#test/fixtures/stored-board.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const HOUR = 3_600_000;

describe('versions as they are kept', () => {
  let test: TestDatabase;
  let snapshots: Snapshots;
  let clock = Date.now();
  beforeAll(async () => {
    test = await openTestDatabase();
    const rooms = { read: () => Promise.reject(new Error('no room is open')) };
    snapshots = createSnapshots({ db: test.db, rooms, now: () => new Date(clock), newId: randomUUID });
    await storeOrganisation(test.db, 'org');
    await test.db.insert(users).values({ id: 'ana', email: 'ana@example.com', name: 'Ana', passwordHash: '-' });
  });
  afterAll(async () => {
    await snapshots.close();
    await test.close();
  });

  const count = async (table: string, boardId: string): Promise<number> => {
    const { rows } = await test.pool.query(`select count(*)::int as n from ${table} where board_id = $1`, [boardId]);
    return rows[0]?.n;
  };
  const tend = () => snapshots.tend(() => true);
  const retitle = (stored: StoredBoard, title: string) =>
    stored.change((board) => {
      if (board.records.initiatives.has('one')) patchRecord(board, 'initiatives', 'one', { title });
      else insertRecord(board, 'initiatives', 'one', { title });
    });
  /** An automatic version of a changed board, taken so many hours ago. */
  const takeAgo = async (stored: StoredBoard, hours: number): Promise<string> => {
    await retitle(stored, `${hours} hours ago`);
    clock = Date.now() - hours * HOUR;
    return (await snapshots.takeAutomatic(stored.boardId, 'while-editing')) ?? 'none';
  };

  it('keeps what versions have in common once', async () => {
    const stored = await storeBoard(test.db, 'org', 'shared');
    await stored.change((board) => {
      for (let i = 0; i < 100; i++) insertRecord(board, 'initiatives', `i${i}`, { title: `Work ${i}` });
    });
    await snapshots.takeAutomatic('shared', 'while-editing');
    const first = await count('snapshot_chunks', 'shared');
    await stored.change((board) => patchRecord(board, 'initiatives', 'i50', { title: 'Other work' }));
    await snapshots.takeAutomatic('shared', 'while-editing');
    expect((await count('snapshot_chunks', 'shared')) - first).toBeLessThan(first / 3);
  });

  it('thins the automatic ones, lets their pieces go, and keeps named ones and those somebody refers to', async () => {
    const stored = await storeBoard(test.db, 'org', 'thin');
    // Noon of a day, eight days ago and more: three a day for two days.
    const today = new Date().setUTCHours(12, 0, 0, 0);
    const hoursAgo = (day: number, hour: number) => (Date.now() - (today - day * 24 * HOUR + hour * HOUR)) / HOUR;
    const ids: string[] = [];
    for (const day of [20, 10]) for (const hour of [-2, -1, 0]) ids.push(await takeAgo(stored, hoursAgo(day, hour)));
    await retitle(stored, 'named');
    const visitedAt = new Date(today - 20 * 24 * HOUR - 1.5 * HOUR);
    await test.db.insert(boardVisits).values({ boardId: 'thin', userId: 'ana', visitedAt });
    const now = [await takeAgo(stored, 2), await takeAgo(stored, 1)];
    const chunks = await count('snapshot_chunks', 'thin');
    await tend();
    const left = (await snapshots.list('thin')).map(({ id }) => id);
    // The last of each day, those right before and after Ana's visit, and all of the last day.
    expect(left.toSorted()).toEqual([ids[0], ids[1], ids[2], ids[5], ...now].toSorted());
    expect(await count('snapshot_chunks', 'thin')).toBeLessThan(chunks);
    for (const id of left) expect((await snapshots.read(id))?.view.initiatives).toHaveLength(1);
    await tend();
    expect(await snapshots.list('thin')).toHaveLength(left.length);
  });

  it('names one that is damaged, in the list and in the replay, and the others open', async () => {
    const stored = await storeBoard(test.db, 'org', 'damaged');
    const good = await takeAgo(stored, 3);
    const { rows: pieces } = await test.pool.query(`select hash from snapshot_chunks where board_id = 'damaged'`);
    await stored.change((board) => insertRecord(board, 'risks', 'r', { title: 'Only in the second' }));
    const bad = (await snapshots.takeAutomatic('damaged', 'while-editing')) ?? '';
    await test.pool.query(
      `update snapshot_chunks c set bytes = set_byte(bytes, length(bytes) - 1, get_byte(bytes, length(bytes) - 1) # 255)
       where board_id = 'damaged' and not hash = any ($1::bytea[])`,
      [pieces.map(({ hash }) => hash)],
    );
    await expect(snapshots.read(bad)).rejects.toThrow('A part of it is damaged.');
    const listed = await snapshots.list('damaged');
    expect(Object.fromEntries(listed.map(({ id, damage }) => [id, damage]))).toEqual({
      [good]: null,
      [bad]: 'A part of it is damaged.',
    });
    const { versions } = await snapshots.replay('damaged', { from: null, to: null });
    expect(versions.map(({ id, changes, damage }) => [id, changes !== null, damage !== null])).toEqual(
      expect.arrayContaining([
        [good, true, false],
        [bad, false, true],
      ]),
    );
    expect((await snapshots.read(good))?.view.initiatives).toHaveLength(1);
  });

  it('reads one whose pieces are not listed, as builds before wrote it, and keeps what it holds', async () => {
    const stored = await storeBoard(test.db, 'org', 'unlisted');
    await stored.change((board) => {
      for (let i = 0; i < 60; i++) insertRecord(board, 'initiatives', `i${i}`, { title: `Work ${i}` });
    });
    const id = await takeAgo(stored, 1);
    const before = await snapshots.read(id);
    // The hashes of all pieces in place of those of their lists.
    const all = (column: string) => `(
      select string_agg(substring(list.bytes from 2), '' order by place)
      from generate_series(1, length(${column}), 16) as place join snapshot_chunks list
        on list.board_id = held.board_id and list.hash = substring(${column} from place for 16))`;
    await test.pool.query(`
      update snapshot_contents held set is_listed = false, state_chunks = ${all('state_chunks')}, view_chunks = ${all('view_chunks')}
      where board_id = 'unlisted'`);
    expect(await snapshots.read(id)).toEqual(before);
    for (const hours of [50 * 24, 50 * 24 + 1, 50 * 24 + 2]) await takeAgo(stored, hours);
    await tend();
    expect(await snapshots.list('unlisted')).toHaveLength(2);
    expect(await snapshots.read(id)).toEqual(before);
  });

  it('reads what an older build wrote into the row, of an older schema too, before and after it is moved', async () => {
    await storeBoard(test.db, 'org', 'old');
    const file = new URL('../fixtures/documents/v1.json', import.meta.url);
    const stored: { update: string; view: Record<string, unknown> } = JSON.parse(readFileSync(file, 'utf8'));
    const state = new Uint8Array(Buffer.from(stored.update, 'base64'));
    const row = { boardId: 'old', kind: 'named', name: 'Of schema 1', seq: 0, schemaVersion: 1 } as const;
    await test.db.insert(snapshotRows).values({ ...row, id: 'old', state, view: stored.view });
    const expected = { ...stored.view, schemaVersion: SCHEMA_VERSION };
    const before = await snapshots.read('old');
    expect(before?.view).toMatchObject(expected);
    await tend();
    const [moved] = await test.db.select().from(snapshotRows).where(eq(snapshotRows.id, 'old'));
    expect(moved).toMatchObject({ state: null, view: null, contentHash: expect.any(String) });
    const after = await snapshots.read('old');
    expect(after?.view).toMatchObject(expected);
    expect(after).toMatchObject({ id: 'old', name: 'Of schema 1' });
  });
});
