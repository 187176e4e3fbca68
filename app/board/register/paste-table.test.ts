import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { createBoardCore } from '#app/board/sync/board-core.ts';
import { addInitiative } from '#shared/board/commands/initiative-commands.ts';
import { addRecord } from '#shared/board/commands/record-commands.ts';
import { changeTable } from '#shared/board/commands/table-commands.ts';
import { workingCalendar } from '#shared/schedule/working-calendar.ts';
import { cellsOf, clearedCells, filledCells } from './copy-cells.ts';
import type { GridSelection } from './data-grid.tsx';
import { groupRows } from './group-rows.ts';
import { initiativeColumns } from './initiative-columns.tsx';
import { planPaste, tiled } from './paste-table.ts';
import { planCells } from './plan-cells.ts';
import { parseTsv } from './tsv.ts';

const COLUMNS = ['title', 'teamId', 'start', 'end', 'status'];

/** A board of four initiatives, shown with these columns. */
function openTest() {
  const session = createBoardCore({ doc: new Y.Doc(), actorId: 'ana', readOnly: false });
  session.run((board, _view, ctx) => addRecord(board, { kind: 'teams', fields: { name: 'Payments' } }, ctx));
  for (const title of ['A', 'B', 'C', 'D']) {
    const fields = { title, start: '2027-03-01', end: '2027-03-12' };
    session.run((board, view, ctx) => addInitiative(board, { fields, view }, ctx));
  }
  const view = session.view.get();
  const context: FieldContext = { view, people: [], today: '2027-01-01' };
  const all = initiativeColumns(new Map(), workingCalendar(view.meta.calendar));
  const columns = COLUMNS.flatMap((id) => all.find((column) => column.id === id) ?? []);
  const items = groupRows(view.initiatives.list, undefined, new Set(), context);
  const select = (
    top: number,
    left: number,
    bottom = top,
    right = left,
  ): GridSelection<(typeof view.initiatives.list)[number]> => ({
    range: { top, bottom, left, right },
    items,
    columnIds: COLUMNS,
  });
  const plan = (text: string, selection = select(0, 0)) =>
    planPaste({ kind: 'initiatives', table: parseTsv(text), selection, columns, context });
  const write = (planned: ReturnType<typeof plan>) =>
    session.run((board, current, ctx) =>
      changeTable(
        board,
        {
          kind: 'initiatives',
          patches: planned.cells.patches as never,
          added: planned.added?.fields as never,
          view: current,
        },
        ctx,
      ),
    );
  const seen = () =>
    session.view.get().initiatives.list.map(({ title, start, end, status }) => [title, start, end, status].join(' '));
  return { session, context, columns, select, plan, write, seen };
}

describe('a pasted table', () => {
  test('is laid onto the rows from the first selected cell, as one step of undo', () => {
    const { plan, write, seen, session, select } = openTest();
    const before = seen();
    write(plan('2027-04-01\t2027-04-09\tdone\n5 May 2027\t7 May 2027\tat risk\n', select(1, 2)));
    expect(seen()).toEqual([
      'A 2027-03-01 2027-03-12 planned',
      'B 2027-04-01 2027-04-09 done',
      'C 2027-05-05 2027-05-07 at-risk',
      'D 2027-03-01 2027-03-12 planned',
    ]);
    session.undo.undo();
    expect(seen()).toEqual(before);
  });

  test('names each cell that does not fit, and takes the others', () => {
    const { plan, write, seen } = openTest();
    const planned = plan('A2\tPayments\tsoon\t2027-04-09\nB2\tNobody\t2027-04-01\t2027-04-02');
    expect(planned.cells.bad.map(({ row, column, text }) => [row, column, text])).toEqual([
      [1, 'Start', 'soon'],
      [2, 'Team', 'Nobody'],
    ]);
    expect(planned.cells).toMatchObject({ cells: 8, taken: 6 });
    write(planned);
    expect(seen().slice(0, 2)).toEqual(['A2 2027-03-01 2027-04-09 planned', 'B2 2027-04-01 2027-04-02 planned']);
  });

  test('never leaves dates that cross: both cells of such a row are refused, its others are taken', () => {
    const { plan, write, seen } = openTest();
    const planned = plan('A2\t\t2027-04-09\t2027-04-01\tdone');
    expect(planned.cells.bad.map(({ column }) => column)).toEqual(['Start', 'End']);
    write(planned);
    expect(seen()[0]).toBe('A2 2027-03-01 2027-03-12 done');
  });

  test('one value fills all that is selected, and a block is repeated where it fits', () => {
    const { plan, write, seen, select } = openTest();
    write(plan('blocked', select(0, 4, 3, 4)));
    expect(seen().every((row) => row.endsWith('blocked'))).toBe(true);
    expect(tiled([['a'], ['b']], 4, 2)).toEqual([
      ['a', 'a'],
      ['b', 'b'],
      ['a', 'a'],
      ['b', 'b'],
    ]);
    expect(tiled([['a'], ['b']], 3, 1)).toEqual([['a'], ['b']]);
  });

  test('adds the rows beyond the last one, each with a name', () => {
    const { plan, write, seen, select } = openTest();
    const planned = plan('D2\nE\n\tPayments', select(3, 0));
    expect(planned.beyond).toBe(2);
    write(planned);
    expect(seen().slice(3)).toEqual(['D2 2027-03-01 2027-03-12 planned', 'E   planned', 'New initiative   planned']);
  });

  test('says what is right of the last column', () => {
    const { plan, select } = openTest();
    expect(plan('done\tx\ty', select(0, 4)).cutOff).toBe(2);
  });
});

describe('filling and clearing', () => {
  test('the first row goes down, or the selection goes on from its end in either direction', () => {
    const { select, columns, context } = openTest();
    const titles = (selection: ReturnType<typeof select>, to: number | null) =>
      filledCells(selection, to, columns).map(({ record, content }) => [
        record.title,
        'value' in content && content.value,
      ]);
    expect(titles(select(0, 0, 2, 0), null)).toEqual([
      ['B', 'A'],
      ['C', 'A'],
    ]);
    expect(titles(select(0, 0, 1, 0), 3)).toEqual([
      ['C', 'A'],
      ['D', 'B'],
    ]);
    expect(titles(select(2, 0, 3, 0), 0)).toEqual([
      ['A', 'C'],
      ['B', 'D'],
    ]);
    expect(
      cellsOf(select(1, 1, 2, 2), columns).map((row) => row.map(({ row: at, column }) => `${at} ${column.id}`)),
    ).toEqual([
      ['2 teamId', '2 start'],
      ['3 teamId', '3 start'],
    ]);
    // A name can't be emptied: it is said, and the dates go.
    const cleared = planCells('initiatives', clearedCells(select(0, 0, 0, 3), columns), context);
    expect(cleared.bad.map(({ column }) => column)).toEqual(['Initiative']);
    expect(cleared.patches).toEqual([{ id: expect.any(String), patch: { start: null, end: null } }]);
  });
});
