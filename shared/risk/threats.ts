import { type Matrix, RISK_LEVELS, type RiskLevel } from '#shared/board/records/board-meta.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { riskScore } from './score.ts';

/** What threatens an initiative: how many risks, and the worst of their current levels; null while none is scored. */
export interface Threat {
  readonly count: number;
  readonly worst: RiskLevel | null;
  /** The risk of the worst level; of several, the first. */
  readonly worstRisk: Risk;
}

/** Threats by initiative: of the risks that name it, those that are neither closed nor opportunities. */
export function threatsByInitiative(risks: readonly Risk[], matrix: Matrix): ReadonlyMap<string, Threat> {
  const threats = new Map<string, Threat>();
  for (const risk of risks) {
    if (risk.kind !== 'threat' || risk.status === 'closed') continue;
    const level = riskScore(matrix, risk, 'current')?.level ?? null;
    for (const id of risk.initiativeIds) {
      const known = threats.get(id);
      const isWorse = !known || rank(level) > rank(known.worst);
      threats.set(id, {
        count: (known?.count ?? 0) + 1,
        worst: isWorse ? level : known.worst,
        worstRisk: isWorse ? risk : known.worstRisk,
      });
    }
  }
  return threats;
}

function rank(level: RiskLevel | null): number {
  return level === null ? -1 : RISK_LEVELS.indexOf(level);
}
