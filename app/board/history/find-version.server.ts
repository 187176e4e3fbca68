import type { AppLoadContext } from '@remix-run/node';
import { isIsoDate } from '#shared/board/records/fields.ts';
import { LAST_VISIT } from '#shared/history/last-visit.ts';

/** A version that is there. */
export type FoundVersion = NonNullable<Awaited<ReturnType<AppLoadContext['services']['snapshots']['point']>>>;

/**
 * The version that an address means: by its id, by a day (the last up to its end, UTC), or the one that this person saw
 * when they were on the board last. @throws a 404 that says which there is none of.
 */
export async function findVersion(
  { snapshots, visits }: AppLoadContext['services'],
  userId: string,
  boardId: string,
  which: string,
): Promise<FoundVersion> {
  if (which === LAST_VISIT) {
    const seen = await visits.version(boardId, userId);
    if (!seen) throw new Response('There is no version of your last visit to this board.', { status: 404 });
    return seen;
  }
  const isDay = isIsoDate(which);
  const wanted = isDay ? { asOf: new Date(`${which}T23:59:59.999Z`) } : VERSION_ID.test(which) ? { id: which } : null;
  const point = wanted && (await snapshots.point(boardId, wanted));
  if (point) return point;
  const what = isDay
    ? `There is no version up to ${which}.`
    : `There is no version ${which.slice(0, MOST)}: say a day as 2027-01-31, or follow a link of the history.`;
  throw new Response(what, { status: 404 });
}

/** What an id of a version can look like: the database is not asked for anything else. */
const VERSION_ID = /^[\w-]{1,60}$/;
/** Characters of an address that an answer repeats. */
const MOST = 60;
