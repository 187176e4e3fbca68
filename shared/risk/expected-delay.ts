import type { Risk } from '#shared/board/records/risk.ts';
import { pertMean } from './pert-mean.ts';

/**
 * Working days of delay to be expected: probability x the mean of a PERT-beta. Null where a number is missing: a delay made
 * up of ordinals would be worse than none.
 */
export function expectedDelay({ probability, impactDays }: Pick<Risk, 'probability' | 'impactDays'>): number | null {
  return probability === null || impactDays === null ? null : probability * pertMean(impactDays);
}
