import type { BoardView } from '#shared/board/board-view.ts';
import type { Action } from '#shared/board/records/action.ts';
import type { Reason } from '#shared/board/records/reason.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { isStale } from './review-due.ts';
import { isAboveAppetite, riskScore } from './score.ts';

/** What does not fit together in a risk. Shown, never forced: each may be right, and then a reason says so. */
export const RISK_CHECKS = [
  'target-above-current',
  'dropped-without-action',
  'mitigated-without-actions',
  'accepted-without-approver',
  'proximity-outside-work',
  'action-due-after-work',
  'closed-with-open-actions',
  'no-response-above-appetite',
  'review-overdue',
] as const;
export type RiskCheck = (typeof RISK_CHECKS)[number];

/** What the checks read beside the risk, looked up once for a whole register. */
export interface CheckSurroundings {
  readonly view: BoardView;
  readonly today: string;
  readonly actions: ReadonlyMap<string, readonly Action[]>;
  /** Reasons of score changes by risk. */
  readonly reasons: ReadonlyMap<string, readonly Reason[]>;
}

export function checkSurroundings(view: BoardView, today: string): CheckSurroundings {
  const actions = new Map<string, Action[]>();
  for (const action of view.actions.list) if (action.riskId !== null) push(actions, action.riskId, action);
  const reasons = new Map<string, Reason[]>();
  for (const reason of view.reasons.list) {
    if (reason.recordKind === 'risks' && reason.aspect === 'score') push(reasons, reason.recordId, reason);
  }
  return { view, today, actions, reasons };
}

/** The checks that a risk fails, in the order of `RISK_CHECKS`. Closed risks are asked for open actions alone. */
export function checkRisk(risk: Risk, around: CheckSurroundings): readonly RiskCheck[] {
  const actions = around.actions.get(risk.id) ?? [];
  const reasons = around.reasons.get(risk.id) ?? [];
  if (risk.status === 'closed') {
    return actions.some(({ doneOn }) => doneOn === null) ? ['closed-with-open-actions'] : [];
  }
  const { matrix } = around.view.meta;
  const current = riskScore(matrix, risk, 'current');
  const target = riskScore(matrix, risk, 'target');
  const fails: Record<RiskCheck, boolean> = {
    'target-above-current':
      risk.kind === 'threat' &&
      current !== null &&
      target !== null &&
      target.score > current.score &&
      reasons.length === 0,
    'dropped-without-action': droppedWithoutAction(risk, actions, reasons),
    'mitigated-without-actions': (risk.response === 'mitigate' || risk.roam === 'mitigated') && actions.length === 0,
    'accepted-without-approver': (risk.response === 'accept' || risk.roam === 'accepted') && risk.acceptedBy === null,
    'proximity-outside-work': isOutsideWork(risk, around.view),
    'action-due-after-work': actions.some((action) => isDueAfterWork(action, risk, around.view)),
    'closed-with-open-actions': false,
    'no-response-above-appetite':
      risk.kind === 'threat' && risk.response === null && current !== null && isAboveAppetite(matrix, current.level),
    'review-overdue': isStale(risk, around.today),
  };
  return RISK_CHECKS.filter((check) => fails[check]);
}

/** A threat that is scored lower than at its last review, though nothing was done since and nobody said why. */
function droppedWithoutAction(risk: Risk, actions: readonly Action[], reasons: readonly Reason[]): boolean {
  const {
    currentLikelihood: likelihood,
    currentImpact: impact,
    reviewedLikelihood,
    reviewedImpact,
    lastReviewed,
  } = risk;
  if (likelihood === null || impact === null || reviewedLikelihood === null || reviewedImpact === null) return false;
  if (risk.kind !== 'threat' || likelihood * impact >= reviewedLikelihood * reviewedImpact) return false;
  const since = lastReviewed ?? '';
  const acted = actions.some(({ doneOn }) => doneOn !== null && doneOn >= since);
  return !acted && !reasons.some(({ at }) => at.slice(0, 10) >= since);
}

/**
 * Whether an open action of a risk is due when everything that the risk touches is over: too late to change it. One that
 * is due before any of that begins is in good time.
 */
export function isDueAfterWork({ due, doneOn }: Action, risk: Risk, view: BoardView): boolean {
  const spans = spansOf(risk, view);
  return due !== null && doneOn === null && spans.length > 0 && spans.every(({ end }) => due > end);
}

/** Start and end of the initiatives that a risk touches, where they have both. */
function spansOf(risk: Risk, view: BoardView) {
  return risk.initiativeIds.flatMap((id) => {
    const { start = null, end = null } = view.initiatives.byId.get(id) ?? {};
    return start !== null && end !== null ? [{ start, end }] : [];
  });
}

/** When it could hit lies after everything it touches is over, or before any of that begins. */
function isOutsideWork(risk: Risk, view: BoardView): boolean {
  const { proximity } = risk;
  const spans = spansOf(risk, view);
  if (proximity === null || spans.length === 0) return false;
  return spans.every(({ end }) => proximity > end) || spans.every(({ start }) => proximity < start);
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
