import { weekdayOf, workingDayOnOrAfter, workingDayOnOrBefore } from '#shared/schedule/calendar.ts';

/** What a dragged date holds on to: any calendar day (Alt), working days, or whole weeks when days are too small to aim at. */
export type SnapStep = 'day' | 'working-day' | 'week';

/** Below this many screen pixels a day, nobody can aim at a day. */
const WEEK_BELOW = 2.5;

export function snapStep(screenPxPerDay: number, free: boolean): SnapStep {
  if (free) return 'day';
  return screenPxPerDay < WEEK_BELOW ? 'week' : 'working-day';
}

/** The nearest day on which something may start. Takes fractions of a day. */
export function snapStart(day: number, step: SnapStep): number {
  const nearest = Math.round(day);
  if (step === 'day') return nearest;
  if (step === 'week') return Math.round((day - mondayOffset(day)) / 7) * 7 + mondayOffset(day);
  return weekdayOf(nearest) === 5 ? workingDayOnOrBefore(nearest) : workingDayOnOrAfter(nearest);
}

/** The nearest last day (inclusive) for something whose exclusive end is dragged to `end`. Takes fractions of a day. */
export function snapEnd(end: number, step: SnapStep): number {
  const nearest = Math.round(end) - 1;
  if (step === 'day') return nearest;
  if (step === 'week') return snapStart(end - 5, 'week') + 4;
  return weekdayOf(nearest) === 5 ? workingDayOnOrBefore(nearest) : workingDayOnOrAfter(nearest);
}

/** Day numbers of Mondays are congruent to this modulo 7. */
function mondayOffset(day: number): number {
  const whole = Math.floor(day);
  return (((whole - weekdayOf(whole)) % 7) + 7) % 7;
}
