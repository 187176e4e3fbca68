import type { FieldDefinition } from '#app/board/fields/field-control.ts';
import { moneyText } from '#app/board/fields/money-text.ts';
import { RISK_FIELDS } from '#app/board/fields/risk-fields.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { type RiskMoney, riskMoney } from '#shared/risk/emv.ts';
import { usePanel } from './panel-context.ts';
import { FieldPair, PanelSection } from './panel-section.tsx';
import { RecordField } from './record-field.tsx';

/** A risk's own numbers, today and after its actions, and what they come to in money. */
export function RiskNumbers({ risk }: { risk: Risk }) {
  const { fields } = usePanel();
  const field = (definition: FieldDefinition<'risks'>) => (
    <RecordField kind="risks" record={risk} definition={definition} />
  );
  const actions = fields.view.actions.list.filter(({ riskId }) => riskId === risk.id);
  return (
    <PanelSection title="In numbers">
      <FieldPair>
        {field(RISK_FIELDS.probability)}
        {field(RISK_FIELDS.knowledge)}
      </FieldPair>
      {field(RISK_FIELDS.impactDays)}
      {field(RISK_FIELDS.impactMoney)}
      {field(RISK_FIELDS.targetProbability)}
      {field(RISK_FIELDS.targetImpactDays)}
      {field(RISK_FIELDS.targetImpactMoney)}
      <MoneyLines
        money={riskMoney(risk, actions)}
        currency={fields.view.meta.currency}
        isOpportunity={risk.kind === 'opportunity'}
      />
    </PanelSection>
  );
}

interface MoneyLinesProps {
  readonly money: RiskMoney;
  readonly currency: string;
  readonly isOpportunity: boolean;
}

function MoneyLines({ money, currency, isOpportunity }: MoneyLinesProps) {
  const { emv, emvAfter, actionCost, uncostedActions, spentOnActions, netBenefit } = money;
  if (emv === null) return null;
  const text = (amount: number) => moneyText(amount, currency);
  const uncosted =
    uncostedActions > 0
      ? `${uncostedActions} ${uncostedActions === 1 ? 'action has' : 'actions have'} no cost yet`
      : '';
  const spent = spentOnActions > 0 ? `${text(spentOnActions)} is spent already` : '';
  const lines: readonly (readonly [string, string, string])[] = [
    [isOpportunity ? 'Expected gain' : 'Expected cost', text(emv), 'Probability × mean of the three amounts (EMV)'],
    ...(emvAfter === null ? [] : [['After the actions', text(emvAfter), ''] as const]),
    ['Actions still to be done', text(actionCost), [uncosted, spent].filter(Boolean).join('; ')],
    ...(netBenefit === null
      ? []
      : [['Net benefit of the actions', text(netBenefit), benefitWords(netBenefit)] as const]),
  ];
  return (
    <dl className="flex flex-col gap-1.5 rounded-card bg-paper px-3 py-2.5 tabular-nums">
      {lines.map(([name, amount, hint]) => (
        <div key={name} className="flex items-baseline gap-3">
          <dt className="min-w-0 flex-1 text-ink-2">
            {name}
            {hint && <span className="block text-ink-3 text-xs">{hint}</span>}
          </dt>
          <dd className="whitespace-nowrap font-medium">{amount}</dd>
        </div>
      ))}
      {emvAfter === null && (
        <p className="text-ink-3 text-xs">Say probability or cost after the actions to see what they gain.</p>
      )}
    </dl>
  );
}

function benefitWords(netBenefit: number): string {
  return netBenefit < 0 ? 'The actions cost more than they gain' : '';
}
