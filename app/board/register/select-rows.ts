import type { FieldContext } from '#app/board/fields/field-context.ts';
import type { GridColumn } from './grid-column.ts';
import { NONE, type RegisterQuery } from './register-query.ts';

/** A way to narrow a register: each record has a value of it, `''` for none. */
export interface Facet<R> {
  readonly id: string;
  readonly label: string;
  valueOf(record: R): string;
  /** How a value is called. */
  labelOf(value: string, context: FieldContext): string;
  /** The values in their order, where they have one of their own; else by label. */
  readonly values?: readonly string[];
}

interface Selection<R> {
  readonly records: readonly R[];
  readonly columns: readonly GridColumn<R>[];
  readonly facets: readonly Facet<R>[];
  readonly query: RegisterQuery;
  readonly context: FieldContext;
  /** Records that stay whatever the query says: a row must not vanish under the hand that has just changed it. */
  readonly keep: ReadonlySet<string>;
}

/** The records of a register that a query asks for, in its order. Those without a value in the sorted column come last. */
export function selectRows<R extends { readonly id: string }>(selection: Selection<R>): readonly R[] {
  const { records, columns, facets, query, context, keep } = selection;
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = (record: R) =>
    facets.every((facet) => query.filters[facet.id]?.includes(facet.valueOf(record) || NONE) ?? true) &&
    (words.length === 0 || containsAll(textOfRow(record, columns, context), words));
  const rows = records.filter((record) => keep.has(record.id) || matches(record));
  const column = columns.find(({ id }) => id === query.sort?.column);
  if (!column || !query.sort) return rows;
  const sign = query.sort.descending ? -1 : 1;
  return rows.sort((a, b) => {
    const [emptyA, emptyB] = [column.isEmpty(a), column.isEmpty(b)];
    if (emptyA || emptyB) return Number(emptyA) - Number(emptyB);
    return sign * column.compare(a, b, context);
  });
}

function textOfRow<R>(record: R, columns: readonly GridColumn<R>[], context: FieldContext): string {
  return columns
    .map((column) => column.text(record, context))
    .join('\n')
    .toLowerCase();
}

function containsAll(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}

/** The values of a facet that occur, with how many records have each. */
export function facetCounts<R>(
  facet: Facet<R>,
  records: readonly R[],
  context: FieldContext,
): readonly { readonly value: string; readonly label: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const record of records) {
    const value = facet.valueOf(record);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const place = (value: string) => facet.values?.indexOf(value) ?? 0;
  return [...counts]
    .map(([value, count]) => ({ value, label: facet.labelOf(value, context), count }))
    .sort((a, b) => place(a.value) - place(b.value) || a.label.localeCompare(b.label, 'en'));
}
