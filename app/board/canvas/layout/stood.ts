import type { Initiative } from '#shared/board/records/initiative.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import type { Span } from './pack-rows.ts';

/** The items of an earlier version: the roadmap then keeps room for where they stood. */
export interface StoodBefore {
  readonly initiatives: ReadonlyMap<string, Initiative>;
  readonly milestones: ReadonlyMap<string, Milestone>;
  /** What was removed since is shown where it stood; not while a filter shows only what it asks for. */
  readonly showsRemoved: boolean;
}

/** Later in a row than all that is there: rows are found for what is, then for what was. */
const AFTER_ALL = '\uffff';

export interface Stood<S extends Span> {
  /** The row of a bar is kept free where it stood as well, so that its ghost has no other bar above it. */
  widened(span: S, laneId: string): S;
  /** Bars of before that have no bar in the same lane now, each with its lane. */
  readonly ghosts: readonly { readonly laneId: string; readonly span: S }[];
  /** Milestones of before that have no diamond in the same lane now. */
  readonly milestones: readonly { readonly laneId: string; readonly milestone: Milestone }[];
}

export interface StandingSources<S extends Span> {
  readonly initiatives: ReadonlyMap<string, Initiative>;
  readonly milestones: ReadonlyMap<string, Milestone>;
  readonly laneOf: (initiative: Initiative) => string;
  readonly laneOfMilestone: (milestone: Milestone) => string;
  readonly spanOf: (initiative: Initiative) => S | null;
}

/** Where items of an earlier version stood, for the lanes of now. */
export function stoodBefore<S extends Span>(before: StoodBefore, now: StandingSources<S>): Stood<S> {
  const ghosts: { laneId: string; span: S }[] = [];
  for (const was of before.initiatives.values()) {
    const is = now.initiatives.get(was.id);
    const span = now.spanOf(was);
    if (!span || (!is && !before.showsRemoved)) continue;
    const laneId = now.laneOf(was);
    if (!is || !now.spanOf(is) || now.laneOf(is) !== laneId)
      ghosts.push({ laneId, span: { ...span, order: AFTER_ALL } });
  }
  const milestones: { laneId: string; milestone: Milestone }[] = [];
  for (const was of before.milestones.values()) {
    if (was.initiativeId !== null) continue;
    const is = now.milestones.get(was.id);
    if (!is && !before.showsRemoved) continue;
    const laneId = now.laneOfMilestone(was);
    const stays = is && is.initiativeId === null && now.laneOfMilestone(is) === laneId;
    if (!stays) milestones.push({ laneId, milestone: was });
  }
  return {
    widened(span, laneId) {
      const was = before.initiatives.get(span.id);
      const stood = was && now.laneOf(was) === laneId ? now.spanOf(was) : null;
      if (!stood) return span;
      return { ...span, start: Math.min(span.start, stood.start), end: Math.max(span.end, stood.end) };
    },
    ghosts,
    milestones,
  };
}
