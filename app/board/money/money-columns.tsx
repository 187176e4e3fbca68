import { moneyText } from '#app/board/fields/money-text.ts';
import { computedColumn, type GridColumn } from '#app/board/register/grid-column.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import type { RiskMoney } from '#shared/risk/emv.ts';

interface MoneyColumn {
  readonly id: 'emv' | 'actionCost' | 'netBenefit';
  readonly label: string;
  readonly hint: string;
  amount(money: RiskMoney): number | null;
}

const COLUMNS: readonly MoneyColumn[] = [
  {
    id: 'emv',
    label: 'EMV',
    hint: 'Expected monetary value: probability times mean cost when it happens. From numbers that people gave, never from scores',
    amount: ({ emv }) => emv,
  },
  {
    id: 'actionCost',
    label: 'Cost of actions',
    hint: 'What the actions still to be done cost, as far as it is known',
    amount: ({ actionCost, uncostedActions }) => (actionCost > 0 || uncostedActions > 0 ? actionCost : null),
  },
  {
    id: 'netBenefit',
    label: 'Net benefit',
    hint: 'What the planned actions gain, less their cost; below 0, living with the risk is cheaper',
    amount: ({ netBenefit }) => netBenefit,
  },
];

/** Money of each risk, sorted as amounts; hidden by themselves while no risk has numbers. */
export function moneyColumns(
  moneyOf: (risk: Risk) => RiskMoney,
  currency: string,
  hidden: boolean,
): readonly GridColumn<Risk>[] {
  return COLUMNS.map(({ id, label, hint, amount }) => {
    const of = (risk: Risk) => amount(moneyOf(risk));
    const text = (risk: Risk) => {
      const value = of(risk);
      if (value === null) return '';
      // Some of its actions have no cost: it is at least so much.
      const atLeast = id === 'actionCost' && moneyOf(risk).uncostedActions > 0 ? '≥ ' : '';
      return `${atLeast}${moneyText(value, currency)}`;
    };
    return computedColumn<Risk>(
      id,
      { label, hint, width: 136, align: 'end', hidden, nothing: 'No numbers' },
      { text, order: of, filter: { type: 'number', numberOf: of } },
    );
  });
}
