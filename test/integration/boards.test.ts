import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { boardDocs, boardUpdates } from '#server/db/schema/boards.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import { blankPlan } from '#shared/board/templates/blank-plan.ts';
import { openTestServices, type TestServices } from '#test/fixtures/test-services.ts';

let test: TestServices;
beforeAll(async () => {
  test = await openTestServices();
});
afterAll(() => test.close());

const emptyPlan = () =>
  blankPlan({ quarter: null, teams: [] }, { actor: null, now: test.clock.now.toISOString(), newId: () => 'id' });

async function makeBoard(orgId: string, title: string): Promise<string> {
  const made = await test.boards.create({ orgId, title, createdBy: null, initialUpdate: emptyPlan() });
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  return made.boardId;
}

/** The view of a board's document as the log holds it. */
async function viewOf(boardId: string) {
  const rows = await test.db.select().from(boardUpdates).where(eq(boardUpdates.docId, boardId));
  const doc = new Y.Doc();
  for (const row of rows) Y.applyUpdate(doc, row.payload);
  const projection = createBoardProjection(openBoard(doc));
  const view = projection.view();
  projection.close();
  return view;
}

it('creates the board, its document and the first update together', async () => {
  const owner = await test.person('owner');
  const orgId = await test.organisation(owner);
  const boardId = await makeBoard(orgId, '  Platform, Q1  ');
  expect(await test.boards.find(boardId)).toMatchObject({ orgId, title: 'Platform, Q1', archivedAt: null });
  const docs = await test.db.select().from(boardDocs).where(eq(boardDocs.boardId, boardId));
  expect(docs).toEqual([{ id: boardId, boardId, generation: 1, headSeq: 1, snapshotSeq: 0 }]);
  const updates = await test.db.select().from(boardUpdates).where(eq(boardUpdates.docId, boardId));
  expect(updates.map(({ seq, actorId }) => [seq, actorId])).toEqual([[1, null]]);
});

it('refuses a board without a title and writes nothing', async () => {
  const orgId = await test.organisation(await test.person('owner'));
  const made = await test.boards.create({ orgId, title: ' ', createdBy: null, initialUpdate: emptyPlan() });
  expect(made).toMatchObject({ ok: false, errors: { title: expect.any(String) } });
  expect(await test.boards.list(orgId)).toEqual([]);
});

it('lists what is in use, last changed first, and what is archived apart', async () => {
  const orgId = await test.organisation(await test.person('owner'));
  const elsewhere = await test.organisation(await test.person('stranger'));
  await makeBoard(elsewhere, 'Not ours');
  const start = test.clock.now;
  const first = await makeBoard(orgId, 'First');
  test.clock.now = new Date(start.getTime() + 1000);
  const second = await makeBoard(orgId, 'Second');
  test.clock.now = start;
  const titles = async (archived: boolean) => (await test.boards.list(orgId, { archived })).map(({ title }) => title);
  expect(await titles(false)).toEqual(['Second', 'First']);

  await test.boards.setArchived(second, true);
  expect([await titles(false), await titles(true)]).toEqual([['First'], ['Second']]);
  await test.boards.setArchived(second, false);
  expect(await test.boards.rename(first, 'Renamed')).toEqual({ ok: true });
  expect(await test.boards.rename(first, '')).toMatchObject({ ok: false });
  expect(await titles(false)).toEqual(['Second', 'Renamed']);
});

it('is refused to others than its organisation’s members', async () => {
  const [owner, viewer, stranger] = [
    await test.person('owner'),
    await test.person('viewer'),
    await test.person('other'),
  ];
  const orgId = await test.organisation(owner, [[viewer, 'viewer']]);
  const boardId = await makeBoard(orgId, 'Ours');
  expect((await test.access.requireBoard(viewer, boardId, 'board:read')).role).toBe('viewer');
  await expect(test.access.requireBoard(viewer, boardId, 'board:write')).rejects.toMatchObject({ status: 403 });
  await expect(test.access.requireBoard(stranger, boardId, 'board:read')).rejects.toMatchObject({ status: 403 });
  expect(await test.access.boardRole(viewer.user.id, boardId)).toBe('viewer');
  expect(await test.access.boardRole(stranger.user.id, boardId)).toBeNull();
  expect(await test.access.boardRole(owner.user.id, 'no-such')).toBeNull();
});

it('starts as a quarterly plan with lanes for chosen and for new teams', async () => {
  const owner = await test.person('owner');
  const orgId = await test.organisation(owner);
  for (const name of ['Platform', 'Payments', 'Data']) await test.organisations.teams.create(orgId, { name });
  const [platform] = await test.organisations.teams.list(orgId);
  const made = await test.plans.create({
    orgId,
    createdBy: owner.user.id,
    title: 'Q2 2027 plan',
    quarter: '2027-Q2',
    teamIds: [platform?.id ?? ''],
    newTeams: ['Mobile', ' ', 'payments', 'Mobile'],
  });
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const view = await viewOf(made.boardId);
  expect(view.meta).toMatchObject({ periodStart: '2027-04-01', periodEnd: '2027-06-30' });
  const teams = await test.organisations.teams.list(orgId);
  expect(teams.map(({ name }) => name)).toEqual(['Platform', 'Payments', 'Data', 'Mobile']);
  expect(view.teams.list.map(({ name, orgTeamId }) => [name, orgTeamId])).toEqual(
    teams.filter(({ name }) => name !== 'Data').map(({ name, id }) => [name, id]),
  );
});

it('makes neither board nor team when the plan has no title or no team', async () => {
  const owner = await test.person('owner');
  const orgId = await test.organisation(owner);
  const plan = { orgId, createdBy: owner.user.id, quarter: '2027-Q2', teamIds: [] } as const;
  expect(await test.plans.create({ ...plan, title: '', newTeams: ['Core'] })).toMatchObject({ ok: false });
  expect(await test.plans.create({ ...plan, title: 'Plan', newTeams: [] })).toMatchObject({ ok: false });
  expect(await test.boards.list(orgId)).toEqual([]);
  expect(await test.organisations.teams.list(orgId)).toEqual([]);
});
