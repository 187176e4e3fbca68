/** What a register shows: it stands in the address, so that it can be sent to somebody. */
export interface RegisterQuery {
  /** Words that must all occur in a row. */
  readonly search: string;
  /** Facet -> accepted values; a facet without any accepts all. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
}

/** How "no value" stands in an address, where an empty parameter is none. */
export const NONE = 'none';

/** Reads the query of a register with these facets from an address. Unknown parameters are left alone. */
export function readQuery(params: URLSearchParams, facetIds: readonly string[]): RegisterQuery {
  const filters: Record<string, readonly string[]> = {};
  for (const id of facetIds) {
    const values = params.getAll(id).filter((value) => value !== '');
    if (values.length > 0) filters[id] = values;
  }
  const sort = params.get('sort') ?? '';
  const column = sort.replace(/^-/, '');
  return {
    search: params.get('q') ?? '',
    filters,
    sort: column === '' ? null : { column, descending: sort.startsWith('-') },
  };
}

/** The address parameters with this query in place of the one before; what is not the query's own stays. */
export function writeQuery(
  params: URLSearchParams,
  query: RegisterQuery,
  facetIds: readonly string[],
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of ['q', 'sort', ...facetIds]) next.delete(name);
  if (query.search.trim() !== '') next.set('q', query.search);
  if (query.sort) next.set('sort', `${query.sort.descending ? '-' : ''}${query.sort.column}`);
  for (const id of facetIds) for (const value of query.filters[id] ?? []) next.append(id, value);
  return next;
}

/** The next order when a column's head is pressed: up, down, then the records' own order again. */
export function nextSort(sort: RegisterQuery['sort'], column: string): RegisterQuery['sort'] {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

/** The filters with this value of a facet taken in or out. */
export function toggleFilter(
  filters: RegisterQuery['filters'],
  facet: string,
  value: string,
): RegisterQuery['filters'] {
  const before = filters[facet] ?? [];
  const values = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  const { [facet]: _, ...others } = filters;
  return values.length > 0 ? { ...others, [facet]: values } : others;
}
