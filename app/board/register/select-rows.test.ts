import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { riskFacts } from '#app/board/checks/use-risk-facts.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import { addRecord } from '#shared/board/commands/record-commands.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import type { NewFieldsOf } from '#shared/board/record-kind.ts';
import { groupRows } from './group-rows.ts';
import { openActions } from './next-action.ts';
import { PLAIN_QUERY, type RegisterQuery } from './register-query.ts';
import { riskColumns } from './risk-columns.tsx';
import { filterOptions, selectRows } from './select-rows.ts';

const RISKS: readonly NewFieldsOf<'risks'>[] = [
  {
    key: 'R-2',
    title: 'Bank certification may slip',
    teamId: 'pay',
    currentLikelihood: 5,
    currentImpact: 4,
    owner: 'user:ada',
  },
  {
    key: 'R-10',
    title: 'Key engineer leaves',
    teamId: 'pay',
    currentLikelihood: 4,
    currentImpact: 4,
    status: 'watching',
  },
  { key: 'R-1', title: 'Flaky staging', teamId: 'plat', currentLikelihood: 2, currentImpact: 2, owner: 'CFO' },
  { key: 'R-3', title: 'Not scored yet' },
];

function register(query: Partial<RegisterQuery>, keep: readonly string[] = []) {
  const board = openBoard(new Y.Doc());
  const names: string[] = ['pay', 'plat', ...RISKS.map(({ key }) => key ?? '')];
  const ctx = { actor: null, now: '2027-01-01T00:00:00Z', newId: () => names.shift() ?? 'more' };
  for (const name of ['Payments', 'Platform']) addRecord(board, { kind: 'teams', fields: { name } }, ctx);
  for (const fields of RISKS) addRecord(board, { kind: 'risks', fields }, ctx);
  const view = createBoardProjection(board).view();
  const facts = riskFacts(view, '2027-01-01');
  const surroundings = { matrix: view.meta.matrix, actions: openActions(view), facts, currency: 'EUR' };
  const context = { view, people: [{ id: 'ada', name: 'Ada Moreau' }], today: '2027-01-01' };
  const records = view.risks.list;
  const columns = riskColumns(surroundings);
  const full: RegisterQuery = { ...PLAIN_QUERY, ...query };
  const rows = selectRows({ records, columns, query: full, context, keep: new Set(keep) });
  const columnOf = (id: string) => {
    const column = columns.find((one) => one.id === id);
    if (!column) throw new Error(`no column ${id}`);
    return column;
  };
  return { keys: rows.map(({ key }) => key), rows, columnOf, records, context };
}

describe('the rows of a register', () => {
  test('stand in their own order until a column is asked for', () => {
    expect(register({}).keys).toEqual(['R-1', 'R-2', 'R-3', 'R-10']);
  });

  test('are sorted by a column, those without a value last both ways', () => {
    expect(register({ sort: [{ column: 'level', descending: false }] }).keys).toEqual(['R-1', 'R-10', 'R-2', 'R-3']);
    expect(register({ sort: [{ column: 'level', descending: true }] }).keys).toEqual(['R-2', 'R-10', 'R-1', 'R-3']);
  });

  test('sort a list by its own order, not by the alphabet', () => {
    expect(register({ sort: [{ column: 'status', descending: true }] }).keys[0]).toBe('R-10');
  });

  test('are found by words anywhere in the row, in any order, as people read them', () => {
    expect(register({ search: 'slip bank' }).keys).toEqual(['R-2']);
    expect(register({ search: 'ada' }).keys).toEqual(['R-2']);
    expect(register({ search: 'platform' }).keys).toEqual(['R-1']);
    expect(register({ search: 'nothing like it' }).keys).toEqual([]);
  });

  test('are narrowed by facets: any value of one, all of several', () => {
    expect(register({ filters: { level: ['VH', 'H', 'L'] } }).keys).toEqual(['R-1', 'R-2', 'R-10']);
    expect(register({ filters: { teamId: ['pay'], status: ['open'] } }).keys).toEqual(['R-2']);
    expect(register({ filters: { level: ['none'] } }).keys).toEqual(['R-3']);
  });

  test('keep a row that was just changed, whatever the filter says', () => {
    expect(register({ filters: { teamId: ['plat'] } }, ['R-10']).keys).toEqual(['R-1', 'R-10']);
  });

  test('are narrowed by ranges, words, none and any', () => {
    expect(register({ filters: { score: ['>=5', '<=18'] } }).keys).toEqual(['R-10']);
    expect(register({ filters: { title: ['~key LEAVES'] } }).keys).toEqual(['R-10']);
    expect(register({ filters: { owner: ['none'] } }).keys).toEqual(['R-3', 'R-10']);
    expect(register({ filters: { owner: ['any'] } }).keys).toEqual(['R-1', 'R-2']);
    expect(register({ filters: { owner: ['none', 'CFO'] } }).keys).toEqual(['R-1', 'R-3', 'R-10']);
  });

  test('are sorted by several columns, one after the other', () => {
    const sort = [
      { column: 'teamId', descending: false },
      { column: 'score', descending: true },
    ];
    expect(register({ sort }).keys).toEqual(['R-2', 'R-10', 'R-1', 'R-3']);
  });

  test('a column counts the values that occur, the highest level first', () => {
    const { columnOf, records, context } = register({});
    expect(filterOptions(columnOf('level'), records, context)).toEqual([
      { key: 'VH', label: 'Very high', count: 1 },
      { key: 'H', label: 'High', count: 1 },
      { key: 'L', label: 'Low', count: 1 },
      { key: '', label: 'Not scored', count: 1 },
    ]);
  });

  test('stand in groups, with those without a value last; a shut group keeps its count', () => {
    const { columnOf, rows, context } = register({ sort: [{ column: 'score', descending: true }] });
    const lines = (shut: readonly string[]) =>
      groupRows(rows, columnOf('teamId'), new Set(shut), context).map((item) =>
        item.type === 'row' ? item.record.key : `${item.label} ${item.count}`,
      );
    expect(lines([])).toEqual(['Payments 2', 'R-2', 'R-10', 'Platform 1', 'R-1', 'No team 1', 'R-3']);
    expect(lines(['group:teamId:pay'])).toEqual(['Payments 2', 'Platform 1', 'R-1', 'No team 1', 'R-3']);
  });
});
