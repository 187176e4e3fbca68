import { randomUUID } from 'node:crypto';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '#server/env.ts';
import { createServices, type Services } from '#server/services.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

describe('the demo organisation', () => {
  let database: TestDatabase;
  let services: Services;
  let orgId: string;
  let userId: string;
  beforeAll(async () => {
    database = await openTestDatabase();
    const env = readEnv({ NODE_ENV: 'test' });
    const now = () => new Date('2026-11-25T10:00:00Z');
    services = await createServices({ db: database.db, env, log: pino({ level: 'silent' }), now, newId: randomUUID });
    const person = { email: 'demo@example.com', name: 'Demo', password: 'a long enough password' };
    const made = await services.accounts.signUp({ ...person, organisation: 'Meridian' });
    if (!made.ok) throw new Error(JSON.stringify(made.errors));
    ({ orgId, userId } = made);
    await services.demo.fill({ orgId, userId });
  });
  afterAll(async () => {
    await services.stop();
    await database.close();
  });

  const viewOf = (boardId: string): Promise<BoardView> =>
    services.rooms.read(boardId, (doc) => createBoardProjection(openBoard(doc)).view());
  const boardNamed = async (title: string) =>
    (await services.boards.list(orgId)).find((board) => board.title === title);

  it('has two boards, whose lanes are its teams', async () => {
    const teams = await services.organisations.teams.list(orgId);
    expect(teams).toHaveLength(6);
    for (const title of ['One platform', 'Nordic launch']) {
      const view = await viewOf((await boardNamed(title))?.id ?? '');
      expect(view.problems).toEqual([]);
      for (const lane of view.teams.list) expect(teams.find(({ id }) => id === lane.orgTeamId)?.name).toBe(lane.name);
      expect(view.risks.list.some(({ owner }) => owner === `user:${userId}`)).toBe(true);
    }
  });

  it('has a dependency across the boards, on a record that is there', async () => {
    const platform = await boardNamed('One platform');
    const view = await viewOf(platform?.id ?? '');
    const nordic = await viewOf((await boardNamed('Nordic launch'))?.id ?? '');
    const across = nordic.dependencies.list.filter(({ fromBoardId }) => fromBoardId === platform?.id);
    expect(across.map(({ fromId }) => view.initiatives.byId.get(fromId)?.key).sort()).toEqual(['MER-103', 'MER-132']);
  });

  it('remembers how its boards stood, record by record', async () => {
    const board = await boardNamed('One platform');
    const [review, commitment] = await services.snapshots.list(board?.id ?? '');
    expect([commitment, review].map((snapshot) => [snapshot?.name, snapshot?.takenAt.toISOString()])).toEqual([
      ['What we committed to', '2026-09-15T15:00:00.000Z'],
      ['Steering review', '2026-10-29T15:00:00.000Z'],
    ]);
    const then = await services.snapshots.read(commitment?.id ?? '');
    const now = await viewOf(board?.id ?? '');
    const slipped = then?.view.initiatives.filter(
      ({ id, end }) => (now.initiatives.byId.get(id)?.end ?? '') > (end ?? ''),
    );
    expect(slipped?.map(({ key }) => key)).toContain('MER-151');
    expect(then?.view.risks.every(({ id }) => now.risks.byId.has(id))).toBe(true);
  });

  it('offers the programme as a board to look around in, with its past', async () => {
    const made = await services.demo.create({ orgId, title: 'Look around', createdBy: userId });
    expect(made.ok && (await services.snapshots.list(made.boardId)).length).toBe(2);
    expect((await services.demo.create({ orgId, title: ' ', createdBy: userId })).ok).toBe(false);
  });
});
