import { weekdayOf } from '#shared/schedule/calendar.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';

/** What a dragged date holds on to: any calendar day (Alt), working days, or whole weeks when days are too small to aim at. */
export type SnapStep = 'day' | 'working-day' | 'week';

/** Below this many screen pixels a day, nobody can aim at a day. */
const WEEK_BELOW = 2.5;

export function snapStep(screenPxPerDay: number, free: boolean): SnapStep {
  if (free) return 'day';
  return screenPxPerDay < WEEK_BELOW ? 'week' : 'working-day';
}

/** The nearest day on which something may start. Takes fractions of a day. */
export function snapStart(day: number, step: SnapStep, calendar: WorkingCalendar): number {
  const nearest = Math.round(day);
  if (step === 'day') return nearest;
  return step === 'week' ? firstOfWeek(nearestMonday(day), calendar) : nearestWorkingDay(nearest, calendar);
}

/** The nearest last day (inclusive) for something whose exclusive end is dragged to `end`. Takes fractions of a day. */
export function snapEnd(end: number, step: SnapStep, calendar: WorkingCalendar): number {
  const nearest = Math.round(end) - 1;
  if (step === 'day') return nearest;
  return step === 'week' ? lastOfWeek(nearestMonday(end - WORK_WEEK), calendar) : nearestWorkingDay(nearest, calendar);
}

/** Monday to Friday: what a week is taken for while it is dragged. */
const WORK_WEEK = 5;

/** The working day closest to a day; the later one where two are as close. */
function nearestWorkingDay(day: number, calendar: WorkingCalendar): number {
  const [before, after] = [calendar.onOrBefore(day), calendar.onOrAfter(day)];
  return day - before < after - day ? before : after;
}

/** The first working day of the week that begins on a Monday; of a week without any, the next one there is. */
function firstOfWeek(monday: number, calendar: WorkingCalendar): number {
  return calendar.onOrAfter(monday);
}

/** The last working day of the week that begins on a Monday; of a week without any, the last one before. */
function lastOfWeek(monday: number, calendar: WorkingCalendar): number {
  return calendar.onOrBefore(monday + 6);
}

function nearestMonday(day: number): number {
  return Math.round((day - mondayOffset(day)) / 7) * 7 + mondayOffset(day);
}

/** Day numbers of Mondays are congruent to this modulo 7. */
function mondayOffset(day: number): number {
  const whole = Math.floor(day);
  return (((whole - weekdayOf(whole)) % 7) + 7) % 7;
}
