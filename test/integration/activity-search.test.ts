import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createActivity } from '#server/activity/activity.ts';
import { CursorError, searchStatement } from '#server/activity/search-activity.ts';
import { type ActivityFilter, ALL_ACTIVITY, type BoardActivityRow } from '#shared/activity/activity-filter.ts';
import { fillActivity } from '#test/fixtures/many-changes.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const BOARD = { boardId: 'busy-2' };
const ORG = { orgId: 'busy' };

describe('activity that is searched', () => {
  let database: TestDatabase;
  let everything: readonly BoardActivityRow[];

  const search = (scope: typeof BOARD | typeof ORG, filter: Partial<ActivityFilter>, limit = 1_000_000) =>
    createActivity({ db: database.db }).search({ scope, filter: { ...ALL_ACTIVITY, ...filter }, after: null, limit });

  /** Page by page until the end. */
  async function readThrough(scope: typeof BOARD | typeof ORG, filter: Partial<ActivityFilter>, limit: number) {
    const rows: BoardActivityRow[] = [];
    let after: string | null = null;
    do {
      const activity = createActivity({ db: database.db });
      const page = await activity.search({ scope, filter: { ...ALL_ACTIVITY, ...filter }, after, limit });
      expect(page.rows.length).toBeLessThanOrEqual(limit);
      rows.push(...page.rows);
      after = page.next;
    } while (after !== null);
    return rows;
  }

  beforeAll(async () => {
    database = await openTestDatabase();
    await fillActivity(database.db, 3, 4_000);
    await database.pool.query(`
      insert into organisations (id, name) values ('other', 'Other');
      insert into boards (id, org_id, title) values ('foreign', 'other', 'Foreign');
      insert into board_activity (board_id, id, seq, at, record_kind, record_id, title, change)
        values ('foreign', 1, 1, now(), 'risks', 'x', 'Secret', 'added')`);
    everything = (await search(ORG, {})).rows;
  });
  afterAll(() => database.close());

  it('comes page by page: everything once, the newest first', async () => {
    expect(everything).toHaveLength(12_000);
    const moments = everything.map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted().toReversed());
    expect(await readThrough(ORG, {}, 997)).toEqual(everything);
    const onBoard = everything.filter(({ boardId }) => boardId === 'busy-2').map(({ id }) => id);
    expect((await readThrough(BOARD, {}, 300)).map(({ id }) => id)).toEqual(onBoard);
  });

  const cases: readonly (readonly [string, Partial<ActivityFilter>, (row: BoardActivityRow) => boolean])[] = [
    ['a kind', { kind: 'risks' }, ({ kind }) => kind === 'risks'],
    ['a person', { who: 'p3' }, ({ actorId }) => actorId === 'p3'],
    ['what the server did', { who: 'server' }, ({ actorId }) => actorId === null],
    ['what was deleted', { sort: 'removed' }, ({ change }) => change === 'removed'],
    ['dates', { sort: 'dates' }, ({ field }) => field === 'end' || field === 'due'],
    ['states', { sort: 'state' }, ({ field }) => field === 'status'],
    ['other fields', { sort: 'other' }, ({ field }) => field === 'owner' || field === 'title'],
    ['days', { since: '2025-01-05', until: '2025-01-06' }, ({ at }) => /^2025-01-0[56]/.test(at)],
    ['a title, whatever its case', { text: 'record 12' }, ({ title }) => title.startsWith('Record 12')],
    ['a reason', { text: 'vendor' }, ({ why }) => why !== null],
    ['a text that is a pattern to the database', { text: '%' }, () => false],
    [
      'all of it together',
      { kind: 'initiatives', who: 'p0', sort: 'dates', since: '2025-01-03', text: 'late' },
      (row) =>
        row.kind === 'initiatives' &&
        row.actorId === 'p0' &&
        row.field === 'due' &&
        row.at >= '2025-01-03' &&
        row.why !== null,
    ],
  ];

  it.each(cases)('is narrowed to %s', async (_, filter, fits) => {
    for (const scope of [BOARD, ORG]) {
      const expected = everything.filter((row) => (scope === ORG || row.boardId === 'busy-2') && fits(row));
      expect((await search(scope, filter)).rows).toEqual(expected);
    }
  });

  it('names people and boards, and never tells of another organisation', async () => {
    const { names, boards, rows } = await search(ORG, { who: 'p20' });
    expect(names).toEqual({ p20: 'Person 20' });
    expect(Object.keys(boards).toSorted()).toEqual(['busy-1', 'busy-2', 'busy-3']);
    expect(boards['busy-1']?.title).toBe('Board 1');
    expect(rows.length).toBeGreaterThan(0);
    expect(everything.some(({ boardId }) => boardId === 'foreign')).toBe(false);
  });

  it('calls what rows refer to by its name, also what is gone', async () => {
    await database.pool.query(`
      insert into row_teams (board_id, id, name, colour, "order") values ('foreign', 't1', 'Payments', '#112233', 'a');
      insert into board_activity (board_id, id, seq, at, record_kind, record_id, title, change, field, "from", "to") values
        ('foreign', 2, 2, now(), 'teams', 't2', 'Ledger', 'removed', null, '{}', null),
        ('foreign', 3, 3, now(), 'initiatives', 'i1', 'Payouts', 'changed', 'teamId', '"t2"', '"t1"')`);
    const { boards } = await search({ boardId: 'foreign' }, {});
    expect(boards.foreign?.names).toEqual(
      expect.arrayContaining([
        { kind: 'teams', id: 't1', title: 'Payments' },
        { kind: 'teams', id: 't2', title: 'Ledger' },
      ]),
    );
  });

  it('refuses what is no end of a page', async () => {
    const activity = createActivity({ db: database.db });
    for (const scope of [BOARD, ORG]) {
      for (const after of ['x', '-1', '2025_1_b', '1; drop table boards']) {
        const ask = activity.search({ scope, filter: ALL_ACTIVITY, after, limit: 10 });
        await expect(ask).rejects.toThrow(CursorError);
      }
    }
  });

  it.each([
    ['a board', BOARD, {}, '3000', 'board_activity_board_id_id_pk'],
    ['a person on a board', BOARD, { who: 'p20' }, null, 'board_activity_actor'],
    ['all boards', ORG, {}, '2025-01-20T00:00:00.000Z_100_busy-2', 'board_activity_at'],
    ['a person on all boards', ORG, { who: 'p20' }, null, 'board_activity_(actor|at)'],
  ] as const)('is entered by an index: %s', async (_, scope, filter, after, index) => {
    const statement = searchStatement({ scope, filter: { ...ALL_ACTIVITY, ...filter }, after, limit: 60 });
    const { rows } = await database.db.execute<{ 'QUERY PLAN': string }>(sql`explain ${statement}`);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(new RegExp(`Index Scan.* using ${index}`));
    expect(plan).not.toMatch(/Seq Scan on board_activity/);
  });

  it('goes on at the same place when rows of the same moment fall on two pages', async () => {
    await database.pool.query(
      `update board_activity set at = '2025-01-02T00:00:00Z' where board_id like 'busy-%' and id < 40`,
    );
    const rows = await readThrough(ORG, { until: '2025-01-02' }, 7);
    const keys = rows.map(({ boardId, id }) => `${boardId}/${id}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(
      (await search(ORG, { until: '2025-01-02' })).rows.map(({ boardId, id }) => `${boardId}/${id}`),
    );
  });
});
