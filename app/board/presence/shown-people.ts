import type { Peer } from '#app/board/sync/board-session.ts';
import type { PresenceCursor } from '#shared/protocol/presence.ts';

/** More pointers and names than this hide the picture they point at. */
export const MOST_SHOWN = 60;
/** A pointer that rests so long tells nothing more; milliseconds. */
export const RESTING_MS = 8000;
/** Of a large selection the first items are outlined. */
const MOST_OUTLINED = 12;

/** A pointer that somebody moves, and when it last did. */
export interface MovingCursor {
  readonly peer: Peer;
  readonly movedAt: number;
}

/** The pointers to be drawn on a place: those in motion, the nearest to the middle of the picture first. */
export function shownCursors(
  cursors: readonly MovingCursor[],
  place: PresenceCursor['place'],
  middle: { readonly x: number; readonly y: number },
  now: number,
): readonly MovingCursor[] {
  const moving = cursors.filter(
    ({ peer, movedAt }) => peer.state.cursor?.place === place && now - movedAt < RESTING_MS,
  );
  if (moving.length <= MOST_SHOWN) return moving;
  const distance = ({ peer }: MovingCursor) =>
    Math.hypot((peer.state.cursor?.x ?? 0) - middle.x, (peer.state.cursor?.y ?? 0) - middle.y);
  return moving.toSorted((a, b) => distance(a) - distance(b)).slice(0, MOST_SHOWN);
}

/** What one person has selected, as it is outlined. */
export interface ShownSelection {
  readonly user: Peer['user'];
  readonly ids: readonly string[];
}

/** Selections to be outlined: of each person the one in the tab they touched last, of the crowd the latest. */
export function shownSelections(peers: readonly Peer[]): readonly ShownSelection[] {
  const latestFirst = peers
    .filter(({ state }) => state.selection && state.selection.length > 0)
    .toSorted((a, b) => b.changedAt - a.changedAt);
  const byUser = new Map<string, ShownSelection>();
  for (const { user, state } of latestFirst) {
    if (byUser.size === MOST_SHOWN) break;
    const held = new Set(state.drag?.items.map(({ id }) => id));
    // What is in the hand is seen there, with the name.
    const ids = (state.selection ?? []).filter((id) => !held.has(id)).slice(0, MOST_OUTLINED);
    if (!byUser.has(user.id) && ids.length > 0) byUser.set(user.id, { user, ids });
  }
  // Not by time: what stands still keeps its place in the page.
  return [...byUser.values()].sort((a, b) => (a.user.id < b.user.id ? -1 : 1));
}

export function sameSelections(a: readonly ShownSelection[], b: readonly ShownSelection[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ user, ids }, i) => {
      const other = b[i];
      return user.id === other?.user.id && ids.length === other.ids.length && ids.every((id, k) => id === other.ids[k]);
    })
  );
}
