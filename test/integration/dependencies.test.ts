import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orgTeams } from '#server/db/schema/accounts.ts';
import { boards } from '#server/db/schema/boards.ts';
import { createDependencies, type Dependencies } from '#server/dependencies/dependencies.ts';
import { createItemSearch } from '#server/dependencies/item-search.ts';
import { linksNow } from '#server/dependencies/link-sources.ts';
import { linksStatement } from '#server/dependencies/read-links.ts';
import { insertRecord } from '#shared/board/collection.ts';
import { EVERY_LINK, type LinkFilter } from '#shared/dependencies/cross-team-links.ts';
import { foreignOf } from '#shared/dependencies/foreign-links.ts';
import { linksOfBoard } from '#shared/dependencies/links-of-board.ts';
import {
  projectBoards,
  type StoredBoard,
  storeBoard,
  storeOrganisation,
  storeSnapshot,
} from '#test/fixtures/stored-board.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

describe('dependencies across teams', () => {
  let test: TestDatabase;
  let dependencies: Dependencies;
  beforeAll(async () => {
    test = await openTestDatabase();
    dependencies = createDependencies({ db: test.db });
  });
  afterAll(() => test.close());

  describe('of two boards that share a team', () => {
    let platform: StoredBoard;
    let shop: StoredBoard;
    beforeAll(async () => {
      const { db } = test;
      await storeOrganisation(db, 'acme');
      await storeOrganisation(db, 'rival');
      await db.insert(orgTeams).values([
        { id: 'payments', orgId: 'acme', name: 'Payments', colour: '#112233', order: 'a1' },
        { id: 'spies', orgId: 'rival', name: 'Spies', colour: '#445566', order: 'a1' },
      ]);
      platform = await storeBoard(db, 'acme', 'platform', 'Platform Q1');
      shop = await storeBoard(db, 'acme', 'shop', 'Shop Q1');
      const secret = await storeBoard(db, 'rival', 'secret', 'Secret');
      const archived = await storeBoard(db, 'acme', 'archived', 'Old');
      await platform.change((board) => {
        insertRecord(board, 'teams', 'p', { name: 'Pay', orgTeamId: 'payments' });
        insertRecord(board, 'teams', 'sre', { name: 'SRE' });
        insertRecord(board, 'initiatives', 'ledger', {
          title: 'Ledger',
          key: 'PAY-1',
          teamId: 'p',
          start: '2027-01-04',
          end: '2027-02-26',
        });
        insertRecord(board, 'initiatives', 'cells', {
          title: 'Cells',
          teamId: 'sre',
          start: '2027-03-01',
          end: '2027-03-31',
        });
        insertRecord(board, 'initiatives', 'late', {
          title: 'Late',
          teamId: 'sre',
          start: '2027-01-11',
          end: '2027-03-31',
        });
        insertRecord(board, 'milestones', 'ga', { title: 'Ledger GA', date: '2027-02-26', initiativeId: 'ledger' });
        insertRecord(board, 'dependencies', 'tight', { fromId: 'ledger', toId: 'cells' });
        insertRecord(board, 'dependencies', 'short', { fromId: 'ga', toId: 'late', what: 'ledger API' });
      });
      await shop.change((board) => {
        insertRecord(board, 'teams', 'p', { name: 'Payments of the shop', orgTeamId: 'payments' });
        insertRecord(board, 'teams', 'sre', { name: 'SRE' });
        insertRecord(board, 'teams', 'spy', { name: 'Innocent', orgTeamId: 'spies' });
        insertRecord(board, 'initiatives', 'checkout', {
          title: 'Checkout',
          teamId: 'sre',
          start: '2027-03-15',
          end: '2027-04-30',
        });
        insertRecord(board, 'initiatives', 'plan', { title: 'Plan', teamId: 'spy' });
        insertRecord(board, 'dependencies', 'across', { fromBoardId: 'platform', fromId: 'ledger', toId: 'checkout' });
        insertRecord(board, 'dependencies', 'undated', { fromId: 'plan', toId: 'checkout' });
        insertRecord(board, 'dependencies', 'foreign', { fromBoardId: 'secret', fromId: 'treasure', toId: 'checkout' });
        insertRecord(board, 'dependencies', 'filed', { fromId: 'checkout', toBoardId: 'archived', toId: 'old' });
      });
      await secret.change((board) => {
        insertRecord(board, 'initiatives', 'treasure', { title: 'Treasure', start: '2027-01-04', end: '2027-01-05' });
        insertRecord(board, 'initiatives', 'map', { title: 'Map', start: '2027-01-04', end: '2027-01-05' });
        insertRecord(board, 'dependencies', 'inside', { fromId: 'map', toId: 'treasure' });
      });
      await archived.change((board) => {
        insertRecord(board, 'initiatives', 'old', { title: 'Old', start: '2027-01-04', end: '2027-01-05' });
        insertRecord(board, 'initiatives', 'older', { title: 'Older' });
        insertRecord(board, 'dependencies', 'old-link', { fromId: 'older', toId: 'old' });
      });
      await db.update(boards).set({ archivedAt: new Date() }).where(eq(boards.id, 'archived'));
      await projectBoards(test.db);
    });

    it('lists conflicts first, then the tightest, those without dates last', async () => {
      const { links, total } = await dependencies.read('acme', 'now', EVERY_LINK);
      expect(links.map(({ id, slack, state }) => [id, slack, state])).toEqual([
        ['short', -35, 'conflict'],
        ['tight', 0, 'tight'],
        ['across', 10, 'fine'],
        ['filed', null, 'unknown'],
        ['foreign', null, 'unknown'],
        ['undated', null, 'unknown'],
      ]);
      expect(total).toBe(6);
      expect(links[0]).toMatchObject({
        boardId: 'platform',
        what: 'ledger API',
        handshake: 'asked',
        from: { team: 'org:payments', item: { kind: 'milestone', title: 'Ledger GA', end: '2027-02-26' } },
        to: { team: 'lane:platform:sre', item: { kind: 'initiative', boardTitle: 'Platform Q1' } },
      });
    });

    it('joins boards by teams of the organisation, and keeps lanes of the same name apart', async () => {
      const { teams, cells } = await dependencies.read('acme', 'now', EVERY_LINK);
      const cell = (from: string, to: string) => cells.find((one) => one.from === from && one.to === to);
      expect(cell('org:payments', 'lane:platform:sre')).toMatchObject({
        count: 2,
        conflicts: 1,
        tight: 1,
        daysShort: 35,
      });
      expect(cell('org:payments', 'lane:shop:sre')).toMatchObject({ count: 1, conflicts: 0, tight: 0, daysShort: 0 });
      expect(cells).toHaveLength(5);
      expect(teams.map(({ key, name, boardTitle }) => [key, name, boardTitle])).toEqual([
        ['org:payments', 'Payments', null],
        ['lane:platform:sre', 'SRE', 'Platform Q1'],
        ['lane:shop:sre', 'SRE', 'Shop Q1'],
        ['lane:shop:innocent', 'Innocent', 'Shop Q1'],
        ['elsewhere', '', null],
      ]);
    });

    it('shows nothing of other organisations and of archived boards', async () => {
      const answer = await dependencies.read('acme', 'now', EVERY_LINK);
      const foreign = answer.links.find(({ id }) => id === 'foreign');
      expect(foreign).toMatchObject({ state: 'unknown', from: { team: 'elsewhere', item: null } });
      expect(JSON.stringify(answer)).not.toMatch(/Treasure|Spies|Secret|Old/);
    });

    it('filters by board, team, conflict and cell', async () => {
      const ids = async (filter: Partial<LinkFilter>) => {
        const { links, cells } = await dependencies.read('acme', 'now', { ...EVERY_LINK, ...filter });
        return [
          links
            .map(({ id }) => id)
            .sort()
            .join(' '),
          cells.reduce((sum, { count }) => sum + count, 0),
        ];
      };
      expect(await ids({ boardId: 'platform' })).toEqual(['across short tight', 3]);
      expect(await ids({ team: 'lane:shop:innocent' })).toEqual(['undated', 1]);
      expect(await ids({ conflictsOnly: true })).toEqual(['short', 1]);
      expect(await ids({ from: 'org:payments', to: 'lane:shop:sre' })).toEqual(['across', 6]);
      expect(await ids({ from: 'org:payments' })).toEqual(['across short tight', 6]);
      expect(await ids({ waitingFor: 'lane:shop:innocent' })).toEqual(['undated', 1]);
      expect(await ids({ chain: { boardId: 'platform', itemId: 'ledger' } })).toEqual(['across filed tight', 3]);
      expect(await ids({ chain: { boardId: 'shop', itemId: 'plan' } })).toEqual(['filed undated', 2]);
      expect(await ids({ team: 'nobody' })).toEqual(['', 0]);
    });

    it('tells a board what other boards have to do with it, and why an item can not be shown', async () => {
      const { links, teams } = await dependencies.read('acme', 'now', {
        ...EVERY_LINK,
        boardId: 'platform',
        acrossOnly: true,
      });
      const { ends, incoming } = foreignOf('platform', links, teams);
      expect(incoming.links.map(({ boardId, id }) => [boardId, id])).toEqual([['shop', 'across']]);
      expect(ends.get('shop/checkout')).toMatchObject({ item: { title: 'Checkout', boardTitle: 'Shop Q1' } });
      const ofShop = await dependencies.read('acme', 'now', { ...EVERY_LINK, boardId: 'shop', acrossOnly: true });
      const seen = foreignOf('shop', ofShop.links, ofShop.teams);
      expect(seen.incoming.links).toEqual([]);
      expect(seen.ends.get('platform/ledger')).toMatchObject({
        team: { name: 'Payments' },
        item: { status: 'planned' },
      });
      expect(seen.ends.get('archived/old')).toMatchObject({ item: null, absence: 'archived' });
      expect(seen.ends.get('secret/treasure')).toMatchObject({ item: null, absence: 'elsewhere' });
      // With them, the board's own tab measures its links as the server does.
      const { links: own } = linksOfBoard(shop.view(), 'shop', seen.ends);
      expect(own.find(({ id }) => id === 'across')).toMatchObject({ slack: 10, state: 'fine' });
    });

    it('finds items of other open boards of the organisation by key and title, and of nobody else', async () => {
      const search = createItemSearch({ db: test.db });
      const titles = async (text: string, except = 'shop') =>
        (await search.find('acme', text, except)).map(({ item }) => item.title);
      expect(await titles('ledger')).toEqual(['Ledger', 'Ledger GA']);
      expect(await titles('pay-1')).toEqual(['Ledger']);
      // An item is found as the links across boards say it.
      const { links, teams } = await dependencies.read('acme', 'now', {
        ...EVERY_LINK,
        boardId: 'shop',
        acrossOnly: true,
      });
      const { ends } = foreignOf('shop', links, teams);
      const [ledger] = await search.find('acme', 'pay-1', 'shop');
      expect(ledger).toMatchObject({ boardId: 'platform', itemId: 'ledger', item: { start: '2027-01-04' } });
      expect({ ...ledger, absence: null }).toEqual({
        boardId: 'platform',
        itemId: 'ledger',
        ...ends.get('platform/ledger'),
      });
      expect(await search.find('acme', 'ledger ga', 'shop')).toMatchObject([
        { item: { kind: 'milestone', end: '2027-02-26', status: 'planned' }, team: { key: 'org:payments' } },
      ]);
      expect(await search.find('acme', 'checkout', 'platform')).toMatchObject([
        { team: { key: 'lane:shop:sre', name: 'SRE', boardTitle: 'Shop Q1' }, item: { boardTitle: 'Shop Q1' } },
      ]);
      for (const nothing of ['Checkout', 'Treasure', 'Old', '%', '_', '  ']) expect(await titles(nothing)).toEqual([]);
    });

    it('answers as of a snapshot from the last snapshot of each board up to that moment', async () => {
      await storeSnapshot(test.db, platform, 'platform-1', '2027-01-10T09:00:00Z');
      await storeSnapshot(test.db, shop, 'shop-1', '2027-01-12T09:00:00Z');
      await platform.change((board) => {
        board.records.initiatives.get('late')?.set('start', '2027-03-15');
        insertRecord(board, 'dependencies', 'new', { fromId: 'cells', toId: 'late' });
      });
      await projectBoards(test.db);
      await storeSnapshot(test.db, platform, 'platform-2', '2027-01-20T09:00:00Z');
      const asOf = async (snapshotId: string) => {
        const { links } = await dependencies.read('acme', { snapshotId }, EVERY_LINK);
        return Object.fromEntries(links.map(({ id, slack }) => [id, slack]));
      };
      expect(await asOf('platform-1')).toEqual({ short: -35, tight: 0 });
      const both = { short: -35, tight: 0, across: 10, undated: null, foreign: null, filed: null };
      expect(await asOf('shop-1')).toEqual(both);
      expect(await asOf('platform-2')).toEqual({ ...both, short: 10, new: -13 });
      expect(await asOf('no such')).toEqual({});
      expect((await dependencies.read('rival', { snapshotId: 'shop-1' }, EVERY_LINK)).links).toEqual([]);

      const now = await dependencies.read('acme', 'now', EVERY_LINK);
      expect(await dependencies.read('acme', { snapshotId: 'platform-2' }, EVERY_LINK)).toEqual(now);
      expect((await dependencies.moments('acme')).map(({ id, boardTitle }) => [id, boardTitle])).toEqual([
        ['platform-2', 'Platform Q1'],
        ['shop-1', 'Shop Q1'],
        ['platform-1', 'Platform Q1'],
      ]);
    });

    it('enters the rows of a small organisation by their indexes, however many others there are', async () => {
      await storeOrganisation(test.db, 'random');
      await test.pool.query(`
        insert into boards (id, org_id, title) select 'many-' || b, 'random', 'Many' from generate_series(1, 40) b`);
      await test.pool.query(`
        insert into row_initiatives (board_id, id, key, title, owner, status, progress)
        select 'many-' || b, 'i' || i, '', 'Work', '', 'planned', 0 from generate_series(1, 40) b, generate_series(1, 250) i`);
      await test.pool.query('analyze');
      const statement = linksStatement('rival', linksNow('rival'), EVERY_LINK);
      const { rows } = await test.db.execute<{ 'QUERY PLAN': string }>(sql`explain ${statement}`);
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(plan).toMatch(/Index Scan (using|on) row_initiatives/);
      expect(plan).not.toMatch(/Seq Scan on row_initiatives/);
    });
  });
});
