import type { Matrix } from '#shared/board/records/board-meta.ts';
import type { Risk, ScoreBasis } from '#shared/board/records/risk.ts';
import { expectedDelay } from './expected-delay.ts';
import { isAboveAppetite, type RiskScore, riskScore } from './score.ts';

export interface RankedRisk {
  readonly risk: Risk;
  readonly score: RiskScore;
  /** Working days to be expected; null without numbers. */
  readonly delay: number | null;
}

/** The worst first: by score, then by the days to be expected where there are numbers. */
export function compareRanked(a: RankedRisk, b: RankedRisk): number {
  return b.score.score - a.score.score || (b.delay ?? -1) - (a.delay ?? -1) || b.score.impact - a.score.impact;
}

/** Open threats whose level the board does not accept, worst first. An opportunity is welcome to be large. */
export function risksAboveAppetite(risks: readonly Risk[], matrix: Matrix, basis: ScoreBasis): RankedRisk[] {
  return risks
    .flatMap((risk) => {
      const score = risk.status === 'closed' || risk.kind === 'opportunity' ? null : riskScore(matrix, risk, basis);
      return score && isAboveAppetite(matrix, score.level) ? [{ risk, score, delay: expectedDelay(risk) }] : [];
    })
    .sort(compareRanked);
}
