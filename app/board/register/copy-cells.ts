import type { FieldContext } from '#app/board/fields/field-context.ts';
import type { GridSelection } from './data-grid.tsx';
import { type GridColumn, isData } from './grid-column.ts';
import type { CellInput } from './plan-cells.ts';
import { escapeFormula, printHtmlTable, printTsv, type TextTable } from './tsv.ts';

/** The cells of a selection, row by row: heads of groups are passed over. */
export function cellsOf<R>(
  { range, items, columnIds }: GridSelection<R>,
  columns: readonly GridColumn<R>[],
): readonly (readonly { readonly record: R; readonly column: GridColumn<R>; readonly row: number }[])[] {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const across = columnIds.slice(range.left, range.right + 1).flatMap((id) => byId.get(id) ?? []);
  const rows = items.slice(range.top, range.bottom + 1).flatMap((item) => (item.type === 'row' ? item.record : []));
  const above = items.slice(0, range.top).filter(({ type }) => type === 'row').length;
  return rows.map((record, index) =>
    across.filter(isData).map((column) => ({ record, column, row: above + index + 1 })),
  );
}

/** Puts the selected cells on the clipboard, as tab-separated text and as a table. Formulas leave as text. */
export function copyCells<R>(
  selection: GridSelection<R>,
  columns: readonly GridColumn<R>[],
  context: FieldContext,
  data: DataTransfer,
): void {
  const table: TextTable = cellsOf(selection, columns).map((row) =>
    row.map(({ record, column }) => escapeFormula(copiedText(record, column, context))),
  );
  data.setData('text/plain', printTsv(table));
  data.setData('text/html', printHtmlTable(table));
}

/** As people read it, but dates as `2027-04-23`: that is what other programs read. */
function copiedText<R>(record: R, column: GridColumn<R>, context: FieldContext): string {
  const isDate = column.control(record)?.type === 'date';
  return isDate ? String(column.value(record) ?? '') : column.text(record, context);
}

/** What empties the cells. */
export function clearedCells<R>(
  selection: GridSelection<R>,
  columns: readonly GridColumn<R>[],
): readonly CellInput<R>[] {
  return cellsOf(selection, columns)
    .flat()
    .filter(({ column, record }) => column.control(record) && !column.isEmpty(record))
    .map((cell) => ({ ...cell, content: { text: '' } }));
}

/**
 * What fills the selected cells on to a row: downwards the first rows are repeated, upwards the last. `null`: the first
 * of them down to the last.
 */
export function filledCells<R>(
  selection: GridSelection<R>,
  toRow: number | null,
  columns: readonly GridColumn<R>[],
): readonly CellInput<R>[] {
  const { range } = selection;
  const source = toRow === null ? { ...range, bottom: range.top } : range;
  const target =
    toRow === null
      ? { ...range, top: range.top + 1 }
      : toRow > range.bottom
        ? { ...range, top: range.bottom + 1, bottom: toRow }
        : { ...range, top: toRow, bottom: range.top - 1 };
  if (target.top > target.bottom) return [];
  const from = cellsOf({ ...selection, range: source }, columns);
  const to = cellsOf({ ...selection, range: target }, columns);
  if (from.length === 0) return [];
  const isUp = toRow !== null && toRow < range.top;
  return to.flatMap((row, index) => {
    // Upwards the rows are counted from the selection, so that its pattern goes on.
    const at = isUp ? (from.length - ((to.length - index) % from.length)) % from.length : index % from.length;
    return row.flatMap((cell, column) => {
      const given = from[at]?.[column];
      const isOpen = given && cell.column.control(cell.record) !== null;
      return isOpen ? { ...cell, content: { value: given.column.value(given.record) } } : [];
    });
  });
}
