/** Days as numbers. A day number counts days since 1970-01-01. Working days are counted in working-calendar.ts. */

const MILLISECONDS_A_DAY = 86_400_000;
/** Day number of Monday 2000-01-03. */
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

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
