import type { FieldContext } from '#app/board/fields/field-context.ts';
import type { NewFieldsOf } from '#shared/board/record-kind.ts';
import { RECORD_KINDS } from '#shared/board/record-kind.ts';
import type { GridSelection } from './data-grid.tsx';
import { type GridColumn, isData } from './grid-column.ts';
import { type CellInput, type CellPlan, planCells } from './plan-cells.ts';
import type { RegisterKind } from './register-kinds.ts';
import { type TextTable, unescapeFormula } from './tsv.ts';

/** What pasting a table onto a selection comes to. Nothing is written by this. */
export interface PastePlan {
  /** Cells of rows that are there. */
  readonly cells: CellPlan;
  /** Rows beyond the last one, as new records; null where records of this kind can't be added so. */
  readonly added: { readonly plan: CellPlan; readonly fields: readonly NewFieldsOf<RegisterKind>[] } | null;
  /** How many rows of the pasted table are beyond the last one. */
  readonly beyond: number;
  /** Columns of the pasted table that are right of the last one. */
  readonly cutOff: number;
}

/** More rows are more than a register is for. */
const MOST_ADDED = 2000;

/** The names of records that are added without one. */
const NEW_TITLES: Readonly<Partial<Record<RegisterKind, string>>> = {
  risks: 'New risk',
  initiatives: 'New initiative',
  milestones: 'New milestone',
  actions: 'New action',
};

interface PasteArgs<R> {
  readonly kind: RegisterKind;
  readonly table: TextTable;
  readonly selection: GridSelection<R>;
  /** All columns of the register. */
  readonly columns: readonly GridColumn<R>[];
  readonly context: FieldContext;
}

/**
 * Lays a table onto the grid, its first cell on the first selected one. A selection that is a multiple of it is filled
 * with it over and over: one value fills every cell. Heads of groups are passed over.
 */
export function planPaste<R extends { readonly id: string }>(args: PasteArgs<R>): PastePlan {
  const { kind, selection, context } = args;
  const { range, items, columnIds } = selection;
  const byId = new Map(args.columns.map((column) => [column.id, column]));
  const columns = columnIds.flatMap((id) => byId.get(id) ?? []);
  const across = columns.slice(range.left).filter(isData);
  const rowsFrom = (start: number, end: number) =>
    items.slice(start, end).flatMap((item) => (item.type === 'row' ? item.record : []));
  const below = rowsFrom(range.top, items.length);
  const above = rowsFrom(0, range.top).length;
  const table = tiled(args.table, rowsFrom(range.top, range.bottom + 1).length, range.right - range.left + 1);
  const inputs = (records: readonly R[], texts: TextTable, firstRow: number): CellInput<R>[] =>
    texts.flatMap((row, index) => {
      const record = records[index];
      if (!record) return [];
      return row.slice(0, across.length).flatMap((text, at) => {
        const column = across[at];
        return column ? { record, column, row: firstRow + index, content: { text: unescapeFormula(text) } } : [];
      });
    });
  const extra = table.slice(below.length);
  const width = Math.max(...table.map((row) => row.length));
  return {
    cells: planCells(kind, inputs(below, table.slice(0, below.length), above + 1), context),
    added:
      extra.length === 0 || extra.length > MOST_ADDED
        ? null
        : plannedRows(kind, extra, inputs, above + below.length, context),
    beyond: extra.length,
    cutOff: Math.max(0, width - across.length),
  };
}

/** The table repeated over a selection that it fits into a whole number of times; else the table itself. */
export function tiled(table: TextTable, rows: number, columns: number): TextTable {
  const width = Math.max(...table.map((row) => row.length));
  const down = rows > table.length && rows % table.length === 0 ? rows / table.length : 1;
  const across = columns > width && columns % width === 0 ? columns / width : 1;
  if (down === 1 && across === 1) return table;
  const wide = table.map((row) => Array.from({ length: across }, () => row).flat());
  return Array.from({ length: down }, () => wide).flat();
}

function plannedRows<R extends { readonly id: string }>(
  kind: RegisterKind,
  extra: TextTable,
  inputs: (records: readonly R[], texts: TextTable, firstRow: number) => CellInput<R>[],
  above: number,
  context: FieldContext,
): PastePlan['added'] {
  const title = NEW_TITLES[kind];
  if (title === undefined) return null;
  const required = kind === 'milestones' ? { title, date: context.today } : { title };
  const template = RECORD_KINDS[kind].schema.parse(required);
  const records = extra.map((_, index) => ({ ...template, id: `new-${index}` }) as unknown as R);
  // A name that is not given is not wrong: the record gets one to begin with.
  const cells = inputs(records, extra, above + 1).filter(
    ({ content }) => !('text' in content) || content.text.trim() !== '',
  );
  const plan = planCells(kind, cells, context);
  const patches = new Map(plan.patches.map(({ id, patch }) => [id, patch]));
  return { plan, fields: records.map(({ id }) => ({ ...required, ...patches.get(id) }) as NewFieldsOf<RegisterKind>) };
}

/** The cells of an HTML table, where a program put no text beside it on the clipboard. */
export function tableOfHtml(html: string): TextTable | null {
  const rows = [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('tr')];
  const table = rows.map((row) => [...row.querySelectorAll('td, th')].map((cell) => cell.textContent?.trim() ?? ''));
  const filled = table.filter((row) => row.length > 0);
  return filled.length > 0 ? filled : null;
}
