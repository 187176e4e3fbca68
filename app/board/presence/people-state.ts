import { type Atom, atom } from '@tldraw/tldraw';
import { itemOfShape } from '#app/board/canvas/layout/derived-shape.ts';
import type { BoardSession, Peer } from '#app/board/sync/board-session.ts';
import { authorColour, type LastHeld } from './author-of.ts';
import { createGlides, type Place } from './glides.ts';
import { type ShownSelection, sameSelections, shownSelections } from './shown-people.ts';
import { watchOrigin } from './watch-origin.ts';

/** A hand that holds something sends a sign of life every two seconds: after this time it is gone. */
const GONE_AFTER_MS = 6000;
/** What was in a hand so long ago has been seen moving: it does not move a second time. */
const SEEN_MOVING_MS = 1000;
const FORGET_MS = 10_000;
const TINT_MS = 1000;
/** When more than this moves at once (an import, another order of lanes), to see it glide tells nothing. */
const MOST_GLIDING = 200;

/** A shape that somebody has just changed, in their colour. */
export interface Tint {
  readonly shapeId: string;
  readonly color: string;
  readonly until: number;
}

/** A shape that was put elsewhere. */
export interface ShapeMove {
  readonly id: string;
  readonly from: Place;
  readonly to: Place;
}

/** The others as the canvas shows them. */
export interface PeopleState {
  /** Those who hold something right now. The same list while only others move. */
  readonly dragging: Atom<readonly Peer[]>;
  readonly tints: Atom<readonly Tint[]>;
  /** What others have selected. The same list while only pointers move. */
  readonly selections: Atom<readonly ShownSelection[]>;
  /** Grows with each frame in which something glides, and only then. */
  readonly frame: Atom<number>;
  /** Where a shape is seen that lies at `at`. */
  shown<T extends Place>(id: string, at: T): Place;
  /** Lets shapes glide that the board has put elsewhere, when it was somebody else's doing. */
  showMoves(moves: readonly ShapeMove[]): void;
  /** Goes on to the next frame. */
  tick(): void;
}

/** The people of one canvas. `follow` keeps it up with the session; the caller stops it. */
export function createPeopleState({ presence, board }: BoardSession) {
  const glides = createGlides();
  const origin = watchOrigin(board.doc);
  const lastHeld = new Map<string, LastHeld>();
  const dragging = atom<readonly Peer[]>('dragging', [], { isEqual: sameEntries });
  const tints = atom<readonly Tint[]>('tints', []);
  const selections = atom<readonly ShownSelection[]>('selections', [], { isEqual: sameSelections });
  const frame = atom('frame', 0);
  let gliding = false;

  const tint = (shapeIds: readonly string[], now: number) => {
    const fresh = shapeIds.flatMap((shapeId): Tint[] => {
      const id = itemOfShape(shapeId)?.id;
      const color = id && authorColour(id, presence.peers.get(), lastHeld.get(id), now);
      return color ? [{ shapeId, color, until: now + TINT_MS }] : [];
    });
    if (fresh.length === 0) return;
    const others = tints.get().filter(({ shapeId }) => !fresh.some((other) => other.shapeId === shapeId));
    tints.set([...others, ...fresh]);
  };
  const state: PeopleState = {
    dragging,
    tints,
    selections,
    frame,
    shown: (id, at) => (gliding ? glides.shown(id, at, performance.now()) : at),
    showMoves(moves) {
      if (!origin.isRemote() || moves.length > MOST_GLIDING || isStill()) return;
      const now = performance.now();
      for (const { id, from, to } of moves) {
        const held = lastHeld.get(itemOfShape(id)?.id ?? '');
        if (held && now - held.at < SEEN_MOVING_MS) continue;
        glides.start(id, from, to, now);
        gliding = true;
      }
      tint(
        moves.map(({ id }) => id),
        now,
      );
    },
    tick() {
      const now = performance.now();
      if (gliding) {
        gliding = glides.prune(now);
        frame.update((n) => n + 1);
      }
      if (tints.get().some(({ until }) => until < now)) tints.update((all) => all.filter(({ until }) => until >= now));
    },
  };

  const update = () => {
    const now = performance.now();
    selections.set(shownSelections(presence.peers.get()));
    dragging.set(presence.peers.get().filter((peer) => peer.state.drag && now - peer.changedAt < GONE_AFTER_MS));
    for (const { user, state } of dragging.get()) {
      for (const { id } of state.drag?.items ?? []) lastHeld.set(id, { color: user.color, at: now });
    }
  };
  const follow = () => {
    update();
    const stops = [presence.peers.subscribe(update), origin.watch()];
    const timer = setInterval(() => {
      if (dragging.get().length > 0) update();
      const now = performance.now();
      for (const [id, { at }] of lastHeld) if (now - at > FORGET_MS) lastHeld.delete(id);
    }, 1000);
    return () => {
      for (const stop of stops) stop();
      clearInterval(timer);
    };
  };
  return { state, follow };
}

function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function sameEntries<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((entry, i) => entry === b[i]);
}
