import type { Risk } from '#shared/board/records/risk.ts';
import type { RiskMoney } from './emv.ts';

/** Money of several risks together. Threats and opportunities are apart: one must not hide behind the other. */
export interface TotalMoney {
  /** EMV of the threats, and of the opportunities, that have one; null while none has. */
  readonly threats: number | null;
  readonly opportunities: number | null;
  readonly actionCost: number;
  /** Of those risks that have one; null while none has. */
  readonly netBenefit: number | null;
  /** How many risks have an EMV: what the sums are of. */
  readonly withNumbers: number;
}

/** Sums over risks. Expected values add up whether the risks depend on each other or not; their spread does not. */
export function totalMoney<R extends Pick<Risk, 'kind'>>(
  risks: readonly R[],
  moneyOf: (risk: R) => RiskMoney,
): TotalMoney {
  const sums: Record<'threats' | 'opportunities' | 'netBenefit', number | null> = {
    threats: null,
    opportunities: null,
    netBenefit: null,
  };
  let actionCost = 0;
  let withNumbers = 0;
  const add = (to: keyof typeof sums, amount: number | null) => {
    if (amount !== null) sums[to] = (sums[to] ?? 0) + amount;
  };
  for (const risk of risks) {
    const money = moneyOf(risk);
    actionCost += money.actionCost;
    withNumbers += money.emv === null ? 0 : 1;
    add('netBenefit', money.netBenefit);
    add(risk.kind === 'threat' ? 'threats' : 'opportunities', money.emv);
  }
  return { ...sums, actionCost, withNumbers };
}
