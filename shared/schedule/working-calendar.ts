import { DEFAULT_CALENDAR, type WorkCalendar } from '#shared/board/records/board-meta.ts';
import { dayNumber, isoDateOf, weekdayOf } from './calendar.ts';

/**
 * Arithmetic with the working days of a calendar. Days are day numbers (calendar.ts), unless they are said to be ISO
 * dates; durations are working days. All of it takes O(log holidays).
 */
export interface WorkingCalendar {
  isWorkingDay(day: number): boolean;
  /** Whether the day is a holiday that takes a working day away. */
  isHoliday(day: number): boolean;
  /** Holidays from the first to the last day (ISO dates), both included: those that take a working day away. */
  holidaysBetween(start: string, end: string): number;
  /** Working days strictly before a day, counted from one fixed day: differences are durations. Same as the SQL function. */
  workingDayNumber(day: number): number;
  /** Working days from the first to the last day (ISO dates), both included. */
  workingDaysBetween(start: string, end: string): number;
  /** The first working day at or after this one. */
  onOrAfter(day: number): number;
  /** The last working day at or before this one. */
  onOrBefore(day: number): number;
  /** The day `count` working days after the working day at or after `day`; `count` may be negative. */
  addWorkingDays(day: number, count: number): number;
}

/** Day number of Monday 2000-01-03, where working days are counted from. */
const FIRST_MONDAY = dayNumber('2000-01-03');

const compiled = new WeakMap<WorkCalendar, WorkingCalendar>();

/** The arithmetic of a board's calendar, compiled once for each calendar object. */
export function workingCalendar(calendar: WorkCalendar): WorkingCalendar {
  const known = compiled.get(calendar);
  if (known) return known;
  const made = compile(calendar);
  compiled.set(calendar, made);
  return made;
}

/** Monday to Friday without holidays: what a board has until somebody says otherwise. */
export const MONDAY_TO_FRIDAY = workingCalendar(DEFAULT_CALENDAR);

/** The day (ISO) on whose evening a moment is: the last working day before it. A moment: how many working days are before it. */
export function momentDay(calendar: WorkingCalendar, moment: number): string {
  return isoDateOf(calendar.addWorkingDays(FIRST_MONDAY, moment - 1 - calendar.workingDayNumber(FIRST_MONDAY)));
}

function compile({ workingWeekdays, holidays }: WorkCalendar): WorkingCalendar {
  const weekdays = [...new Set(workingWeekdays.map((weekday) => weekday - 1))].sort((a, b) => a - b);
  const perWeek = weekdays.length;
  /** Working weekdays of a week before each weekday. */
  const before = [0, 1, 2, 3, 4, 5, 6].map((weekday) => weekdays.filter((working) => working < weekday).length);
  const isWeekday = (day: number) => weekdays.includes(weekdayOf(day));
  /** Working weekdays strictly before a day, as though there were no holidays. */
  const weekdayNumber = (day: number) => {
    const weekday = weekdayOf(day);
    return weekOf(day - weekday) * perWeek + (before[weekday] ?? 0);
  };
  const off = [...new Set(holidays.map(dayNumber))].filter(isWeekday).sort((a, b) => a - b);
  const offDays = Float64Array.from(off);
  // The number that a holiday's successor takes over: with it, holidays up to a numbered day are found by one search.
  const offNumbers = Float64Array.from(off, (day, i) => weekdayNumber(day) - i);

  const isHoliday = (day: number) => offDays[countBelow(offDays, day)] === day;
  const isWorkingDay = (day: number) => isWeekday(day) && !isHoliday(day);
  const workingDayNumber = (day: number) => weekdayNumber(day) - countBelow(offDays, day);
  /** The working day of this number; the inverse of workingDayNumber. */
  const dayOf = (number: number) => {
    const index = number + countBelow(offNumbers, number + 1);
    const week = Math.floor(index / perWeek);
    return FIRST_MONDAY + week * 7 + (weekdays[index - week * perWeek] ?? 0);
  };
  return {
    isWorkingDay,
    isHoliday,
    holidaysBetween: (start, end) => countBelow(offDays, dayNumber(end) + 1) - countBelow(offDays, dayNumber(start)),
    workingDayNumber,
    workingDaysBetween: (start, end) => workingDayNumber(dayNumber(end) + 1) - workingDayNumber(dayNumber(start)),
    onOrAfter: (day) => (isWorkingDay(day) ? day : dayOf(workingDayNumber(day))),
    onOrBefore: (day) => (isWorkingDay(day) ? day : dayOf(workingDayNumber(day) - 1)),
    addWorkingDays: (day, count) => dayOf(workingDayNumber(day) + count),
  };
}

/** Weeks from the first Monday to another. */
function weekOf(monday: number): number {
  return Math.round((monday - FIRST_MONDAY) / 7);
}

/** How many of the sorted numbers are less than this one. */
function countBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
