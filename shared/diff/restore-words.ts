import type { Restored } from '../board/records/board-meta.ts';

/**
 * What a change of a board's last restore says: “restored from” a version, or that a restore was taken back by undo,
 * which brings the one before it. Null when nothing of the kind happened.
 */
export function restoreWords(before: Restored | null, after: Restored | null): string | null {
  if (after && (!before || isLater(after, before))) return `Restored from “${after.name}”, ${day(after)}`;
  return before && before.at !== after?.at ? `Took back restoring “${before.name}”, ${day(before)}` : null;
}

function isLater(after: Restored, before: Restored): boolean {
  return after.at > before.at || (after.at === before.at && after.part > before.part);
}

function day({ takenAt }: Restored): string {
  return takenAt.slice(0, 10);
}
