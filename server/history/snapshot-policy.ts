/** When snapshots are taken by themselves. Pure: instants are milliseconds from any start and come in as arguments. */

/** A board that was changed since its last snapshot. */
export interface Editing {
  readonly firstChangeAt: number;
  /** When somebody was last seen on it, by any process, or a change of it. */
  readonly lastSeenAt: number;
}

export type AutomaticReason = 'session-ended' | 'while-editing';

const MINUTE = 60_000;
/** A session of editing is over when nobody is on the board for so long: a reload or a lost connection ends none. */
export const SESSION_ENDS_AFTER = 2 * MINUTE;
/** While editing goes on, no change stays longer than this without a snapshot. */
export const WHILE_EDITING_EVERY = 15 * MINUTE;

/** Why a snapshot should be taken now; null when it should not. */
export function snapshotDue({ firstChangeAt, lastSeenAt }: Editing, now: number): AutomaticReason | null {
  if (now - lastSeenAt >= SESSION_ENDS_AFTER) return 'session-ended';
  return now - firstChangeAt >= WHILE_EDITING_EVERY ? 'while-editing' : null;
}
