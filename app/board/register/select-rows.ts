import type { FieldContext } from '#app/board/fields/field-context.ts';
import { columnAccepts, filterTerms } from './column-filter.ts';
import { type GridColumn, isData } from './grid-column.ts';
import type { RegisterQuery, SortTerm } from './register-query.ts';

interface Selection<R> {
  readonly records: readonly R[];
  /** All of them, also those that are not shown: they can be searched, filtered and sorted by. */
  readonly columns: readonly GridColumn<R>[];
  readonly query: Pick<RegisterQuery, 'search' | 'filters' | 'sort'>;
  readonly context: FieldContext;
  /** Records that stay whatever the query says: a row must not vanish under the hand that has just changed it. */
  readonly keep: ReadonlySet<string>;
}

/** The records of a register that a query asks for, in its order. Those without a value in the sorted column come last. */
export function selectRows<R extends { readonly id: string }>(selection: Selection<R>): readonly R[] {
  const { records, columns, query, context, keep } = selection;
  const words = query.search.toLowerCase().split(/\s+/).filter(Boolean);
  const data = columns.filter(isData);
  const filters = data.flatMap((column) => {
    const asked = query.filters[column.id] ?? [];
    return asked.length === 0 ? [] : [{ column, terms: filterTerms(asked) }];
  });
  const matches = (record: R) =>
    filters.every(({ column, terms }) => columnAccepts(column, terms, record, context)) &&
    (words.length === 0 || containsAll(textOfRow(record, data, context), words));
  const rows = records.filter((record) => keep.has(record.id) || matches(record));
  return sortRows(rows, columns, query.sort, context);
}

/** The rows by one column after the other; equal ones keep their order. A column that is not there sorts nothing. */
export function sortRows<R>(
  rows: readonly R[],
  columns: readonly GridColumn<R>[],
  sort: readonly SortTerm[],
  context: FieldContext,
): readonly R[] {
  const terms = sort.flatMap(({ column: id, descending }) => {
    const column = columns.find((one) => one.id === id);
    return column ? [{ column, sign: descending ? -1 : 1 }] : [];
  });
  if (terms.length === 0) return rows;
  return [...rows].sort((a, b) => {
    for (const { column, sign } of terms) {
      const [emptyA, emptyB] = [column.isEmpty(a), column.isEmpty(b)];
      const order = emptyA || emptyB ? Number(emptyA) - Number(emptyB) : sign * column.compare(a, b, context);
      if (order !== 0) return order;
    }
    return 0;
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

export interface FilterOption {
  /** The value; '' for none. */
  readonly key: string;
  readonly label: string;
  readonly count: number;
}

/** The values of a column that occur, in the column's order, with how many records have each; none comes last. */
export function filterOptions<R>(
  column: GridColumn<R>,
  records: readonly R[],
  context: FieldContext,
): readonly FilterOption[] {
  const { filter } = column;
  if (filter.type !== 'values') return [];
  const found = new Map<string, { key: string; record: R; count: number; isSole: boolean }>();
  let none = 0;
  for (const record of records) {
    const keys = filter.keysOf(record);
    if (keys.length === 0) none++;
    for (const key of keys) {
      const known = found.get(key);
      if (known) known.count++;
      else found.set(key, { key, record, count: 1, isSole: keys.length === 1 });
    }
  }
  const options = [...found.values()].map((option) => ({
    ...option,
    label: filter.labelOf(option.key, option.record, context),
  }));
  const bySize = filter.highestFirst ? -1 : 1;
  options.sort((a, b) => {
    const byValue = a.isSole && b.isSole ? bySize * column.compare(a.record, b.record, context) : 0;
    return byValue || a.label.localeCompare(b.label, 'en');
  });
  const listed = options.map(({ key, label, count }) => ({ key, label, count }));
  return none > 0 ? [...listed, { key: '', label: column.nothing, count: none }] : listed;
}
