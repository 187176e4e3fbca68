import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { boards } from '#server/db/schema/boards.ts';
import { waitingStatement } from '#server/updates/read-waiting.ts';
import { insertRecord } from '#shared/board/collection.ts';
import { waitingKey } from '#shared/updates/waiting.ts';
import { ADA, BEN, type OpenUpdates, openUpdates, TODAY } from '#test/fixtures/open-updates.ts';
import { storeBoard, storeOrganisation } from '#test/fixtures/stored-board.ts';

const MINE = 'user:ada';

describe('what waits for a person', () => {
  let open: OpenUpdates;
  beforeAll(async () => {
    open = await openUpdates();
  });
  afterAll(() => open.close());

  it('lists risks of mine that are past their review, by id, name and address, and no others', async () => {
    const stored = await storeBoard(open.database.db, 'acme', 'reviews', 'Plan Q1');
    await stored.change((board) => {
      const risk = (id: string, fields: object) => insertRecord(board, 'risks', id, { title: id, ...fields });
      risk('never', { owner: MINE, currentLikelihood: 4, currentImpact: 3 });
      risk('past', { owner: 'ADA Lovelace', lastReviewed: '2027-01-22' });
      risk('by-mail', { owner: 'ada@example.com', lastReviewed: '2027-01-01', reviewEveryDays: 7 });
      risk('fresh', { owner: MINE, lastReviewed: '2027-01-23' });
      risk('closed', { owner: MINE, status: 'closed' });
      risk('of-ben', { owner: 'user:ben' });
      risk('of-nobody', {});
    });
    expect(await open.ids('reviews', 'review')).toEqual(['never', 'by-mail', 'past']);
    const [first] = await open.waiting('reviews', 'review');
    expect(first).toMatchObject({ boardTitle: 'Plan Q1', title: 'never', score: 12, level: 'H', likelihood: 4 });
    expect((await open.services.updates.read('acme', ADA)).matrices.reviews?.likelihood).toHaveLength(5);
  });

  it('lists my actions that are due within a week and my initiatives whose end is over', async () => {
    const stored = await storeBoard(open.database.db, 'acme', 'days');
    await stored.change((board) => {
      insertRecord(board, 'risks', 'r', { title: 'Risk' });
      const action = (id: string, fields: object) =>
        insertRecord(board, 'actions', id, { title: id, riskId: 'r', owner: MINE, ...fields });
      action('overdue', { due: '2027-02-01' });
      action('soon', { due: '2027-03-01' });
      action('later', { due: '2027-03-02' });
      action('done', { due: '2027-02-01', doneOn: '2027-02-01' });
      action('undated', {});
      const initiative = (id: string, fields: object) =>
        insertRecord(board, 'initiatives', id, { title: id, owner: MINE, start: '2027-01-04', ...fields });
      initiative('late', { end: '2027-02-21', status: 'in-progress' });
      initiative('today', { end: TODAY });
      initiative('finished', { end: '2027-02-01', status: 'done' });
    });
    expect(await open.ids('days', 'action')).toEqual(['overdue', 'soon']);
    expect(await open.ids('days', 'initiative')).toEqual(['late']);
    expect((await open.waiting('days', 'action'))[0]).toMatchObject({ risk: 'Risk', due: '2027-02-01' });
  });

  it('lists dependencies in which it is the turn of my team: as its lead here or in the organisation, or as owner', async () => {
    const stored = await storeBoard(open.database.db, 'acme', 'links');
    await stored.change((board) => {
      insertRecord(board, 'teams', 'pay', { name: 'Pay', orgTeamId: 'pay' });
      insertRecord(board, 'teams', 'mine', { name: 'Mine', lead: 'Ada Lovelace' });
      insertRecord(board, 'teams', 'other', { name: 'Other', lead: 'Ben' });
      insertRecord(board, 'initiatives', 'ledger', { title: 'Ledger', teamId: 'pay' });
      insertRecord(board, 'initiatives', 'owned', { title: 'Owned', teamId: 'other', owner: MINE });
      insertRecord(board, 'initiatives', 'foreign', { title: 'Foreign', teamId: 'other' });
      insertRecord(board, 'milestones', 'ga', { title: 'GA', date: '2027-05-01', initiativeId: 'ledger' });
      insertRecord(board, 'milestones', 'launch', { title: 'Launch', date: '2027-05-01', teamId: 'mine' });
      const link = (id: string, fromId: string, toId: string, fields: object = {}) =>
        insertRecord(board, 'dependencies', id, { fromId, toId, ...fields });
      link('a-asked', 'ledger', 'foreign', { needBy: '2027-03-01', what: 'API' });
      link('b-owner', 'owned', 'foreign', { needBy: '2027-03-02' });
      link('c-stage', 'ga', 'foreign', { needBy: '2027-03-03' });
      link('d-lane', 'launch', 'foreign', { needBy: '2027-03-04' });
      link('e-broken', 'ledger', 'foreign', { type: 'SS', state: 'committed', promised: '2027-02-21' });
      link('f-offered-to-me', 'foreign', 'ledger', { state: 'offered', promised: '2027-04-01' });
      link('not-mine', 'foreign', 'ledger');
      link('held', 'ledger', 'foreign', { type: 'FF', state: 'committed', promised: '2027-02-22' });
      link('declined', 'ledger', 'foreign', { type: 'SF', state: 'declined' });
    });
    const found = await open.waiting('links', 'link');
    expect(found.map(({ id }) => id)).toEqual([
      'e-broken',
      'a-asked',
      'b-owner',
      'c-stage',
      'd-lane',
      'f-offered-to-me',
    ]);
    expect(found[1]).toMatchObject({
      title: 'Ledger',
      team: 'Payments',
      side: 'supplier',
      what: 'API',
      other: { title: 'Foreign', team: 'Other', boardTitle: 'links' },
    });
    expect(found[5]).toMatchObject({ side: 'consumer', title: 'Ledger', other: { title: 'Foreign' } });
  });

  it('shows nothing of archived boards and other organisations', async () => {
    const archived = await storeBoard(open.database.db, 'acme', 'archived');
    const rival = await storeBoard(open.database.db, 'rival', 'rival-plan');
    for (const stored of [archived, rival]) {
      await stored.change((board) => insertRecord(board, 'risks', 'r', { title: 'Hidden', owner: MINE }));
    }
    expect(await open.ids('archived', 'review')).toEqual(['r']);
    await open.database.db.update(boards).set({ archivedAt: new Date() }).where(eq(boards.id, 'archived'));
    expect(await open.ids('archived', 'review')).toEqual([]);
    expect(await open.ids('rival-plan', 'review')).toEqual([]);
  });

  it('counts what it lists', async () => {
    const { items, total } = await open.services.updates.read('acme', ADA);
    expect(total).toBe(items.length);
    expect(new Set(items.map(waitingKey)).size).toBe(total);
    expect(await open.services.updates.count('acme', ADA)).toBe(total);
    expect(await open.services.updates.count('acme', { ...BEN, id: 'stranger', name: 'X', email: 'x' })).toBe(0);
  });

  it('enters the rows by their indexes, however many others there are', async () => {
    await storeOrganisation(open.database.db, 'random');
    await open.database.pool.query(`
      insert into boards (id, org_id, title) select 'many-' || b, 'random', 'Many' from generate_series(1, 50) b;
      insert into row_risks (board_id, id, key, title, owner, status)
        select 'many-' || b, 'r' || i, '', 'Risk', 'user:u' || i % 40, 'open' from generate_series(1, 50) b, generate_series(1, 200) i;
      insert into row_initiatives (board_id, id, key, title, owner, status, progress)
        select 'many-' || b, 'i' || i, '', 'Work', 'user:u' || i % 40, 'planned', 0 from generate_series(1, 50) b, generate_series(1, 200) i;
      insert into row_actions (board_id, id, risk_id, title, owner, due_on)
        select 'many-' || b, 'a' || i, 'r' || i, 'Do', 'user:u' || i % 40, '2027-01-01' from generate_series(1, 50) b, generate_series(1, 200) i;
      insert into row_dependencies (board_id, id, from_board_id, from_id, to_board_id, to_id, type, lag, what, state)
        select 'many-' || b, 'd' || i, 'many-' || b, 'i' || i, 'many-' || b, 'i' || (i + 1), 'FS', 0, '', 'asked'
        from generate_series(1, 50) b, generate_series(1, 199) i;
      analyze`);
    const { rows } = await open.database.db.execute<{ 'QUERY PLAN': string }>(
      sql`explain ${waitingStatement('acme', ADA, TODAY)}`,
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/row_risks_owner/);
    expect(plan).toMatch(/row_initiatives_owner/);
    expect(plan).toMatch(/row_actions_owner/);
    expect(plan).not.toMatch(/Seq Scan on row_(risks|initiatives|actions|dependencies)/);
  });
});
