import { TalkedAbout } from '#app/board/comments/talked-about.tsx';
import { formatDay } from '#app/board/fields/day-text.ts';
import { RISK_FIELDS } from '#app/board/fields/risk-fields.ts';
import { Badge } from '#app/components/badge.tsx';
import { LevelBadge } from '#app/components/level-badge.tsx';
import type { Action } from '#shared/board/records/action.ts';
import type { Matrix } from '#shared/board/records/board-meta.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { riskScore } from '#shared/risk/score.ts';
import { computedColumn, fieldColumn, type GridColumn } from './grid-column.ts';
import { isStale } from './next-action.ts';

const column = fieldColumn<'risks'>;

/** What risk columns are computed from, beside the risk. */
export interface RiskSurroundings {
  readonly matrix: Matrix;
  /** Risk id -> what is still to do, first due first. */
  readonly actions: ReadonlyMap<string, readonly Action[]>;
}

/** The columns of the risk register, in their order. */
export function riskColumns({ matrix, actions }: RiskSurroundings): readonly GridColumn<Risk>[] {
  const nextAction = (risk: Risk) => actions.get(risk.id)?.[0] ?? null;
  return [
    column(RISK_FIELDS.key, { width: 84, label: 'ID', action: 'open' }),
    column(RISK_FIELDS.title, {
      width: 280,
      label: 'Risk',
      render: (risk) => <TalkedAbout id={risk.id} title={risk.title} />,
    }),
    computedColumn<Risk>(
      'level',
      {
        label: 'Level',
        hint: 'Current likelihood and impact, looked up in the matrix of the board',
        width: 84,
        render: (risk) => {
          const score = riskScore(matrix, risk, 'current');
          return score ? <LevelBadge level={score.level} score={score.score} /> : <span className="text-ink-3">–</span>;
        },
      },
      {
        text: (risk) => {
          const score = riskScore(matrix, risk, 'current');
          return score ? `${score.score} ${score.level}` : '';
        },
        order: (risk) => riskScore(matrix, risk, 'current')?.score ?? null,
      },
    ),
    column(RISK_FIELDS.currentLikelihood, { width: 132 }),
    column(RISK_FIELDS.currentImpact, { width: 120 }),
    column(RISK_FIELDS.status, { width: 104 }),
    column(RISK_FIELDS.owner, { width: 148 }),
    column(RISK_FIELDS.teamId, { width: 132 }),
    column(RISK_FIELDS.response, { width: 108 }),
    column(RISK_FIELDS.roam, { width: 104 }),
    computedColumn<Risk>(
      'nextAction',
      {
        label: 'Next action due',
        width: 140,
        render: (risk, { today }) => {
          const due = nextAction(risk)?.due;
          if (!due) return actions.has(risk.id) ? 'No date' : '';
          return due < today ? <Badge tone="bad">{formatDay(due)}</Badge> : formatDay(due);
        },
      },
      {
        text: (risk) => {
          const due = nextAction(risk)?.due;
          return due ? formatDay(due) : '';
        },
        order: (risk) => nextAction(risk)?.due ?? null,
      },
    ),
    column(RISK_FIELDS.lastReviewed, {
      width: 140,
      render: (risk, { today }) => {
        const day = risk.lastReviewed ? formatDay(risk.lastReviewed) : 'Never';
        return isStale(risk, today) ? <Badge tone="warn">{day}</Badge> : day;
      },
    }),
    column(RISK_FIELDS.cause, { width: 240 }),
    column(RISK_FIELDS.event, { width: 240 }),
    column(RISK_FIELDS.consequence, { width: 240 }),
    column(RISK_FIELDS.category, { width: 112 }),
    column(RISK_FIELDS.targetLikelihood, { width: 136 }),
    column(RISK_FIELDS.targetImpact, { width: 120 }),
    { ...column(RISK_FIELDS.initiativeIds, { width: 220 }), control: () => null },
    column(RISK_FIELDS.tags, { width: 140 }),
    deleteColumn<Risk>((risk) => risk.title),
  ];
}

/** The last column: a button that deletes the row. */
export function deleteColumn<R>(name: (record: R) => string): GridColumn<R> {
  return computedColumn<R>(
    'delete',
    { label: 'Delete', width: 44, action: 'delete' },
    { text: name, order: () => null },
  );
}
