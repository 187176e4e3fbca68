import { FILTER_FACETS, isFiltering, NO_FILTER, type PictureFilter } from './picture-filter.ts';

/** How "no value" stands in an address, as in the registers'. */
const NONE = 'none';
const NAMES = ['q', 'show', 'chain', ...FILTER_FACETS];

/** The filter that an address asks for. What it has of other things is left alone. */
export function readFilter(params: URLSearchParams): PictureFilter {
  const valuesOf = (facet: string) =>
    params
      .getAll(facet)
      .filter((value) => value !== '')
      .map((value) => (value === NONE ? '' : value));
  const [team, status, tag, owner, objective] = FILTER_FACETS.map(valuesOf);
  return {
    text: params.get('q') ?? '',
    facets: { ...NO_FILTER.facets, team, status, tag, owner, objective } as PictureFilter['facets'],
    chain: params.get('chain') || null,
    mode: params.get('show') === 'only' ? 'only' : 'highlight',
  };
}

/** The address parameters with this filter in place of the one before; what is not the filter's stays. */
export function writeFilter(params: URLSearchParams, filter: PictureFilter): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const name of NAMES) next.delete(name);
  if (!isFiltering(filter)) return next;
  if (filter.text.trim() !== '') next.set('q', filter.text);
  if (filter.mode === 'only') next.set('show', 'only');
  if (filter.chain !== null) next.set('chain', filter.chain);
  for (const facet of FILTER_FACETS) for (const value of filter.facets[facet]) next.append(facet, value || NONE);
  return next;
}

/** Whether an address says anything about a filter. */
export function hasFilter(params: URLSearchParams): boolean {
  return NAMES.some((name) => params.has(name));
}
