import type { ThreePoint } from '#shared/board/records/fields.ts';

/** Mean of a PERT-beta distribution, (O + 4M + P) / 6 (Malcolm et al. 1959), in the unit of the three points. */
export function pertMean({ optimistic, mostLikely, pessimistic }: ThreePoint): number {
  return (optimistic + 4 * mostLikely + pessimistic) / 6;
}
