import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDependencies, type Dependencies } from '#server/dependencies/dependencies.ts';
import { farEndStatement } from '#server/dependencies/far-end.ts';
import { itemSearchStatement } from '#server/dependencies/item-search.ts';
import { linksNow } from '#server/dependencies/link-sources.ts';
import { edgesStatement, linksStatement } from '#server/dependencies/read-links.ts';
import { insertRecord } from '#shared/board/collection.ts';
import { EVERY_LINK, LISTED_LINKS } from '#shared/dependencies/cross-team-links.ts';
import { linksOfBoard } from '#shared/dependencies/links-of-board.ts';
import { narrowLinks } from '#shared/dependencies/narrow-links.ts';
import { projectBoards, storeBoard, storeOrganisation } from '#test/fixtures/stored-board.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

let test: TestDatabase;
let dependencies: Dependencies;
beforeAll(async () => {
  test = await openTestDatabase();
  dependencies = createDependencies({ db: test.db });
});
afterAll(() => test.close());

describe('query plans beside a large organisation', () => {
  beforeAll(async () => {
    for (const org of ['small', 'large']) await storeOrganisation(test.db, org);
    await test.pool.query(`
      insert into boards (id, org_id, title)
        select 'large-' || b, 'large', 'Large' from generate_series(1, 40) b union all select 'small-' || b, 'small', 'Small' from generate_series(1, 2) b;
      insert into row_teams (board_id, id, name, colour, "order", lead)
        select id, 't' || t, 'Team ' || t, '#336699', 'a' || t, '' from boards, generate_series(1, 60) t;
      insert into row_initiatives (board_id, id, key, title, team_id, owner, status, progress)
        select id, 'i' || i, '', 'Work ' || i, 't' || i % 60, '', 'planned', 0 from boards, generate_series(1, 250) i;
      insert into row_milestones (board_id, id, title, on_date, kind, hard)
        select id, 'm' || i, 'Moment ' || i, '2027-01-04', 'release', false from boards, generate_series(1, 250) i;
      insert into row_dependencies (board_id, id, from_board_id, from_id, to_board_id, to_id, type, lag, what, state)
        select id, 'd' || i, id, 'i' || i, case when i % 9 = 0 then 'small-1' else id end, 'i' || (i + 1), 'FS', 0, '', 'asked'
        from boards, generate_series(1, 240) i;
      analyze`);
  });

  const planOf = async (statement: SQL) => {
    const { rows } = await test.db.execute<{ 'QUERY PLAN': string }>(sql`explain ${statement}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  const now = linksNow('small');
  const everything = { ...EVERY_LINK };
  const TABLES = ['row_initiatives', 'row_milestones', 'row_dependencies'];

  it.each<[string, SQL, readonly string[]]>([
    ['matrix and list', linksStatement('small', now, everything), TABLES],
    ['the graph of a team', linksStatement('small', now, { ...everything, team: 'lane:small-1:team 3' }), TABLES],
    ['only conflicts', linksStatement('small', now, { ...everything, conflictsOnly: true }), TABLES],
    [
      'links across boards',
      linksStatement('small', now, { ...everything, boardId: 'small-1', acrossOnly: true }),
      TABLES,
    ],
    ['the edges that a chain is walked on', edgesStatement(now), ['row_dependencies']],
    ['a chain', linksStatement('small', now, everything, ['small-1/i1', 'small-1/i2']), TABLES],
    ['search by name', itemSearchStatement('small', 'small-1', '%work 17%', 'work 17%'), TABLES.slice(0, 2)],
    ['the far end of a link', farEndStatement('small-1', 'd9', { id: 'ada', name: 'Ada' }), TABLES],
  ])('%s: rows are entered by an index', async (_, statement, tables) => {
    const plan = await planOf(statement);
    for (const table of tables) {
      expect(plan).toMatch(new RegExp(`Index (Only )?Scan (using \\S+ )?on ${table}|Bitmap Heap Scan on ${table}`));
      expect(plan).not.toContain(`Seq Scan on ${table}`);
    }
  });
});

describe('what nobody plans like that', () => {
  it('10,000 links on one item: counted all, listed the most pressing, walked as a chain', async () => {
    await storeOrganisation(test.db, 'hub');
    await storeBoard(test.db, 'hub', 'hub-board');
    await test.pool.query(`
      insert into row_initiatives (board_id, id, key, title, owner, start_on, end_on, status, progress)
        select 'hub-board', 'i' || i, '', 'Work ' || i, '', date '2027-01-04' + i % 300, date '2027-01-08' + i % 300, 'planned', 0
        from generate_series(0, 10000) i;
      insert into row_dependencies (board_id, id, from_board_id, from_id, to_board_id, to_id, type, lag, what, state)
        select 'hub-board', 'd' || i, 'hub-board', 'i0', 'hub-board', 'i' || i, 'FS', 0, '', 'asked' from generate_series(1, 10000) i`);
    const all = await dependencies.read('hub', 'now', EVERY_LINK);
    expect([all.total, all.links.length, all.cells.map(({ count }) => count)]).toEqual([
      10_000,
      LISTED_LINKS,
      [10_000],
    ]);
    expect(all.links[0]?.state).toBe('conflict');
    const chain = { boardId: 'hub-board', itemId: 'i7' };
    expect((await dependencies.read('hub', 'now', { ...EVERY_LINK, chain })).total).toBe(1);
    const hub = { boardId: 'hub-board', itemId: 'i0' };
    expect((await dependencies.read('hub', 'now', { ...EVERY_LINK, chain: hub })).total).toBe(10_000);
  });

  it('dates a century apart, work on days off alone, an end before its start: measured as on the board', async () => {
    await storeOrganisation(test.db, 'odd');
    const stored = await storeBoard(test.db, 'odd', 'odd-board');
    await stored.change((board) => {
      const dates = {
        old: ['1927-01-04', '1927-01-08'],
        far: ['2127-01-06', '2127-01-08'],
        weekend: ['2027-01-02', '2027-01-03'],
        reversed: ['2027-03-05', '2027-03-01'],
      };
      for (const [id, [start, end]] of Object.entries(dates)) {
        insertRecord(board, 'initiatives', id, { title: id, start, end });
      }
      const ids = Object.keys(dates);
      for (const fromId of ids) {
        for (const toId of ids) {
          for (const type of fromId === toId ? [] : (['FS', 'SS', 'FF', 'SF'] as const)) {
            insertRecord(board, 'dependencies', `${fromId}-${toId}-${type}`, { fromId, toId, type });
          }
        }
      }
    });
    await projectBoards(test.db);
    const measured = ({ links }: Pick<Awaited<ReturnType<Dependencies['read']>>, 'links'>) =>
      links.map(({ id, slack, state }) => [id, slack, state]);
    const answer = await dependencies.read('odd', 'now', EVERY_LINK);
    expect(measured(answer)).toEqual(measured(narrowLinks(linksOfBoard(stored.view(), 'odd-board'), EVERY_LINK)));
    const slack = (id: string) => answer.links.find((link) => link.id === id)?.slack;
    expect(answer.links).toHaveLength(48);
    // 200 years have some 52,180 working days.
    expect(slack('old-far-FS')).toBeGreaterThan(52_000);
    expect(slack('far-old-FS')).toBeLessThan(-52_000);
  });

  it('ends on boards that never were, or are gone, tell nothing and break nothing', async () => {
    await storeOrganisation(test.db, 'gone');
    const stored = await storeBoard(test.db, 'gone', 'kept');
    await stored.change((board) => {
      insertRecord(board, 'initiatives', 'here', { title: 'Here', start: '2027-01-04', end: '2027-01-08' });
      insertRecord(board, 'dependencies', 'never', { fromBoardId: 'never was', fromId: 'x', toId: 'here' });
      insertRecord(board, 'dependencies', 'removed', { fromBoardId: 'removed', fromId: 'secret', toId: 'here' });
    });
    const removed = await storeBoard(test.db, 'gone', 'removed', 'Removed board');
    await removed.change((board) => insertRecord(board, 'initiatives', 'secret', { title: 'Secret plan' }));
    await projectBoards(test.db);
    expect(JSON.stringify(await dependencies.read('gone', 'now', EVERY_LINK))).toContain('Secret plan');
    await test.db.execute(sql`delete from boards where id = 'removed'`);
    const answer = await dependencies.read('gone', 'now', EVERY_LINK);
    expect(JSON.stringify(answer)).not.toMatch(/Secret|Removed/);
    expect(answer.links.map(({ id, from, state }) => [id, from.absence, state])).toEqual([
      ['never', 'elsewhere', 'unknown'],
      ['removed', 'elsewhere', 'unknown'],
    ]);
  });
});
