/**
 * Days as numbers. A day number counts days since 1970-01-01; a working-day number counts the working days strictly
 * before a day since Monday 2000-01-03, so that differences of them are durations in working days.
 */

const MILLISECONDS_A_DAY = 86_400_000;
/** Day number of Monday 2000-01-03, where working days are counted from. */
const FIRST_MONDAY = 10_959;

/** Day number of a calendar day `YYYY-MM-DD`. */
export function dayNumber(isoDate: string): number {
  return Math.floor(
    Date.UTC(Number(isoDate.slice(0, 4)), Number(isoDate.slice(5, 7)) - 1, Number(isoDate.slice(8, 10))) /
      MILLISECONDS_A_DAY,
  );
}

/** The calendar day of a day number; the inverse of dayNumber. */
export function isoDateOf(day: number): string {
  return new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** `days` calendar days later (earlier when negative). */
export function addDays(isoDate: string, days: number): string {
  return isoDateOf(dayNumber(isoDate) + days);
}

/** Monday is 0, Sunday 6. */
export function weekdayOf(day: number): number {
  return mod(day - FIRST_MONDAY, 7);
}

/** Working days (Monday to Friday) strictly before a day, from 2000-01-03 on; negative before. Same as the SQL function. */
export function workingDayNumber(day: number): number {
  const since = day - FIRST_MONDAY;
  return Math.floor(since / 7) * 5 + Math.min(mod(since, 7), 5);
}

/** Working days from the first to the last day, both included. */
export function workingDaysBetween(start: string, end: string): number {
  return workingDayNumber(dayNumber(end) + 1) - workingDayNumber(dayNumber(start));
}

/** The first working day at or after this one. */
export function workingDayOnOrAfter(day: number): number {
  const weekday = weekdayOf(day);
  return weekday < 5 ? day : day + 7 - weekday;
}

/** The last working day at or before this one. */
export function workingDayOnOrBefore(day: number): number {
  return day - Math.max(0, weekdayOf(day) - 4);
}

/** The day `count` working days after the working day at or after `day`; `count` may be negative. */
export function addWorkingDays(day: number, count: number): number {
  const number = workingDayNumber(workingDayOnOrAfter(day)) + count;
  return FIRST_MONDAY + Math.floor(number / 5) * 7 + mod(number, 5);
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
