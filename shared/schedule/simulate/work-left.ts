import type { SimulationSettings } from '#shared/board/records/board-meta.ts';
import type { Confidence, Initiative } from '#shared/board/records/initiative.ts';
import type { Days } from './build-model.ts';
import { logNormalTable, quantileIn, threePointTable } from './quantile-tables.ts';

/**
 * How much longer than planned work takes at P80 by its confidence alone. These are our own assumption, not a standard's: people
 * who know their work well give an estimate instead, and confidence then plays no part.
 */
export const P80_BY_CONFIDENCE: Readonly<Record<Confidence, number>> = { high: 1.1, medium: 1.25, low: 1.5 };

/**
 * What is left of an initiative that is to take `duration` working days: its estimate less the share that is done, or around the
 * planned days (their median) by its confidence, or certain where it has neither.
 */
export function workLeft({ estimate, confidence, progress }: Initiative, duration: number): Days {
  const share = 1 - progress / 100;
  if (estimate) return { points: estimate, share };
  if (confidence) return { median: duration * share, p80: P80_BY_CONFIDENCE[confidence] };
  return { certain: duration * share };
}

/** Days of work at a probability: the quantile of what the simulation draws from. */
export function daysAt(work: Days, probability: number, distribution: SimulationSettings['distribution']): number {
  if ('certain' in work) return work.certain;
  if ('median' in work) return work.median * quantileIn(logNormalTable(work.p80), probability);
  const [low, mode, high] = [work.points.optimistic, work.points.mostLikely, work.points.pessimistic].map((days) =>
    Math.max(days, 0),
  ) as [number, number, number];
  const spread = high - low;
  const place = spread > 0 ? quantileIn(threePointTable(distribution, (mode - low) / spread), probability) : 0;
  return (low + spread * place) * (work.share ?? 1);
}
