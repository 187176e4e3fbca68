import type { ActivityPage } from './fetch-activity.ts';

/**
 * What is known of a history with its newest page read anew: rows may have been extended, and new ones stand before
 * them. Where more came than a page holds, what was known is let go: there would be a gap.
 */
export function withNewest(known: ActivityPage, newest: ActivityPage): ActivityPage {
  const oldest = newest.rows.at(-1)?.id;
  const overlaps = newest.next === null || known.rows.some(({ id }) => oldest !== undefined && id >= oldest);
  if (oldest === undefined || !overlaps) return newest;
  const older = known.rows.filter(({ id }) => id < oldest);
  const names = { ...known.names, ...newest.names };
  return { rows: [...newest.rows, ...older], next: older.length > 0 ? known.next : newest.next, names };
}

/** What is known with the page after it. */
export function withOlder(known: ActivityPage, older: ActivityPage): ActivityPage {
  const last = known.rows.at(-1)?.id ?? Number.POSITIVE_INFINITY;
  const rows = [...known.rows, ...older.rows.filter(({ id }) => id < last)];
  return { rows, next: older.next, names: { ...known.names, ...older.names } };
}
