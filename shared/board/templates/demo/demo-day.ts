import { addDays, dayNumber, isoDateOf, weekdayOf } from '#shared/schedule/calendar.ts';

const WEEKDAYS: readonly string[] = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

/** A working day told from this week: `-3 Fri` is the Friday three weeks ago, `0 Mon` this week's Monday. */
export type DemoDay = `${number} ${'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri'}`;

/** The date of such a day, seen from `today` (ISO date). */
export function demoDate(day: DemoDay, today: string): string {
  const [week = '', weekday = ''] = day.split(' ');
  const number = dayNumber(today);
  const monday = number - weekdayOf(number);
  return isoDateOf(monday + Number(week) * 7 + WEEKDAYS.indexOf(weekday));
}

/** `YYYY-MM`, `offset` months after the month of `today`. */
export function demoMonth(offset: number, today: string): string {
  const index = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + offset;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export function daysBefore(days: number, today: string): string {
  return addDays(today, -days);
}
