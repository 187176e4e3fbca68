import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { boards } from '#server/db/schema/boards.ts';
import {
  boardProjections,
  rowActions,
  rowDependencies,
  rowInitiatives,
  rowRiskLinks,
  rowRisks,
  rowTeams,
} from '#server/db/schema/projected-rows.ts';
import { appendUpdates } from '#server/log/append-updates.ts';
import { compactDocument } from '#server/log/compact-document.ts';
import {
  type BoardProjector,
  createBoardProjector,
  type ProjectorOptions,
} from '#server/projection/board-projector.ts';
import { claimProjection } from '#server/projection/claim-projection.ts';
import { linkItems } from '#shared/board/commands/dependency-commands.ts';
import { addInitiative, placeInitiatives, removeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { addRecord } from '#shared/board/commands/record-commands.ts';
import { addRisk } from '#shared/board/commands/risk-commands.ts';
import { addTeam } from '#shared/board/commands/team-commands.ts';
import { type StoredBoard, storeBoard, storeOrganisation } from '#test/fixtures/stored-board.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

describe('the projection of boards to rows', () => {
  let test: TestDatabase;
  const open: BoardProjector[] = [];
  beforeAll(async () => {
    test = await openTestDatabase();
    await storeOrganisation(test.db, 'org');
  });
  afterEach(async () => {
    for (const projector of open.splice(0)) await projector.close();
  });
  afterAll(() => test.close());

  const start = (onError: ProjectorOptions['onError'] = (error) => expect.unreachable(String(error))) => {
    // Nothing happens by itself within a test: flush and catchUp say when.
    const projector = createBoardProjector({ db: test.db, onError, delay: 3_600_000 });
    open.push(projector);
    return projector;
  };
  const titles = async (boardId: string) => {
    const rows = await test.db.select().from(rowInitiatives).where(eq(rowInitiatives.boardId, boardId));
    return rows.map(({ title }) => title).sort();
  };
  const plan = (stored: StoredBoard, ...names: string[]) =>
    stored.change((board, ctx) => {
      for (const title of names) {
        const view = stored.view();
        addInitiative(board, { fields: { title, start: '2027-01-04', end: '2027-01-29' }, view }, ctx);
      }
    });

  it('writes a row for each record of every kind that queries need', async () => {
    const stored = await storeBoard(test.db, 'org', 'kinds');
    let head = await plan(stored, 'Supply', 'Consume');
    head = await stored.change((board, ctx, view) => {
      const [supply, consume] = stored.view().initiatives.list;
      if (!supply || !consume) throw new Error('no initiatives');
      addTeam(board, { fields: { name: 'Data', orgTeamId: 'data' }, view }, ctx);
      linkItems(board, { fields: { fromId: supply.id, toId: consume.id, lag: -3, what: 'API' } }, ctx);
      linkItems(board, { fields: { fromId: 'far', fromBoardId: 'elsewhere', toId: consume.id, type: 'SS' } }, ctx);
      const fields = { title: 'Late', currentLikelihood: 4, currentImpact: 5, initiativeIds: [supply.id, 'gone'] };
      const riskId = addRisk(board, { fields, view }, ctx);
      addRecord(board, { kind: 'actions', fields: { title: 'Hire', riskId, due: '2027-02-01' } }, ctx);
    });
    const projector = start();
    projector.noteCommit('kinds');
    await projector.flush();

    const here = <T extends { boardId: string }>(rows: T[]) => rows.filter(({ boardId }) => boardId === 'kinds');
    expect(await titles('kinds')).toEqual(['Consume', 'Supply']);
    expect(here(await test.db.select().from(rowTeams))).toMatchObject([{ name: 'Data', orgTeamId: 'data' }]);
    const links = here(await test.db.select().from(rowDependencies)).sort((a, b) => a.type.localeCompare(b.type));
    expect(links).toMatchObject([
      { type: 'FS', lag: -3, what: 'API', fromBoardId: 'kinds', toBoardId: 'kinds', state: 'asked' },
      { type: 'SS', fromBoardId: 'elsewhere', fromId: 'far', toBoardId: 'kinds' },
    ]);
    expect(here(await test.db.select().from(rowRisks))).toMatchObject([{ score: 20, level: 'VH', key: 'R-01' }]);
    expect(here(await test.db.select().from(rowRiskLinks))).toHaveLength(1);
    expect(here(await test.db.select().from(rowActions))).toMatchObject([{ title: 'Hire', dueOn: '2027-02-01' }]);
    const [projection] = await test.db.select().from(boardProjections).where(eq(boardProjections.boardId, 'kinds'));
    expect(projection?.seq).toBe(head);
    expect(projector.stats()).toMatchObject({ pending: 0, lag: 0, projected: 1, failed: 0 });
  });

  it('follows changes and removals, and a compaction in between', async () => {
    const stored = await storeBoard(test.db, 'org', 'follows');
    await plan(stored, 'One', 'Two', 'Three');
    const projector = start();
    await projector.catchUp();
    const [first, second, third] = stored.view().initiatives.list.map(({ id }) => id) as [string, string, string];
    await stored.change((board) => {
      removeInitiatives(board, { ids: [first] });
      placeInitiatives(board, { placements: [{ id: second, end: '2027-03-31' }] });
    });
    await compactDocument(test.db, 'follows');
    projector.noteCommit('follows');
    await projector.flush();
    const rows = await test.db.select().from(rowInitiatives).where(eq(rowInitiatives.boardId, 'follows'));
    expect(Object.fromEntries(rows.map(({ id, endOn }) => [id, endOn]))).toEqual({
      [second]: '2027-03-31',
      [third]: '2027-01-29',
    });
  });

  it('catches up after having been down, from the documents alone', async () => {
    const stored = await storeBoard(test.db, 'org', 'down');
    await plan(stored, 'Before');
    await start().catchUp();
    await plan(stored, 'While down');
    expect(await titles('down')).toEqual(['Before']);
    await start().catchUp();
    expect(await titles('down')).toEqual(['Before', 'While down']);

    await test.db.delete(boardProjections).where(eq(boardProjections.boardId, 'down'));
    await test.db.update(rowInitiatives).set({ title: 'spoiled' }).where(eq(rowInitiatives.boardId, 'down'));
    await start().catchUp();
    expect(await titles('down')).toEqual(['Before', 'While down']);
  });

  it('lets two processes project one board: rows never go back, and stay right in turns', async () => {
    const stored = await storeBoard(test.db, 'org', 'two');
    const [a, b] = [start(), start()];
    for (let round = 0; round < 6; round++) {
      await plan(stored, `Round ${round}`);
      a.noteCommit('two');
      b.noteCommit('two');
      await Promise.all(round % 3 === 0 ? [a.flush(), b.flush()] : [(round % 3 === 1 ? a : b).flush()]);
      expect(await titles('two')).toEqual(Array.from({ length: round + 1 }, (_, i) => `Round ${i}`));
    }
  });

  it('does each head of a board once, however many processes saw it change', async () => {
    const stored = await storeBoard(test.db, 'org', 'once');
    const processes = [start(), start(), start()];
    for (let round = 1; round <= 20; round++) {
      await plan(stored, `Round ${round}`);
      for (const projector of processes) projector.noteCommit('once');
      await Promise.all(processes.map((projector) => projector.flush()));
      expect(await titles('once')).toHaveLength(round);
      const projected = processes.map((projector) => projector.stats().projected);
      expect(
        projected.reduce((sum, count) => sum + count),
        `round ${round}`,
      ).toBe(round);
    }
  });

  it('leaves a board to who projects it, for a moment also to who just did, and to nobody who died over it', async () => {
    const stored = await storeBoard(test.db, 'org', 'claimed');
    await plan(stored, 'One');
    const claim = (holder: string, restMs: number) =>
      claimProjection(test.db, { boardId: 'claimed', holder, ttlMs: 60_000, restMs });
    expect(await claim('dead', 0)).toBe('mine');
    expect(await claim('other', 0)).toBe('elsewhere');
    const projector = start();
    await projector.catchUp();
    expect([await titles('claimed'), projector.stats().pending]).toEqual([[], 1]);
    await test.db.update(boardProjections).set({ until: sql`now()` }).where(eq(boardProjections.boardId, 'claimed'));
    expect(await claim('other', 60_000)).toBe('elsewhere');
    await projector.flush();
    expect([await titles('claimed'), projector.stats().pending]).toEqual([['One'], 0]);
    expect(await claim('other', 0)).toBe('current');

    await plan(stored, 'Two');
    expect(await claim('other', 60_000)).toBe('elsewhere');
    projector.noteCommit('claimed');
    await projector.flush();
    expect(await titles('claimed')).toEqual(['One', 'Two']);
  });

  it('takes up what a process left behind that died, and leaves to the living what is theirs', async () => {
    const stored = await storeBoard(test.db, 'org', 'left');
    await plan(stored, 'Left');
    const projector = start();
    await projector.takeUpLeftBehind(() => true);
    expect(await titles('left')).toEqual([]);
    await test.db.execute(sql`
      update board_updates set created_at = created_at - interval '4 seconds' where doc_id = 'left'`);
    await projector.takeUpLeftBehind(() => false);
    expect(await titles('left')).toEqual([]);
    await projector.takeUpLeftBehind(() => true);
    expect(await titles('left')).toEqual(['Left']);
  });

  it('goes on with the others when one board is broken, and tries that one again', async () => {
    const failing: string[] = [];
    const broken = await storeBoard(test.db, 'org', 'broken');
    const fine = await storeBoard(test.db, 'org', 'fine');
    await plan(fine, 'Fine');
    await plan(broken, 'Was broken');
    const garbage = Buffer.from('not an update');
    await appendUpdates(test.db, [{ docId: 'broken', generation: 1, rows: [{ actorId: null, payload: garbage }] }]);
    const projector = start((_, boardId) => failing.push(boardId));
    await projector.catchUp();
    expect(failing).toEqual(['broken']);
    expect(await titles('fine')).toEqual(['Fine']);
    expect(projector.stats()).toMatchObject({ pending: 1, failed: 1 });
    expect(projector.stats().lag).toBeGreaterThan(0);

    await test.db.execute(sql`delete from board_updates where doc_id = 'broken' and payload = ${garbage}`);
    await projector.flush();
    expect(await titles('broken')).toEqual(['Was broken']);
    expect(projector.stats()).toMatchObject({ pending: 0, lag: 0 });
  });

  it('stores what Postgres can not hold as the replacement character instead of giving the board up', async () => {
    const stored = await storeBoard(test.db, 'org', 'odd');
    await plan(stored, 'nul \0 and half \uD800 of a pair');
    await stored.change((board) => {
      // What a foreign client may write: ids that no row can hold, and a record that is none.
      const record = board.records.initiatives.values().next().value as Y.Map<unknown>;
      board.records.initiatives.set('x'.repeat(5000), record.clone());
      board.records.initiatives.set('nul\0', record.clone());
      board.doc.getMap('initiatives').set('no record', 7);
    });
    await start().catchUp();
    expect(await titles('odd')).toEqual(['nul \uFFFD and half \uFFFD of a pair']);
  });

  it('says when the board was changed, by the clock of the log', async () => {
    const stored = await storeBoard(test.db, 'org', 'when');
    await plan(stored, 'Now');
    await test.db.execute(sql`update board_updates set created_at = '2031-05-06T07:08:09Z' where doc_id = 'when'`);
    await start().catchUp();
    const [board] = await test.db.select().from(boards).where(eq(boards.id, 'when'));
    expect(board?.changedAt.toISOString()).toBe('2031-05-06T07:08:09.000Z');
  });

  it('leaves no trace of a board that was deleted meanwhile', async () => {
    const stored = await storeBoard(test.db, 'org', 'deleted');
    await plan(stored, 'Going');
    const projector = start();
    projector.noteCommit('deleted');
    await test.db.delete(boards).where(eq(boards.id, 'deleted'));
    await projector.flush();
    expect(await titles('deleted')).toEqual([]);
    expect(projector.stats()).toMatchObject({ pending: 0, failed: 0 });
  });

  it('waits a moment for more changes and then writes by itself', async () => {
    const stored = await storeBoard(test.db, 'org', 'timer');
    const projector = createBoardProjector({
      db: test.db,
      delay: 20,
      onError: (error) => expect.unreachable(String(error)),
    });
    open.push(projector);
    await plan(stored, 'A');
    await plan(stored, 'B');
    projector.noteCommit('timer');
    projector.noteCommit('timer');
    await expect.poll(() => titles('timer')).toEqual(['A', 'B']);
    expect(projector.stats().projected).toBe(1);
  });
});
