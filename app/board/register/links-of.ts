import type { BoardView } from '#shared/board/board-view.ts';
import { dependencyState } from '#shared/schedule/conflicts.ts';

/** What hangs on an initiative or a milestone. */
export interface Links {
  readonly count: number;
  /** The most working days that one of them is short by; 0 when all hold. */
  readonly daysShort: number;
  readonly risks: number;
}

/** Item id -> its dependencies, both ways, and the live risks that threaten it. */
export function linksOf(view: BoardView): ReadonlyMap<string, Links> {
  const links = new Map<string, { count: number; daysShort: number; risks: number }>();
  const of = (id: string) => {
    const known = links.get(id) ?? { count: 0, daysShort: 0, risks: 0 };
    links.set(id, known);
    return known;
  };
  for (const dependency of view.dependencies.list) {
    const state = dependencyState(view, dependency);
    for (const end of [of(dependency.fromId), of(dependency.toId)]) {
      end.count++;
      if (state.state === 'conflict') end.daysShort = Math.max(end.daysShort, state.daysShort);
    }
  }
  for (const risk of view.risks.list) {
    if (risk.status !== 'closed') for (const id of risk.initiativeIds) of(id).risks++;
  }
  return links;
}
