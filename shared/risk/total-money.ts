import type { Risk } from '#shared/board/records/risk.ts';
import type { RiskMoney } from './emv.ts';

/** Money of several risks together. Threats and opportunities are apart: one must not hide behind the other. */
export interface TotalMoney {
  readonly threats: number;
  readonly opportunities: number;
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
  const total = { threats: 0, opportunities: 0, actionCost: 0, netBenefit: null as number | null, withNumbers: 0 };
  for (const risk of risks) {
    const { emv, actionCost, netBenefit } = moneyOf(risk);
    total.actionCost += actionCost;
    if (netBenefit !== null) total.netBenefit = (total.netBenefit ?? 0) + netBenefit;
    if (emv === null) continue;
    total.withNumbers += 1;
    if (risk.kind === 'threat') total.threats += emv;
    else total.opportunities += emv;
  }
  return total;
}
