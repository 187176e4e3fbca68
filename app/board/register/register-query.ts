/** One of the columns that a register is sorted by. */
export interface SortTerm {
  readonly column: string;
  readonly descending: boolean;
}

/** A column in its place; the width in px, null for the one that it has by itself. */
export interface PlacedColumn {
  readonly column: string;
  readonly width: number | null;
}

/** What a register shows: it stands in the address, so that it can be sent to somebody. */
export interface RegisterQuery {
  /** Words that must all occur in a row. */
  readonly search: string;
  /** Column -> what is accepted, in the words of column-filter. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** The first one decides; the others where it is equal. */
  readonly sort: readonly SortTerm[];
  readonly groupBy: string | null;
  /** Columns from left to right; null for those that the register has by itself. */
  readonly columns: readonly PlacedColumn[] | null;
  /** How many columns stay in sight at the left. */
  readonly frozen: number;
}

export const PLAIN_QUERY: RegisterQuery = {
  search: '',
  filters: {},
  sort: [],
  groupBy: null,
  columns: null,
  frozen: 1,
};

/** Parameters of the query that are no filters. */
const OWN_PARAMS = ['q', 'sort', 'group', 'cols', 'frozen'] as const;
/** Filters whose name in the address is not the column's: they had one before. */
const FILTER_PARAMS: Readonly<Record<string, string>> = { teamId: 'team' };

/** Reads the query of a register with these columns from an address. Unknown parameters are left alone. */
export function readQuery(params: URLSearchParams, columnIds: readonly string[]): RegisterQuery {
  const filters: Record<string, readonly string[]> = {};
  for (const id of columnIds) {
    const values = params.getAll(paramOf(id)).filter((value) => value !== '');
    if (values.length > 0) filters[id] = values;
  }
  const known = (id: string) => columnIds.includes(id);
  const columns = listOf(params.get('cols')).map(readPlaced);
  const groupBy = params.get('group');
  return {
    search: params.get('q') ?? '',
    filters,
    sort: uniqueBy(
      listOf(params.get('sort')).map((term) => ({
        column: term.replace(/^-/, ''),
        descending: term.startsWith('-'),
      })),
      ({ column }) => column,
    ).filter(({ column }) => known(column)),
    groupBy: groupBy !== null && known(groupBy) ? groupBy : null,
    columns: columns.length === 0 ? null : uniqueBy(columns, ({ column }) => column).filter((c) => known(c.column)),
    frozen: clampFrozen(Number(params.get('frozen') ?? PLAIN_QUERY.frozen)),
  };
}

/** The address parameters with this query in place of the one before; what is not the query's own stays. */
export function writeQuery(
  params: URLSearchParams,
  query: RegisterQuery,
  columnIds: readonly string[],
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of [...OWN_PARAMS, ...columnIds.map(paramOf)]) next.delete(name);
  if (query.search.trim() !== '') next.set('q', query.search);
  const sort = query.sort.map(({ column, descending }) => `${descending ? '-' : ''}${column}`);
  if (sort.length > 0) next.set('sort', sort.join(','));
  if (query.groupBy !== null) next.set('group', query.groupBy);
  const columns = query.columns?.map(({ column, width }) => (width === null ? column : `${column}:${width}`));
  if (columns) next.set('cols', columns.join(','));
  if (query.frozen !== PLAIN_QUERY.frozen) next.set('frozen', String(query.frozen));
  for (const id of columnIds) for (const value of query.filters[id] ?? []) next.append(paramOf(id), value);
  return next;
}

/** Whether two queries show the same. */
export function sameQuery(a: RegisterQuery, b: RegisterQuery): boolean {
  return canonical(a) === canonical(b);
}

function canonical(query: RegisterQuery): string {
  const filters = Object.entries(query.filters)
    .filter(([, values]) => values.length > 0)
    .map(([id, values]) => [id, [...values].sort()] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([query.search.trim(), filters, query.sort, query.groupBy, query.columns, query.frozen]);
}

/**
 * The next order when a column's head is pressed: up, down, then the records' own order again. `more` keeps the other
 * columns and adds this one behind them.
 */
export function nextSort(sort: readonly SortTerm[], column: string, more = false): readonly SortTerm[] {
  const before = sort.find((term) => term.column === column);
  const next = before ? (before.descending ? null : { column, descending: true }) : { column, descending: false };
  if (!more) return next ? [next] : [];
  if (!before) return [...sort, { column, descending: false }];
  return sort.flatMap((term) => (term.column === column ? (next ?? []) : term));
}

/** The filters with this one of a column in place of the one before; without it where it asks nothing. */
export function withFilter(
  filters: RegisterQuery['filters'],
  column: string,
  words: readonly string[],
): RegisterQuery['filters'] {
  const { [column]: _before, ...others } = filters;
  return words.length === 0 ? others : { ...others, [column]: words };
}

export function clampFrozen(count: number): number {
  return Number.isInteger(count) ? Math.min(20, Math.max(0, count)) : PLAIN_QUERY.frozen;
}

const WIDTHS = { least: 44, most: 1200 };

/** A width that a column can have. */
export function clampWidth(width: number): number {
  return Math.round(Math.min(WIDTHS.most, Math.max(WIDTHS.least, width)));
}

function readPlaced(text: string): PlacedColumn {
  const [column = '', width = ''] = text.split(':', 2);
  return { column, width: /^\d{1,5}$/.test(width) ? clampWidth(Number(width)) : null };
}

function paramOf(columnId: string): string {
  return FILTER_PARAMS[columnId] ?? columnId;
}

function listOf(text: string | null): readonly string[] {
  return (text ?? '').split(',').filter((member) => member !== '');
}

function uniqueBy<T>(list: readonly T[], keyOf: (member: T) => string): readonly T[] {
  const seen = new Set<string>();
  return list.filter((member) => {
    const key = keyOf(member);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
