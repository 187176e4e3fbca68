import { keysBetween } from '#shared/board/commands/command.ts';
import type { Placement } from '#shared/board/commands/initiative-commands.ts';
import { compareSpans, firstFit, type Span } from './pack-rows.ts';

type OrderedSpan = Span & { readonly order: string };

/** Where in the order of a lane a bar comes to stand in a row, or as near to it as it can: before which of the others. */
export interface OrderPlace {
  readonly row: number;
  /** Index among the others in their order. */
  readonly before: number;
}

/**
 * The place in the order that brings a bar into a row, the nearest to where it is now. The further back in the order, the
 * lower its row: each of the others that comes before it can only take one.
 */
export function placeInRow(others: readonly OrderedSpan[], moved: OrderedSpan, row: number): OrderPlace {
  const sorted = [...others].sort(compareSpans);
  const rowOf = firstFit(sorted);
  const now = sorted.filter((other) => compareSpans(other, moved) < 0).length;
  const taken = new Set<number>();
  let free = 0;
  let best: OrderPlace = { row: 0, before: 0 };
  const isNearer = (here: OrderPlace) => {
    const [off, least] = [Math.abs(here.row - row), Math.abs(best.row - row)];
    return off < least || (off === least && Math.abs(here.before - now) < Math.abs(best.before - now));
  };
  for (let before = 0; before <= sorted.length; before++) {
    const here = { row: free, before };
    if (isNearer(here)) best = here;
    const other = sorted[before];
    if (!other || other.end <= moved.start || other.start >= moved.end) continue;
    taken.add(rowOf.get(other) ?? 0);
    while (taken.has(free)) free++;
  }
  return best;
}

/** The order keys that put a bar at a place: its own, and new ones for others only where theirs are all the same. */
export function placementsAt(others: readonly OrderedSpan[], moved: OrderedSpan, before: number): Placement[] {
  const sorted = [...others].sort(compareSpans);
  const low = sorted[before - 1]?.order ?? null;
  let next = before;
  while (low !== null && sorted[next] && (sorted[next]?.order ?? '') <= low) next++;
  const between = [moved, ...sorted.slice(before, next)];
  const keys = keysBetween(low, sorted[next]?.order ?? null, between.length);
  return between.map(({ id }, i) => ({ id, order: keys[i] as string }));
}
