import type { ItemRef } from '../layout/derived-shape.ts';

/** One step of the keyboard over a picture. `group` is a lane of the roadmap, a cell of the matrix. */
export type WalkStep = 'left' | 'right' | 'up' | 'down' | 'first' | 'last' | 'group-up' | 'group-down';

/** Where an item stands among its neighbours, for who can't see it: "3 of 14 in Payments". */
export interface Standing {
  /** From 1. */
  readonly place: number;
  readonly of: number;
  readonly group: string;
}

export function sameItem(a: ItemRef | null, b: ItemRef | null): boolean {
  return a?.id === b?.id && a?.kind === b?.kind;
}

/** The one with the smallest `far`; the first of those that are alike. */
export function nearest<T>(candidates: readonly T[], far: (candidate: T) => number): T | null {
  let best: T | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = far(candidate);
    if (distance >= least) continue;
    best = candidate;
    least = distance;
  }
  return best;
}
