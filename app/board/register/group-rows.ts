import type { FieldContext } from '#app/board/fields/field-context.ts';
import type { GridColumn } from './grid-column.ts';

/** A line of the grid: a record, or the head of the records below it. */
export type GridItem<R> =
  | { readonly type: 'row'; readonly id: string; readonly record: R }
  | {
      readonly type: 'group';
      /** Never the id of a record. */
      readonly id: string;
      readonly label: string;
      readonly count: number;
      readonly isShut: boolean;
    };

const MONTHS = new Intl.DateTimeFormat('en', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/**
 * The rows under heads of the values they have in a column, in that column's order; without one, the rows alone. Dates
 * are grouped by month; what has several values stands under all of them together. The rows of a shut group are left out.
 */
export function groupRows<R extends { readonly id: string }>(
  rows: readonly R[],
  column: GridColumn<R> | undefined,
  shut: ReadonlySet<string>,
  context: FieldContext,
): readonly GridItem<R>[] {
  if (!column) return rows.map(itemOf);
  const groups = new Map<string, { label: string; rows: R[] }>();
  for (const row of rows) {
    const { key, label } = groupOf(row, column, context);
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { label, rows: [row] });
  }
  const sign = column.filter.type === 'values' && column.filter.highestFirst ? -1 : 1;
  const inOrder = [...groups].sort(([, a], [, b]) => {
    const [one, other] = [a.rows[0], b.rows[0]];
    if (!one || !other) return 0;
    const [emptyA, emptyB] = [column.isEmpty(one), column.isEmpty(other)];
    return emptyA || emptyB ? Number(emptyA) - Number(emptyB) : sign * column.compare(one, other, context);
  });
  return inOrder.flatMap(([key, group]): GridItem<R>[] => {
    const id = `group:${column.id}:${key}`;
    const isShut = shut.has(id);
    const head: GridItem<R> = { type: 'group', id, label: group.label, count: group.rows.length, isShut };
    return isShut ? [head] : [head, ...group.rows.map(itemOf)];
  });
}

function itemOf<R extends { readonly id: string }>(record: R): GridItem<R> {
  return { type: 'row', id: record.id, record };
}

function groupOf<R>(record: R, column: GridColumn<R>, context: FieldContext): { key: string; label: string } {
  const { filter } = column;
  if (column.isEmpty(record)) return { key: '', label: column.nothing };
  if (filter.type === 'date') {
    const month = filter.dateOf(record)?.slice(0, 7) ?? '';
    return { key: month, label: MONTHS.format(new Date(`${month}-01T00:00:00Z`)) };
  }
  if (filter.type === 'values') {
    const keys = filter.keysOf(record);
    return { key: keys.join('\n'), label: keys.map((key) => filter.labelOf(key, record, context)).join(', ') };
  }
  const text = column.text(record, context);
  return { key: text, label: text };
}
