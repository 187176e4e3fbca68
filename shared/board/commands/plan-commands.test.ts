import { describe, expect, test } from 'vitest';
import { createTestBoard, exchange } from '../testing/test-board.ts';
import { addInitiative } from './initiative-commands.ts';
import { addKeyResult, changeKeyResult, moveKeyResult, removeKeyResult } from './objective-commands.ts';
import { budgetOf, capacityOf, setBudget, setCapacity } from './plan-commands.ts';
import { addRecord } from './record-commands.ts';
import { addTeam } from './team-commands.ts';

function plan() {
  const it = createTestBoard();
  const teamId = addTeam(it.board, { fields: { name: 'Payments' }, view: it.view() }, it.ctx);
  const fields = { title: 'Ledger', teamId, start: '2027-01-18', end: '2027-04-23' };
  const initiativeId = addInitiative(it.board, { fields, view: it.view() }, it.ctx);
  const objectiveId = addRecord(it.board, { kind: 'objectives', fields: { title: 'Pay in seconds' } }, it.ctx);
  return { ...it, teamId, initiativeId, objectiveId };
}

describe('capacity and budget', () => {
  test('one record a team and month, one an initiative and quarter, made by the first number', () => {
    const { board, view, ctx, teamId, initiativeId } = plan();
    setCapacity(board, { teamId, month: '2027-01', patch: { available: 6.5 }, view: view() }, ctx);
    setCapacity(board, { teamId, month: '2027-01', patch: { plannedHires: 2 }, view: view() }, ctx);
    setCapacity(board, { teamId, month: '2027-02', patch: { available: 7 }, view: view() }, ctx);
    expect(view().capacity.list).toHaveLength(2);
    expect(capacityOf(view(), teamId, '2027-01')).toMatchObject({ available: 6.5, plannedHires: 2 });
    setBudget(board, { initiativeId, quarter: '2027-Q1', patch: { planned: 120_000 }, view: view() }, ctx);
    setBudget(board, { initiativeId, quarter: '2027-Q1', patch: { actual: 90_000 }, view: view() }, ctx);
    expect(view().budget.list).toHaveLength(1);
    expect(budgetOf(view(), initiativeId, '2027-Q1')).toMatchObject({ planned: 120_000, actual: 90_000, forecast: 0 });
  });

  test('what does not fit is refused, and nothing of it is written', () => {
    const { board, view, ctx, teamId } = plan();
    const set = (team: string, month: string) => () =>
      setCapacity(board, { teamId: team, month, patch: { available: 1 }, view: view() }, ctx);
    expect(set(teamId, '2027-13')).toThrow(/month/);
    expect(set('nobody', '2027-01')).toThrow(/not on the board/);
    expect(view().capacity.list).toEqual([]);
  });

  test('two people who enter the same month at once see the same one of the two', () => {
    const { teamId, ...mine } = plan();
    const other = createTestBoard('other');
    exchange(mine, other);
    for (const [{ board, view, ctx }, available] of [
      [mine, 5],
      [other, 6],
    ] as const) {
      setCapacity(board, { teamId, month: '2027-01', patch: { available }, view: view() }, ctx);
    }
    exchange(mine, other);
    expect(mine.view().capacity.list).toHaveLength(2);
    expect(capacityOf(mine.view(), teamId, '2027-01')).toEqual(capacityOf(other.view(), teamId, '2027-01'));
  });
});

describe('key results', () => {
  const result = (title: string) => ({ title, target: 100, current: 0, unit: '%' });

  test('are added, changed, moved and removed, each by its place', () => {
    const { board, view, objectiveId } = plan();
    const titles = () =>
      view()
        .objectives.byId.get(objectiveId)
        ?.keyResults.map(({ title }) => title);
    for (const title of ['A', 'B', 'C']) addKeyResult(board, { objectiveId, result: result(title), view: view() });
    expect(titles()).toEqual(['A', 'B', 'C']);
    moveKeyResult(board, { objectiveId, index: 2, to: 0, view: view() });
    expect(titles()).toEqual(['C', 'A', 'B']);
    changeKeyResult(board, { objectiveId, index: 1, patch: { title: 'D', current: 40 }, view: view() });
    expect(view().objectives.byId.get(objectiveId)?.keyResults[1]).toEqual({ ...result('D'), current: 40 });
    removeKeyResult(board, { objectiveId, index: 0, view: view() });
    expect(titles()).toEqual(['D', 'B']);
  });

  test('one that is gone is said to be', () => {
    const { board, view, objectiveId } = plan();
    expect(() => removeKeyResult(board, { objectiveId, index: 0, view: view() })).toThrow(/not on the board/);
  });
});
