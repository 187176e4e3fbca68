import type { Risk } from '#shared/board/records/risk.ts';

/**
 * Working days of delay to be expected: probability x the mean of a PERT-beta, (O + 4M + P) / 6. Null where a number is
 * missing: a delay made up of ordinals would be worse than none.
 */
export function expectedDelay({ probability, impactDays }: Pick<Risk, 'probability' | 'impactDays'>): number | null {
  if (probability === null || impactDays === null) return null;
  const { optimistic, mostLikely, pessimistic } = impactDays;
  return (probability * (optimistic + 4 * mostLikely + pessimistic)) / 6;
}
