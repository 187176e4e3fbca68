import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { dependencyState } from '#shared/schedule/conflicts.ts';
import { openBoard } from '../../board-doc.ts';
import type { BoardView } from '../../board-view.ts';
import { createBoardProjection } from '../../projection.ts';
import { createTestBoard } from '../../testing/test-board.ts';
import { advanceDemo, demoDocument } from './demo-board.ts';
import type { DemoMoment, DemoTables } from './demo-rows.ts';
import { DEMO_TEAMS } from './demo-teams.ts';
import { NORDIC_LAUNCH } from './nordic-launch/tables.ts';
import { ONE_PLATFORM } from './one-platform/tables.ts';
import type { DemoOptions } from './write-demo-records.ts';

const TODAY = '2026-11-23';
const OPTIONS: DemoOptions = {
  today: TODAY,
  me: 'user:me',
  orgTeamIds: new Map(DEMO_TEAMS.map(({ name }) => [name, `org ${name}`])),
  far: (key) => ({ boardId: 'other', id: key }),
};

function open(tables: DemoTables, moment: DemoMoment = 'today', options = OPTIONS) {
  const { ctx } = createTestBoard();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, demoDocument(tables, moment, options, ctx));
  const board = openBoard(doc);
  return { board, ctx, view: createBoardProjection(board).view };
}

const states = (view: BoardView) => view.dependencies.list.map((link) => dependencyState(view, link).state);
const count = <T>(values: readonly T[], wanted: T) => values.filter((value) => value === wanted).length;

describe('the demo programme has something to say in every picture', () => {
  const views = [open(ONE_PLATFORM).view(), open(NORDIC_LAUNCH).view()] as const;
  const [platform, nordic] = views;

  test('is whole', () => {
    for (const view of views) expect(view.problems).toEqual([]);
    const total = (kind: 'initiatives' | 'risks' | 'dependencies') =>
      platform[kind].list.length + nordic[kind].list.length;
    expect(platform.teams.list).toHaveLength(6);
    expect(total('initiatives')).toBeGreaterThanOrEqual(38);
    expect(total('risks')).toBe(25);
    expect(total('dependencies')).toBeGreaterThanOrEqual(28);
  });

  test('shows one conflict and a few tight links on the roadmap', () => {
    const { dependencies } = platform;
    const conflicts = dependencies.list.flatMap((link) => {
      const state = dependencyState(platform, link);
      return state.state === 'conflict' ? [state.daysShort] : [];
    });
    expect(conflicts).toEqual([8]);
    expect(count(states(platform), 'tight')).toBeGreaterThanOrEqual(3);
    expect(count(states(platform), 'fine')).toBeGreaterThanOrEqual(10);
    expect(count(states(nordic), 'conflict')).toBe(0);
  });

  test('reaches from one board to the other', () => {
    expect(nordic.dependencies.list.filter(({ fromBoardId }) => fromBoardId === 'other')).toHaveLength(2);
    expect(open(NORDIC_LAUNCH, 'today', { ...OPTIONS, far: undefined }).view().problems).toEqual([]);
  });

  test('mixes statuses, and none contradicts its dates or its progress', () => {
    const all = views.flatMap(({ initiatives }) => initiatives.list);
    expect(new Set(all.map(({ status }) => status)).size).toBe(6);
    expect(all.filter(({ start }) => start === null).length).toBeGreaterThanOrEqual(2);
    for (const { key, status, start, end, progress } of all) {
      if (status === 'done') expect([key, progress, (end ?? '') < TODAY]).toEqual([key, 100, true]);
      if (status === 'planned') expect([key, progress, start === null || start > TODAY]).toEqual([key, 0, true]);
      if (status === 'in-progress') expect([key, (start ?? '') <= TODAY && (end ?? '') >= TODAY]).toEqual([key, true]);
    }
  });

  test('spreads the risks over the matrix, more than three of them in one cell', () => {
    const cells = platform.risks.list.map((risk) => `${risk.currentLikelihood} ${risk.currentImpact}`);
    expect(new Set(cells).size).toBeGreaterThanOrEqual(10);
    expect(Math.max(...cells.map((cell) => count(cells, cell)))).toBeGreaterThan(3);
    for (const { key, currentLikelihood, currentImpact, targetLikelihood, targetImpact, kind } of platform.risks.list) {
      if (kind === 'opportunity' || targetLikelihood === null || targetImpact === null) continue;
      expect([key, targetLikelihood <= (currentLikelihood ?? 0)]).toEqual([key, true]);
      expect([key, targetImpact <= (currentImpact ?? 0)]).toEqual([key, true]);
    }
  });
});

describe.each([ONE_PLATFORM, NORDIC_LAUNCH])('$title, from moment to moment', (tables) => {
  test('becomes the board of today', () => {
    const { board, ctx, view } = open(tables, 'committed');
    const committed = view();
    advanceDemo(board, view(), tables, 'reviewed', OPTIONS, ctx);
    const reviewed = view();
    advanceDemo(board, view(), tables, 'today', OPTIONS, ctx);
    const today = open(tables).view();
    const plain = (all: BoardView) =>
      all.initiatives.list.map(({ key, title, start, end, status, progress, tags }) => [
        key,
        title,
        start,
        end,
        status,
        progress,
        tags,
      ]);
    expect(plain(view()).sort()).toEqual(plain(today).sort());
    expect(states(view()).sort()).toEqual(states(today).sort());
    expect(view().risks.list.length).toBe(today.risks.list.length);
    expect(view().actions.list.length).toBe(tables.actions.length);
    for (const [before, after] of [
      [committed, reviewed],
      [reviewed, view()],
    ] as const) {
      expect(
        before.initiatives.list.filter(({ id, end }) => after.initiatives.byId.get(id)?.end !== end).length,
      ).toBeGreaterThan(0);
      const score = (all: BoardView, id: string) => all.risks.byId.get(id)?.currentLikelihood;
      expect(before.risks.list.some(({ id }) => score(before, id) !== score(after, id))).toBe(true);
    }
  });
});

test('holds on every day of the week and around the turn of a year', () => {
  for (const today of ['2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03', '2028-02-29']) {
    const view = open(ONE_PLATFORM, 'today', { ...OPTIONS, today }).view();
    expect(view.problems).toEqual([]);
    expect(count(states(view), 'conflict')).toBe(1);
  }
});
