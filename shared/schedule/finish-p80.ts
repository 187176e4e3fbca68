import type { ThreePoint } from '#shared/board/records/fields.ts';
import type { Confidence, Initiative } from '#shared/board/records/initiative.ts';
import { dayNumber } from './calendar.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/**
 * How much longer than planned work takes at P80 by its confidence alone: about the upper limits of the accuracy ranges of
 * well defined, half defined and barely defined work (AACE International RP 18R-97, classes 2, 3 and 4).
 */
const P80_BY_CONFIDENCE: Readonly<Record<Confidence, number>> = { high: 1.1, medium: 1.25, low: 1.5 };

/**
 * The day number of a bar's finish at P80, worked out from the bar alone: its planned end is taken for P50, and what is left of
 * it stretches as its estimate says, else its confidence. Null where there is nothing to say: a date is missing, neither
 * is given, P80 is the planned end itself, or the work is over.
 */
export function finishAtP80(initiative: Initiative, calendar: WorkingCalendar): number | null {
  const { start, end, status, progress, estimate, confidence } = initiative;
  if (start === null || end === null || status === 'done' || status === 'dropped') return null;
  const ratio = estimate ? p80OverP50(estimate) : confidence ? P80_BY_CONFIDENCE[confidence] : 1;
  const left = calendar.workingDaysBetween(start, end) * (1 - progress / 100);
  const longer = Math.round(left * (ratio - 1));
  return longer > 0 ? calendar.addWorkingDays(calendar.onOrBefore(dayNumber(end)), longer) : null;
}

/**
 * Duration at P80 as a multiple of that at P50 (at least 1) of a PERT-beta distribution with lambda 4 between optimistic
 * and pessimistic: alpha = 1 + 4 (m - o) / (p - o), beta = 1 + 4 (p - m) / (p - o) (Malcolm et al. 1959).
 */
export function p80OverP50({ optimistic, mostLikely, pessimistic }: ThreePoint): number {
  const range = pessimistic - optimistic;
  if (range <= 0 || optimistic < 0) return 1;
  const [p50, p80] = betaQuantiles(
    1 + (4 * (mostLikely - optimistic)) / range,
    1 + (4 * (pessimistic - mostLikely)) / range,
    [0.5, 0.8],
  );
  return (optimistic + range * (p80 ?? 0)) / (optimistic + range * (p50 ?? 0));
}

const STEPS = 400;

/** Quantiles (ascending probabilities) of a beta distribution with both shapes at least 1, by the midpoint rule. */
function betaQuantiles(alpha: number, beta: number, probabilities: readonly number[]): number[] {
  const density = Array.from({ length: STEPS }, (_, i) => {
    const x = (i + 0.5) / STEPS;
    return x ** (alpha - 1) * (1 - x) ** (beta - 1);
  });
  const total = density.reduce((sum, value) => sum + value, 0);
  return probabilities.map((probability) => {
    let left = probability * total;
    const step = density.findIndex((value) => {
      if (left <= value) return true;
      left -= value;
      return false;
    });
    return step < 0 ? 1 : (step + left / (density[step] ?? 1)) / STEPS;
  });
}
