import { type Atom, atom } from '@tldraw/tldraw';
import type { BoardSession, Peer } from '#app/board/sync/board-session.ts';

/** A hand that holds something sends a sign of life every two seconds: after this time it is gone. */
const GONE_AFTER_MS = 6000;

/** The others as the canvas shows them. */
export interface PeopleState {
  /** Those who hold something right now. The same list while only others move. */
  readonly dragging: Atom<readonly Peer[]>;
}

/** The people of one canvas. `follow` keeps it up with the session; the caller stops it. */
export function createPeopleState({ presence }: BoardSession) {
  const state: PeopleState = {
    dragging: atom<readonly Peer[]>('dragging', [], { isEqual: sameEntries }),
  };
  const update = () => {
    const now = performance.now();
    state.dragging.set(presence.peers.get().filter((peer) => peer.state.drag && now - peer.changedAt < GONE_AFTER_MS));
  };
  const follow = () => {
    update();
    const unsubscribe = presence.peers.subscribe(update);
    const timer = setInterval(() => {
      if (state.dragging.get().length > 0) update();
    }, 1000);
    return () => {
      unsubscribe();
      clearInterval(timer);
    };
  };
  return { state, follow };
}

function sameEntries<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((entry, i) => entry === b[i]);
}
