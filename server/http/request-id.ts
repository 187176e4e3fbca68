import { randomUUID } from 'node:crypto';

export const REQUEST_ID_HEADER = 'x-request-id';

/** The id that a proxy or caller gave a request, when it is one; else a new one. It is shown and logged as it is. */
export function requestIdOf(given: string | readonly string[] | undefined | null): string {
  return typeof given === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : randomUUID();
}
