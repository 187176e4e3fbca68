import { wordsOf } from '#app/board/fields/field-control.ts';
import { personName } from '#app/board/fields/person.ts';
import { RISK_LEVELS } from '#shared/board/records/board-meta.ts';
import { CONFIDENCES, INITIATIVE_STATUSES, type Initiative } from '#shared/board/records/initiative.ts';
import { RISK_STATUSES, type Risk, ROAM_STATES } from '#shared/board/records/risk.ts';
import { riskScore } from '#shared/risk/score.ts';
import type { RiskSurroundings } from './risk-columns.tsx';
import type { Facet } from './select-rows.ts';

interface Owned {
  readonly teamId: string | null;
  readonly owner: string | null;
}

const team: Facet<Owned> = {
  id: 'team',
  label: 'Team',
  valueOf: ({ teamId }) => teamId ?? '',
  labelOf: (value, { view }) => (value === '' ? 'No team' : (view.teams.byId.get(value)?.name ?? 'Deleted team')),
};

const owner: Facet<Owned> = {
  id: 'owner',
  label: 'Owner',
  valueOf: (record) => record.owner ?? '',
  labelOf: (value, { people }) => (value === '' ? 'Nobody' : personName(value, people)),
};

function words<R>(
  id: string,
  label: string,
  values: readonly string[],
  read: (record: R) => string | null,
  nothing = 'None',
): Facet<R> {
  return {
    id,
    label,
    values: [...values, ''],
    valueOf: (record) => read(record) ?? '',
    labelOf: (value) => (value === '' ? nothing : wordsOf(value)),
  };
}

/** How the risk register can be narrowed. */
export function riskFacets({ matrix }: Pick<RiskSurroundings, 'matrix'>): readonly Facet<Risk>[] {
  const level: Facet<Risk> = {
    id: 'level',
    label: 'Level',
    values: [...[...RISK_LEVELS].reverse(), ''],
    valueOf: (risk) => riskScore(matrix, risk, 'current')?.level ?? '',
    labelOf: (value) => LEVEL_NAMES[value] ?? 'Not scored',
  };
  return [
    level,
    words<Risk>('status', 'Status', RISK_STATUSES, (risk) => risk.status),
    words<Risk>('roam', 'ROAM', ROAM_STATES, (risk) => risk.roam, 'Not yet'),
    team,
    owner,
  ];
}

const LEVEL_NAMES: Readonly<Record<string, string>> = {
  VH: 'Very high',
  H: 'High',
  M: 'Medium',
  L: 'Low',
  VL: 'Very low',
};

/** How the register of initiatives can be narrowed. */
export const INITIATIVE_FACETS: readonly Facet<Initiative>[] = [
  words<Initiative>('status', 'Status', INITIATIVE_STATUSES, (initiative) => initiative.status),
  words<Initiative>('confidence', 'Confidence', CONFIDENCES, (initiative) => initiative.confidence, 'Not said'),
  team,
  owner,
];
