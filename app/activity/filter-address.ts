import { type ActivityFilter, CHANGE_SORTS } from '#shared/activity/activity-filter.ts';
import type { ActivityKind } from '#shared/activity/activity-row.ts';
import { RECORD_KIND_NAMES } from '#shared/board/record-kind.ts';
import { isIsoDate } from '#shared/board/records/fields.ts';

/** Every kind that has activity, in the order of the schema. */
export const ACTIVITY_KINDS = [
  ...RECORD_KIND_NAMES.filter((kind) => kind !== 'reasons'),
  'meta',
] as readonly ActivityKind[];

const LONGEST_TEXT = 100;
const NAMES = ['kind', 'change', 'who', 'since', 'until', 'q'] as const;

/** The filter of an address; what can't be understood is left out. */
export function readFilter(params: URLSearchParams): ActivityFilter {
  const day = (name: string) => {
    const value = params.get(name) ?? '';
    return isIsoDate(value) ? value : null;
  };
  const who = params.get('who') ?? '';
  return {
    kind: ACTIVITY_KINDS.find((kind) => kind === params.get('kind')) ?? null,
    sort: CHANGE_SORTS.find((sort) => sort === params.get('change')) ?? null,
    who: who === '' || who.length > 64 ? null : who,
    since: day('since'),
    until: day('until'),
    text: (params.get('q') ?? '').trim().slice(0, LONGEST_TEXT),
  };
}

/** The parameters with this filter in place of theirs. */
export function writeFilter(params: URLSearchParams, filter: ActivityFilter): URLSearchParams {
  const next = new URLSearchParams(params);
  const values = [filter.kind, filter.sort, filter.who, filter.since, filter.until, filter.text];
  NAMES.forEach((name, i) => {
    const value = values[i] ?? '';
    if (value === '') next.delete(name);
    else next.set(name, value);
  });
  return next;
}

/** The filter alone, as it stands in an address: what tells two lists apart. */
export function filterQuery(params: URLSearchParams): string {
  return writeFilter(new URLSearchParams(), readFilter(params)).toString();
}

/** The filter of a request and where its page begins. */
export function readSearch(request: Request): { readonly filter: ActivityFilter; readonly after: string | null } {
  const params = new URL(request.url).searchParams;
  return { filter: readFilter(params), after: params.get('after') };
}
