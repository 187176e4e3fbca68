import type { BoardActivityRow } from '#shared/activity/activity-filter.ts';
import type { BoardWords } from '#shared/activity/board-words.ts';

/** A page of activity as the server sends it, or several of them joined. */
export interface Sheet {
  /** Newest first. */
  readonly rows: readonly BoardActivityRow[];
  /** What to ask for as `after` to go on; null at the end. */
  readonly next: string | null;
  /** Names of people by their ids, also of those who have left. */
  readonly names: Readonly<Record<string, string>>;
  /** What is needed to say the rows, by board. */
  readonly boards: Readonly<Record<string, BoardWords>>;
}

export const rowKey = ({ boardId, id }: BoardActivityRow) => `${boardId}/${id}`;

/**
 * What is known with its newest page read anew: rows may have been extended, new ones stand before them. Where more came
 * than a page holds, what was known is let go: there would be a gap.
 */
export function withNewestSheet(known: Sheet, newest: Sheet): Sheet {
  const keys = new Set(newest.rows.map(rowKey));
  const overlap = known.rows.findLastIndex((row) => keys.has(rowKey(row)));
  if (newest.next === null || overlap < 0) return newest;
  const older = known.rows.slice(overlap + 1);
  if (older.length === 0 && known.next !== null) return joined(newest.rows, newest.next, known, newest);
  return joined([...newest.rows, ...older], known.next, known, newest);
}

/** What is known with the page after it. */
export function withOlderSheet(known: Sheet, older: Sheet): Sheet {
  const keys = new Set(known.rows.map(rowKey));
  const rows = [...known.rows, ...older.rows.filter((row) => !keys.has(rowKey(row)))];
  return joined(rows, older.next, older, known);
}

/** Of what both have words for, those of `newer` count. */
function joined(rows: Sheet['rows'], next: string | null, older: Sheet, newer: Sheet): Sheet {
  const boards: Record<string, BoardWords> = { ...older.boards };
  for (const [id, words] of Object.entries(newer.boards)) {
    const names = new Map(
      [...(boards[id]?.names ?? []), ...words.names].map((name) => [`${name.kind}/${name.id}`, name]),
    );
    boards[id] = { ...words, names: [...names.values()] };
  }
  return { rows, next, names: { ...older.names, ...newer.names }, boards };
}

/** How many rows of `newest` stand before all that is known. */
export function countNew(known: Sheet, newest: Sheet): number {
  const keys = new Set(known.rows.map(rowKey));
  const first = newest.rows.findIndex((row) => keys.has(rowKey(row)));
  return first < 0 ? newest.rows.length : first;
}
