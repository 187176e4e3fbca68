import { formatDay } from '#app/board/fields/day-text.ts';
import type { SnapshotChoice } from '#shared/dependencies/cross-team-links.ts';

/** A snapshot as an entry of the "as of" select: when, which, of what board. The time is UTC: a day is what matters. */
export function momentLabel({ name, boardTitle, takenAt }: SnapshotChoice): string {
  return `${formatDay(takenAt.toISOString())}: ${name}, ${boardTitle}`;
}
