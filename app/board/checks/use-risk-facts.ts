import { useMemo } from 'react';
import type { BoardView } from '#shared/board/board-view.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { emvOf, type RiskMoney, riskMoney } from '#shared/risk/emv.ts';
import { checkRisk, checkSurroundings, type RiskCheck } from '#shared/risk/risk-checks.ts';

/** What is worked out of each risk, once for each record: a register asks for the same several times. */
export interface RiskFacts {
  checksOf(risk: Risk): readonly RiskCheck[];
  moneyOf(risk: Risk): RiskMoney;
  /** Whether any risk has an amount. */
  readonly hasMoney: boolean;
}

/** The facts of the view's risks. */
export function riskFacts(view: BoardView, today: string): RiskFacts {
  const around = checkSurroundings(view, today);
  return {
    checksOf: remembered((risk: Risk) => checkRisk(risk, around)),
    moneyOf: remembered((risk: Risk) => riskMoney(risk, around.actions.get(risk.id) ?? [])),
    hasMoney: view.risks.list.some((risk) => emvOf(risk) !== null),
  };
}

/** The same facts for as long as nothing that they are worked out from changes. */
export function useRiskFacts(view: BoardView, today: string): RiskFacts {
  const { actions, reasons, initiatives, risks, meta } = view;
  const hasMoney = useMemo(() => risks.list.some((risk) => emvOf(risk) !== null), [risks]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the view, only these tables are read
  return useMemo(() => riskFacts(view, today), [actions, reasons, initiatives, meta.matrix, today, hasMoney]);
}

/** Records never change: another value is another record. */
function remembered<R extends object, T>(work: (record: R) => T): (record: R) => T {
  const known = new WeakMap<R, { readonly value: T }>();
  return (record) => {
    const before = known.get(record);
    if (before) return before.value;
    const value = work(record);
    known.set(record, { value });
    return value;
  };
}
