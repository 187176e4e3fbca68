import type { BoardView } from '#shared/board/board-view.ts';
import type { Action } from '#shared/board/records/action.ts';

/** Risk id -> its actions that are not done, the one due first in front. */
export function openActions(view: BoardView): ReadonlyMap<string, readonly Action[]> {
  const byRisk = new Map<string, Action[]>();
  for (const action of view.actions.list) {
    if (action.riskId === null || action.doneOn !== null) continue;
    const actions = byRisk.get(action.riskId);
    if (actions) actions.push(action);
    else byRisk.set(action.riskId, [action]);
  }
  for (const actions of byRisk.values()) actions.sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
  return byRisk;
}
