import type { Peer } from '#app/board/sync/board-session.ts';

/** Who held a record last, and until when; milliseconds. */
export interface LastHeld {
  readonly color: string;
  readonly at: number;
}

/** A change this long after a drag is still taken for its drop. */
const DROP_MS = 3000;

/**
 * The colour of who changed a record just now, as far as presence tells: who dragged it, else the only one who edits it
 * or has it selected. Null when nobody, or more than one, could have been it.
 */
export function authorColour(
  id: string,
  peers: readonly Peer[],
  lastHeld: LastHeld | undefined,
  now: number,
): string | null {
  if (lastHeld && now - lastHeld.at < DROP_MS) return lastHeld.color;
  const editors = peers.filter(({ state }) => state.editing?.split('/')[1] === id);
  if (editors.length > 0) return onlyColour(editors);
  return onlyColour(peers.filter(({ state }) => state.selection?.includes(id)));
}

function onlyColour(peers: readonly Peer[]): string | null {
  const [first, ...others] = peers;
  return first && others.every(({ user }) => user.id === first.user.id) ? first.user.color : null;
}
