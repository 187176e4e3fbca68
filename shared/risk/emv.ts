import type { Action } from '#shared/board/records/action.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { pertMean } from './pert-mean.ts';

/**
 * A risk in money, in the board's currency. Amounts are costs of a threat and gains of an opportunity. All come from
 * probability and three-point amounts that people gave, never from ordinal scores (Cox 2008): where a number is missing,
 * the answer is null.
 */
export interface RiskMoney {
  /** Expected monetary value: probability x mean cost when it happens. Null for what has happened or is closed, too. */
  readonly emv: number | null;
  /** The same after the planned actions. What nobody said about that time is taken to stay; null when nothing was said. */
  readonly emvAfter: number | null;
  /** What the actions still to be done cost, as far as it is known. */
  readonly actionCost: number;
  /** Actions still to be done whose cost nobody gave: `actionCost` is then a lower limit. */
  readonly uncostedActions: number;
  /** What the actions that are done cost: spent either way, so no part of the benefit. */
  readonly spentOnActions: number;
  /** What the planned actions gain, less their cost: below 0, living with the risk is cheaper. Null while a part is. */
  readonly netBenefit: number | null;
}

type MoneyOfRisk = Pick<
  Risk,
  'kind' | 'status' | 'probability' | 'impactMoney' | 'targetProbability' | 'targetImpactMoney'
>;

/** EMV of a risk before and after its actions, and what those cost (PMBOK: EMV = P x I). `actions` are those of the risk. */
export function riskMoney(risk: MoneyOfRisk, actions: readonly Pick<Action, 'cost' | 'doneOn'>[]): RiskMoney {
  const open = actions.filter(({ doneOn }) => doneOn === null);
  const actionCost = costOf(open);
  const emv = emvOf(risk);
  const emvAfter = emvAfterActions(risk);
  const gain = emv === null || emvAfter === null ? null : risk.kind === 'threat' ? emv - emvAfter : emvAfter - emv;
  return {
    emv,
    emvAfter,
    actionCost,
    uncostedActions: open.filter(({ cost }) => cost === null).length,
    spentOnActions: costOf(actions.filter(({ doneOn }) => doneOn !== null)),
    netBenefit: gain === null ? null : gain - actionCost,
  };
}

/** Expected monetary value of a risk today, or null: a number is missing, or nothing is uncertain any more. */
export function emvOf({ status, probability, impactMoney }: Omit<MoneyOfRisk, 'kind'>): number | null {
  const isOver = status === 'happened' || status === 'closed';
  return isOver || probability === null || impactMoney === null ? null : probability * pertMean(impactMoney);
}

function emvAfterActions(risk: MoneyOfRisk): number | null {
  if (risk.targetProbability === null && risk.targetImpactMoney === null) return null;
  return emvOf({
    ...risk,
    probability: risk.targetProbability ?? risk.probability,
    impactMoney: risk.targetImpactMoney ?? risk.impactMoney,
  });
}

function costOf(actions: readonly Pick<Action, 'cost'>[]): number {
  return actions.reduce((sum, { cost }) => sum + (cost ?? 0), 0);
}
