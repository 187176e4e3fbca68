import { Check } from 'lucide-react';
import { useState } from 'react';
import { RiskCheckList } from '#app/board/checks/risk-check-list.tsx';
import { TrendMark } from '#app/board/checks/trend-mark.tsx';
import { formatDay } from '#app/board/fields/day-text.ts';
import type { FieldDefinition } from '#app/board/fields/field-control.ts';
import { RISK_FIELDS } from '#app/board/fields/risk-fields.ts';
import { ReasonList } from '#app/board/reason/reason-list.tsx';
import { Badge } from '#app/components/badge.tsx';
import { Button } from '#app/components/button.tsx';
import { LevelBadge } from '#app/components/level-badge.tsx';
import { SegmentedControl } from '#app/components/segmented-control.tsx';
import { reviewRisk } from '#shared/board/commands/risk-commands.ts';
import type { Risk, ScoreBasis } from '#shared/board/records/risk.ts';
import { isStale } from '#shared/risk/review-due.ts';
import { riskScore } from '#shared/risk/score.ts';
import { riskTrend } from '#shared/risk/trend.ts';
import { ActionsSection } from './actions-section.tsx';
import { usePanel } from './panel-context.ts';
import { FieldPair, PanelSection } from './panel-section.tsx';
import { RecordField } from './record-field.tsx';
import { RiskNumbers } from './risk-numbers.tsx';
import { RiskStatement } from './risk-statement.tsx';
import { useScoreReason } from './use-score-reason.tsx';

/** Every field of a risk. */
export function RiskPanel({ risk }: { risk: Risk }) {
  const field = (definition: FieldDefinition<'risks'>) => (
    <RecordField kind="risks" record={risk} definition={definition} />
  );
  return (
    <>
      <RiskStatement risk={risk} />
      <RiskCheckList risk={risk} />
      <FieldPair>
        {field(RISK_FIELDS.status)}
        {field(RISK_FIELDS.owner)}
        {field(RISK_FIELDS.teamId)}
        {field(RISK_FIELDS.category)}
      </FieldPair>
      <ScoreSection key={risk.id} risk={risk} />
      <ReasonList kind="risks" id={risk.id} />
      <PanelSection title="Statement">
        {field(RISK_FIELDS.cause)}
        {field(RISK_FIELDS.event)}
        {field(RISK_FIELDS.consequence)}
      </PanelSection>
      <PanelSection title="Response">
        <FieldPair>
          {field(RISK_FIELDS.response)}
          {field(RISK_FIELDS.roam)}
          {field(RISK_FIELDS.acceptedBy)}
          {field(RISK_FIELDS.acceptedOn)}
        </FieldPair>
      </PanelSection>
      <ActionsSection riskId={risk.id} />
      <PanelSection title="What it touches">
        {field(RISK_FIELDS.initiativeIds)}
        <FieldPair>
          {field(RISK_FIELDS.proximity)}
          {field(RISK_FIELDS.velocity)}
        </FieldPair>
      </PanelSection>
      <RiskNumbers risk={risk} />
      <ReviewSection risk={risk} />
      <PanelSection title="More">
        <FieldPair>
          {field(RISK_FIELDS.kind)}
          {field(RISK_FIELDS.key)}
        </FieldPair>
        {field(RISK_FIELDS.tags)}
        {field(RISK_FIELDS.notes)}
      </PanelSection>
    </>
  );
}

const BASES = {
  inherent: {
    label: 'Inherent',
    meaning: 'Without any controls.',
    fields: [RISK_FIELDS.inherentLikelihood, RISK_FIELDS.inherentImpact],
  },
  current: {
    label: 'Current',
    meaning: 'With the controls in place today.',
    fields: [RISK_FIELDS.currentLikelihood, RISK_FIELDS.currentImpact],
  },
  target: {
    label: 'Target',
    meaning: 'After the planned actions.',
    fields: [RISK_FIELDS.targetLikelihood, RISK_FIELDS.targetImpact],
  },
} as const satisfies Record<ScoreBasis, object>;

function ScoreSection({ risk }: { risk: Risk }) {
  const { fields } = usePanel();
  const [basis, setBasis] = useState<ScoreBasis>('current');
  const { matrix } = fields.view.meta;
  const options = (Object.keys(BASES) as ScoreBasis[]).map((value) => {
    const score = riskScore(matrix, risk, value);
    return { value, label: score ? `${BASES[value].label} ${score.score} ${score.level}` : BASES[value].label };
  });
  const score = riskScore(matrix, risk, basis);
  const { question, explain } = useScoreReason(risk, basis);
  const trend = riskTrend(matrix, risk);
  return (
    <PanelSection title="Score" aside={score && <LevelBadge level={score.level} score={score.score} />}>
      {trend && <TrendMark trend={trend} />}
      <div className="flex flex-col gap-1">
        <SegmentedControl label="Which score" value={basis} options={options} onChange={setBasis} />
        <p className="text-ink-3 text-xs">{BASES[basis].meaning}</p>
      </div>
      {BASES[basis].fields.map((definition) => (
        <RecordField
          key={definition.field}
          kind="risks"
          record={risk}
          definition={{ ...definition, label: definition.control.axis === 'impact' ? 'Impact' : 'Likelihood' }}
          onWritten={explain}
        />
      ))}
      {question}
    </PanelSection>
  );
}

function ReviewSection({ risk }: { risk: Risk }) {
  const { session, fields } = usePanel();
  const stale = isStale(risk, fields.today);
  const words = risk.lastReviewed ? `last ${formatDay(risk.lastReviewed)}` : 'never reviewed';
  return (
    <PanelSection title="Review" aside={stale ? <Badge tone="warn">{words}</Badge> : words}>
      <FieldPair>
        <RecordField kind="risks" record={risk} definition={RISK_FIELDS.lastReviewed} />
        <RecordField kind="risks" record={risk} definition={RISK_FIELDS.reviewEveryDays} />
      </FieldPair>
      {!session.readOnly && (
        <Button
          size="sm"
          className="self-start"
          disabled={risk.lastReviewed === fields.today}
          onClick={() => session.run((board, _view, ctx) => reviewRisk(board, { id: risk.id }, ctx))}
        >
          <Check aria-hidden size={14} />
          {risk.lastReviewed === fields.today ? 'Reviewed today' : 'Still true: reviewed today'}
        </Button>
      )}
    </PanelSection>
  );
}
