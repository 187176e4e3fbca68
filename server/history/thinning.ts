/** Which automatic versions go as they grow older. Pure: instants are milliseconds since 1970 and come in as arguments. */

/** An automatic version; of named ones none ever goes. */
export interface AgedVersion {
  readonly id: string;
  readonly takenAt: number;
  /** Somebody refers to it: it stays. */
  readonly isKept: boolean;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** 1970 began on a Thursday; weeks begin on Monday, UTC. */
const FIRST_MONDAY = 4 * DAY;

/** Up to this age, one in each such span stays: its last. What is younger than the first stays as it is. */
const RULES: readonly { readonly after: number; readonly span: (at: number) => number }[] = [
  { after: 91 * DAY, span: (at) => Math.floor((at - FIRST_MONDAY) / WEEK) },
  { after: WEEK, span: (at) => Math.floor(at / DAY) },
  { after: DAY, span: (at) => Math.floor(at / HOUR) },
];

/**
 * The ids of those that go at `now`: all of the last day stay, then one an hour for a week, one a day for a quarter, one
 * a week beyond. Weeks are made of days and days of hours, so that it makes no difference how often this is asked.
 */
export function versionsToDrop(versions: readonly AgedVersion[], now: number): readonly string[] {
  const newestFirst = versions.toSorted((a, b) => b.takenAt - a.takenAt || (a.id < b.id ? 1 : -1));
  const seen = RULES.map(() => new Set<number>());
  return newestFirst.flatMap(({ id, takenAt, isKept }) => {
    const rule = RULES.findIndex(({ after }) => now - takenAt > after);
    const span = RULES[rule]?.span(takenAt);
    const isOver = span !== undefined && seen[rule]?.has(span) === true;
    // A later one counts for the spans of all rules: it may be younger than this one's.
    for (const [i, each] of RULES.entries()) seen[i]?.add(each.span(takenAt));
    return isOver && !isKept ? [id] : [];
  });
}
