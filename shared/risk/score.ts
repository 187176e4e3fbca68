import { type Matrix, RISK_LEVELS, type RiskLevel } from '#shared/board/records/board-meta.ts';
import type { Risk, ScoreBasis } from '#shared/board/records/risk.ts';

/** A risk's place in the matrix. */
export interface RiskScore {
  /** Both from 1, the lowest. */
  readonly likelihood: number;
  readonly impact: number;
  /** likelihood x impact: an ordinal for sorting and talking, never money (Cox 2008). */
  readonly score: number;
  readonly level: RiskLevel;
}

/** The score of a cell, or null outside the matrix. */
export function scoreOf(matrix: Matrix, likelihood: number | null, impact: number | null): RiskScore | null {
  if (likelihood === null || impact === null) return null;
  const level = matrix.levels[likelihood - 1]?.[impact - 1];
  return level ? { likelihood, impact, score: likelihood * impact, level } : null;
}

/** The score of a risk on one basis, or null while it is not scored. */
export function riskScore(matrix: Matrix, risk: Risk, basis: ScoreBasis): RiskScore | null {
  if (basis === 'inherent') return scoreOf(matrix, risk.inherentLikelihood, risk.inherentImpact);
  if (basis === 'target') return scoreOf(matrix, risk.targetLikelihood, risk.targetImpact);
  return scoreOf(matrix, risk.currentLikelihood, risk.currentImpact);
}

/** Whether a level is above what the board accepts. */
export function isAboveAppetite(matrix: Matrix, level: RiskLevel): boolean {
  return RISK_LEVELS.indexOf(level) >= RISK_LEVELS.indexOf(matrix.appetite);
}

/** A score as it is read: `12 H`; empty while there is none. */
export function scoreText(score: Pick<RiskScore, 'score' | 'level'> | null): string {
  return score ? `${score.score} ${score.level}` : '';
}
