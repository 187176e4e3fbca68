import type { BoardView } from '#shared/board/board-view.ts';
import type { Action } from '#shared/board/records/action.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { addDays } from '#shared/schedule/calendar.ts';

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

/** When a risk that is still alive should be looked at again; null where it is closed. Never reviewed: today. */
export function reviewDue(risk: Risk, today: string): string | null {
  if (risk.status === 'closed') return null;
  return risk.lastReviewed === null ? today : addDays(risk.lastReviewed, risk.reviewEveryDays);
}

/** Whether nobody has looked at the risk for longer than its review interval. */
export function isStale(risk: Risk, today: string): boolean {
  const due = reviewDue(risk, today);
  return due !== null && (due < today || risk.lastReviewed === null);
}
