import { ArrowDown, ArrowUp, Clock } from 'lucide-react';
import { checkColumn } from '#app/board/checks/check-column.tsx';
import type { RiskFacts } from '#app/board/checks/use-risk-facts.ts';
import { TalkedAbout } from '#app/board/comments/talked-about.tsx';
import { formatDay } from '#app/board/fields/day-text.ts';
import { RISK_FIELDS } from '#app/board/fields/risk-fields.ts';
import { moneyColumns } from '#app/board/money/money-columns.tsx';
import { Badge } from '#app/components/badge.tsx';
import { LevelBadge } from '#app/components/level-badge.tsx';
import type { Action } from '#shared/board/records/action.ts';
import { type Matrix, RISK_LEVELS } from '#shared/board/records/board-meta.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { isStale } from '#shared/risk/review-due.ts';
import { riskScore, scoreOf } from '#shared/risk/score.ts';
import { computedColumn, fieldColumn, type GridColumn } from './grid-column.ts';

const column = fieldColumn<'risks'>;

const LEVEL_NAMES: Readonly<Record<string, string>> = {
  VH: 'Very high',
  H: 'High',
  M: 'Medium',
  L: 'Low',
  VL: 'Very low',
};

/** What risk columns are computed from, beside the risk. */
export interface RiskSurroundings {
  readonly matrix: Matrix;
  /** Risk id -> what is still to do, first due first. */
  readonly actions: ReadonlyMap<string, readonly Action[]>;
  readonly facts: RiskFacts;
  /** Of the board: `EUR`. */
  readonly currency: string;
}

/** The columns of the risk register, in their order. */
export function riskColumns({ matrix, actions, facts, currency }: RiskSurroundings): readonly GridColumn<Risk>[] {
  const nextAction = (risk: Risk) => actions.get(risk.id)?.[0] ?? null;
  const level = (risk: Risk) => riskScore(matrix, risk, 'current')?.level ?? null;
  return [
    column(RISK_FIELDS.key, { width: 84, label: 'ID', action: 'open' }),
    column(RISK_FIELDS.title, {
      width: 280,
      label: 'Risk',
      render: (risk) => <TalkedAbout id={risk.id} title={risk.title} />,
    }),
    column(RISK_FIELDS.cause, { width: 200 }),
    column(RISK_FIELDS.event, { width: 200 }),
    column(RISK_FIELDS.consequence, { width: 200 }),
    column(RISK_FIELDS.owner, { width: 136 }),
    column(RISK_FIELDS.currentLikelihood, { width: 128, hint: 'Current likelihood: with the controls in place today' }),
    column(RISK_FIELDS.currentImpact, { width: 116, hint: 'Current impact: with the controls in place today' }),
    computedColumn<Risk>(
      'score',
      {
        label: 'Score',
        hint: 'Current likelihood times impact: an order, no amount',
        width: 68,
        align: 'end',
        nothing: 'Not scored',
      },
      {
        text: (risk) => String(riskScore(matrix, risk, 'current')?.score ?? ''),
        order: (risk) => riskScore(matrix, risk, 'current')?.score ?? null,
        filter: { type: 'number', numberOf: (risk) => riskScore(matrix, risk, 'current')?.score ?? null },
      },
    ),
    computedColumn<Risk>(
      'level',
      {
        label: 'Level',
        hint: 'Current likelihood and impact, looked up in the matrix of the board',
        width: 84,
        nothing: 'Not scored',
        render: (risk) => {
          const score = riskScore(matrix, risk, 'current');
          return score ? <LevelBadge level={score.level} /> : <span className="text-ink-3">–</span>;
        },
      },
      {
        text: (risk) => level(risk) ?? '',
        // The level first, then the score within it: the look-up is set by hand and need not follow the product.
        order: (risk) => {
          const score = riskScore(matrix, risk, 'current');
          return score && RISK_LEVELS.indexOf(score.level) * 1000 + score.score;
        },
        filter: {
          type: 'values',
          keysOf: (risk) => {
            const key = level(risk);
            return key === null ? [] : [key];
          },
          labelOf: (key) => LEVEL_NAMES[key] ?? key,
          highestFirst: true,
        },
      },
    ),
    trendColumn(matrix),
    checkColumn(facts.checksOf),
    column(RISK_FIELDS.status, { width: 104 }),
    column(RISK_FIELDS.response, { width: 108 }),
    column(RISK_FIELDS.roam, { width: 104 }),
    computedColumn<Risk>(
      'nextAction',
      {
        label: 'Next action due',
        width: 132,
        nothing: 'No date',
        render: (risk, { today }) => {
          const due = nextAction(risk)?.due;
          if (!due) return actions.has(risk.id) ? 'No date' : '';
          return due < today ? <Late tone="bad" day={formatDay(due)} why="overdue" /> : formatDay(due);
        },
      },
      {
        text: (risk) => {
          const due = nextAction(risk)?.due;
          return due ? formatDay(due) : '';
        },
        order: (risk) => nextAction(risk)?.due ?? null,
        filter: { type: 'date', dateOf: (risk) => nextAction(risk)?.due ?? null },
      },
    ),
    ...moneyColumns(facts.moneyOf, currency, !facts.hasMoney),
    column(RISK_FIELDS.lastReviewed, {
      width: 132,
      render: (risk, { today }) => {
        const day = risk.lastReviewed ? formatDay(risk.lastReviewed) : 'Never';
        return isStale(risk, today) ? <Late tone="warn" day={day} why="past its review interval" /> : day;
      },
    }),
    column(RISK_FIELDS.initiativeIds, { width: 220, label: 'Threatens' }),
    column(RISK_FIELDS.teamId, { width: 132 }),
    ...[
      column(RISK_FIELDS.category, { width: 112 }),
      column(RISK_FIELDS.kind, { width: 104 }),
      column(RISK_FIELDS.inherentLikelihood, { width: 140 }),
      column(RISK_FIELDS.inherentImpact, { width: 124 }),
      column(RISK_FIELDS.targetLikelihood, { width: 136 }),
      column(RISK_FIELDS.targetImpact, { width: 120 }),
      column(RISK_FIELDS.proximity, { width: 120 }),
      column(RISK_FIELDS.velocity, { width: 100 }),
      column(RISK_FIELDS.probability, { width: 104, align: 'end' }),
      column(RISK_FIELDS.impactDays, { width: 140, align: 'end' }),
      column(RISK_FIELDS.impactMoney, { width: 180, align: 'end' }),
      column(RISK_FIELDS.targetProbability, { width: 140, align: 'end' }),
      column(RISK_FIELDS.targetImpactDays, { width: 140, align: 'end' }),
      column(RISK_FIELDS.targetImpactMoney, { width: 180, align: 'end' }),
      column(RISK_FIELDS.reviewEveryDays, { width: 104, align: 'end' }),
      column(RISK_FIELDS.knowledge, { width: 132 }),
      column(RISK_FIELDS.acceptedBy, { width: 136 }),
      column(RISK_FIELDS.acceptedOn, { width: 116 }),
      column(RISK_FIELDS.notes, { width: 240 }),
      column(RISK_FIELDS.tags, { width: 140 }),
    ].map((one) => ({ ...one, hidden: true })),
  ];
}

