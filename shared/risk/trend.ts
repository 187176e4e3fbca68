import type { Matrix } from '#shared/board/records/board-meta.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { type RiskScore, scoreOf } from './score.ts';

/** How a risk's current score moved since the last review. */
export interface RiskTrend {
  readonly direction: 'up' | 'down' | 'same';
  readonly from: RiskScore;
  readonly to: RiskScore;
}

/**
 * The way from the score at the last review to the one of today; null while one of them is missing. It is up when the
 * score is higher; a score that moved within the same product (2 x 3 to 3 x 2) is up when the impact is.
 */
export function riskTrend(
  matrix: Matrix,
  risk: Pick<Risk, 'currentLikelihood' | 'currentImpact' | 'reviewedLikelihood' | 'reviewedImpact'>,
): RiskTrend | null {
  const from = scoreOf(matrix, risk.reviewedLikelihood, risk.reviewedImpact);
  const to = scoreOf(matrix, risk.currentLikelihood, risk.currentImpact);
  if (!from || !to) return null;
  const change = to.score - from.score || to.impact - from.impact;
  return { direction: change > 0 ? 'up' : change < 0 ? 'down' : 'same', from, to };
}

/** "Up from 6 M", "Down from 20 VH", "Same as at the last review". */
export function trendWords({ direction, from }: RiskTrend): string {
  if (direction === 'same') return 'Same as at the last review';
  return `${direction === 'up' ? 'Up' : 'Down'} from ${from.score} ${from.level}`;
}
