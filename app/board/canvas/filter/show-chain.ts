import { writeFilter } from './filter-address.ts';
import { NO_FILTER } from './picture-filter.ts';

/**
 * The address parameters that show an initiative or milestone with all that it waits for and all that waits for it, and
 * nothing else. For whoever offers it: a panel, a menu.
 */
export function withChain(params: URLSearchParams, itemId: string): URLSearchParams {
  return writeFilter(params, { ...NO_FILTER, chain: itemId, mode: 'only' });
}