/** A day that is over, and of what. */
function Late({ tone, day, why }: { readonly tone: 'warn' | 'bad'; readonly day: string; readonly why: string }) {
  return (
    <Badge tone={tone} icon={<Clock aria-hidden className="size-3 shrink-0" />}>
      <span title={`${day}, ${why}`}>
        {day}
        <span className="sr-only">, {why}</span>
      </span>
    </Badge>
  );
}

/** How far the current score has moved since the risk was last looked at. */
function trendColumn(matrix: Matrix): GridColumn<Risk> {
  const change = (risk: Risk) => {
    const now = riskScore(matrix, risk, 'current');
    const then = scoreOf(matrix, risk.reviewedLikelihood, risk.reviewedImpact);
    return now && then ? now.score - then.score : null;
  };
  const keyOf = (by: number) => (by > 0 ? 'worse' : by < 0 ? 'better' : 'same');
  const labels = { worse: 'Worse', better: 'Better', same: 'Same' } as const;
  return computedColumn<Risk>(
    'trend',
    {
      label: 'Trend',
      hint: 'How the score has moved since the last review',
      width: 76,
      nothing: 'Not known',
      render: (risk) => {
        const by = change(risk);
        return by === null ? <span className="text-ink-3">–</span> : <Trend by={by} />;
      },
    },
    {
      text: (risk) => {
        const by = change(risk);
        return by === null ? '' : by > 0 ? `+${by}` : by < 0 ? `−${-by}` : 'same';
      },
      order: change,
      filter: {
        type: 'values',
        keysOf: (risk) => {
          const by = change(risk);
          return by === null ? [] : [keyOf(by)];
        },
        labelOf: (key) => labels[key as keyof typeof labels] ?? key,
        highestFirst: true,
      },
    },
  );
}

function Trend({ by }: { readonly by: number }) {
  if (by === 0) return <span className="text-ink-3">same</span>;
  const Arrow = by > 0 ? ArrowUp : ArrowDown;
  return (
    <span className={`inline-flex items-center gap-0.5 tabular-nums ${by > 0 ? 'text-bad-text' : 'text-ok-text'}`}>
      <Arrow aria-hidden size={13} />
      {by > 0 ? `+${by}` : `−${-by}`}
    </span>
  );
}
