import { moneyText } from '#app/board/fields/money-text.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import type { RiskMoney } from '#shared/risk/emv.ts';
import { totalMoney } from '#shared/risk/total-money.ts';

interface MoneyFootProps {
  readonly risks: readonly Risk[];
  readonly moneyOf: (risk: Risk) => RiskMoney;
  readonly currency: string;
}

/** Totals of the risks that are shown, in money; nothing while none of them has numbers. */
export function MoneyFoot({ risks, moneyOf, currency }: MoneyFootProps) {
  const { threats, opportunities, actionCost, netBenefit, withNumbers } = totalMoney(risks, moneyOf);
  if (withNumbers === 0) return null;
  const parts: readonly (readonly [string, number | null])[] = [
    ['EMV of threats', threats],
    ['EMV of opportunities', opportunities],
    ['Cost of actions', actionCost],
    ['Net benefit', netBenefit],
  ];
  return (
    <dl
      aria-label="Totals"
      className="flex flex-wrap items-center gap-x-6 gap-y-1 border-line border-t bg-card px-3 py-1.5 text-xs sm:px-4"
    >
      {parts.map(
        ([label, amount]) =>
          amount !== null && (
            <div key={label} className="flex items-baseline gap-1.5">
              <dt className="text-ink-3">{label}</dt>
              <dd className="font-medium tabular-nums">{moneyText(amount, currency)}</dd>
            </div>
          ),
      )}
      <div className="text-ink-3">
        <dt className="sr-only">Counted</dt>
        <dd>
          {withNumbers} of {risks.length} have numbers
        </dd>
      </div>
    </dl>
  );
}
