/** When snapshots are taken by themselves. Pure: instants are milliseconds from any start and come in as arguments. */

/** A board that was changed since its last snapshot. */
export interface Editing {
  readonly firstChangeAt: number;
  readonly lastChangeAt: number;
  /** When the last person left it, unless it was changed since. */
  readonly leftAt: number | null;
}

export type AutomaticReason = 'session-ended' | 'while-editing';

const MINUTE = 60_000;
/** A session of editing is over when nobody is on the board for so long: a reload or a lost connection ends none. */
export const SESSION_ENDS_AFTER = 2 * MINUTE;
/** While editing goes on, no change stays longer than this without a snapshot. */
export const WHILE_EDITING_EVERY = 15 * MINUTE;

/** The board was changed. `before` is null where everything is in a snapshot. */
export function afterChange(before: Editing | null, at: number): Editing {
  return { firstChangeAt: before?.firstChangeAt ?? at, lastChangeAt: at, leftAt: null };
}

/** The last person left the board. */
export function afterLeaving(before: Editing | null, at: number): Editing | null {
  return before && { ...before, leftAt: at };
}

/** Why a snapshot should be taken now; null when it should not. */
export function snapshotDue({ firstChangeAt, leftAt }: Editing, now: number): AutomaticReason | null {
  if (leftAt !== null && now - leftAt >= SESSION_ENDS_AFTER) return 'session-ended';
  return now - firstChangeAt >= WHILE_EDITING_EVERY ? 'while-editing' : null;
}
