import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { frozenOffsets, hideColumn, moveColumn, resizeColumn, shiftColumn, showColumn } from './column-layout.ts';
import { computedColumn, type GridColumn } from './grid-column.ts';
import { clipRange, isInRange, rangeBetween } from './grid-range.ts';
import { groupRows } from './group-rows.ts';
import { sortRows } from './select-rows.ts';

interface Row {
  readonly id: string;
  readonly team: string | null;
  readonly score: number | null;
}

const context = {} as FieldContext;
const COLUMNS: readonly GridColumn<Row>[] = [
  computedColumn<Row>(
    'team',
    { label: 'Team', width: 80, nothing: 'No team' },
    {
      text: ({ team }) => team ?? '',
      order: ({ team }) => team,
      filter: { type: 'values', keysOf: ({ team }) => (team === null ? [] : [team]), labelOf: (key) => key },
    },
  ),
  computedColumn<Row>(
    'score',
    { label: 'Score', width: 60 },
    { text: ({ score }) => String(score ?? ''), order: ({ score }) => score },
  ),
];
const rows = fc
  .array(fc.record({ team: fc.constantFrom('a', 'b', 'c', null), score: fc.constantFrom(1, 2, 3, null) }), {
    maxLength: 30,
  })
  .map((list): readonly Row[] => list.map((row, index) => ({ ...row, id: `r${index}` })));
const term = fc.record({ column: fc.constantFrom('team', 'score'), descending: fc.boolean() });
const sort = fc.uniqueArray(term, { selector: ({ column }) => column });
const seeded = { seed: 24, numRuns: 500 };

describe('sorting by several columns', () => {
  test('keeps every row, puts those without a value last, and leaves equal ones in their order', () => {
    fc.assert(
      fc.property(rows, sort, (list, terms) => {
        const sorted = sortRows(list, COLUMNS, terms, context);
        expect([...sorted].sort((a, b) => list.indexOf(a) - list.indexOf(b))).toEqual(list);
        for (const [index, row] of sorted.entries()) {
          const next = sorted[index + 1];
          if (next) expect(compare(row, next, terms) || list.indexOf(row) - list.indexOf(next)).toBeLessThan(0);
        }
      }),
      seeded,
    );
  });
});

/** The order by its definition: term by term, nothing last whichever way. */
function compare(a: Row, b: Row, terms: readonly { column: string; descending: boolean }[]): number {
  for (const { column, descending } of terms) {
    const [one, other] = column === 'team' ? [a.team, b.team] : [a.score, b.score];
    if (one === other) continue;
    if (one === null) return 1;
    if (other === null) return -1;
    return (one < other ? -1 : 1) * (descending ? -1 : 1);
  }
  return 0;
}

describe('grouping', () => {
  test('every row stands once below the head of its value, in its order, and heads count what is below', () => {
    fc.assert(
      fc.property(rows, (list) => {
        const items = groupRows(list, COLUMNS[0], new Set(), context);
        const below = new Map<string, Row[]>();
        let head = '';
        for (const item of items) {
          if (item.type === 'group') head = item.label;
          else below.set(head, [...(below.get(head) ?? []), item.record]);
        }
        for (const item of items) {
          if (item.type !== 'group') continue;
          const team = item.label === 'No team' ? null : item.label;
          expect(below.get(item.label)).toEqual(list.filter((row) => row.team === team));
          expect(item.count).toBe(below.get(item.label)?.length);
        }
        expect(items.filter(({ type }) => type === 'row')).toHaveLength(list.length);
        const heads = items.flatMap((item) => (item.type === 'group' ? item.label : []));
        expect(heads).toEqual(
          [...heads].sort((a, b) => Number(a === 'No team') - Number(b === 'No team') || (a < b ? -1 : 1)),
        );
      }),
      seeded,
    );
  });

  test('a shut group shows its head alone', () => {
    const list: readonly Row[] = [
      { id: '1', team: 'a', score: 1 },
      { id: '2', team: 'b', score: 1 },
    ];
    const items = groupRows(list, COLUMNS[0], new Set(['group:team:a']), context);
    expect(items.map(({ id }) => id)).toEqual(['group:team:a', 'group:team:b', '2']);
  });
});

describe('a range of cells', () => {
  const position = fc.record({ row: fc.nat(20), column: fc.nat(8) });

  test('is the same from any of its corners, and holds exactly what lies between', () => {
    fc.assert(
      fc.property(position, position, position, (a, b, cell) => {
        const range = rangeBetween(a, b);
        expect(rangeBetween(b, a)).toEqual(range);
        expect(rangeBetween({ row: a.row, column: b.column }, { row: b.row, column: a.column })).toEqual(range);
        const isBetween = (value: number, one: number, other: number) => (value - one) * (value - other) <= 0;
        expect(isInRange(range, cell.row, cell.column)).toBe(
          isBetween(cell.row, a.row, b.row) && isBetween(cell.column, a.column, b.column),
        );
      }),
      seeded,
    );
  });

  test('is clipped to the cells of data', () => {
    const data = { top: 0, bottom: 9, left: 1, right: 4 };
    expect(clipRange({ top: -1, bottom: 3, left: 0, right: 7 }, data)).toEqual({
      top: 0,
      bottom: 3,
      left: 1,
      right: 4,
    });
    expect(clipRange({ top: 2, bottom: 2, left: 5, right: 5 }, data)).toBeNull();
  });
});

describe('columns', () => {
  const placed = ['a', 'b', 'c'].map((column) => ({ column, width: null }));
  const ids = (list: readonly { readonly column: string }[]) => list.map(({ column }) => column).join('');

  test('move, and stop at the ends', () => {
    expect(ids(shiftColumn('a', 1)(placed))).toBe('bac');
    expect(ids(shiftColumn('a', -1)(placed))).toBe('abc');
    expect(ids(shiftColumn('c', 1)(placed))).toBe('abc');
    expect(ids(moveColumn('c', 0)(placed))).toBe('cab');
    expect(ids(moveColumn('x', 0)(placed))).toBe('abc');
  });

  test('hide and come back at the end; the last one stays', () => {
    expect(ids(showColumn('a')(hideColumn('a')(placed)))).toBe('bca');
    expect(ids(hideColumn('a')([{ column: 'a', width: null }]))).toBe('a');
  });

  test('have a width between what can be pressed and what can be seen', () => {
    expect(resizeColumn('b', 10_000)(placed)[1]).toEqual({ column: 'b', width: 1200 });
    expect(resizeColumn('b', 1)(placed)[1]).toEqual({ column: 'b', width: 44 });
  });

  test('that stay in sight stand one after the other', () => {
    expect(frozenOffsets([{ width: 36 }, { width: 84 }, { width: 280 }], 2)).toEqual([0, 36]);
  });
});
