import { isIsoDate } from '#shared/board/records/fields.ts';
import { dayNumber, isoDateOf } from '#shared/schedule/calendar.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';

/** The dates of an initiative as they stand in a form: ISO dates and a number of working days, as typed, or empty. */
export interface DatesDraft {
  readonly start: string;
  readonly end: string;
  readonly days: string;
}

interface Dates {
  readonly start: string | null;
  readonly end: string | null;
}

export const MOST_DAYS = 9999;

export function draftOf({ start, end }: Dates, calendar: WorkingCalendar): DatesDraft {
  return withDaysBetween({ start: start ?? '', end: end ?? '', days: '' }, calendar);
}

/** Another start: what follows it is as long as before. */
export function withStart(draft: DatesDraft, start: string, calendar: WorkingCalendar): DatesDraft {
  const days = daysOf(draft);
  if (!isIsoDate(start) || days === null) return withDaysBetween({ ...draft, start }, calendar);
  return { ...draft, start, end: endAfter(start, days, calendar) };
}

/** Another end: it is longer or shorter for it. */
export function withEnd(draft: DatesDraft, end: string, calendar: WorkingCalendar): DatesDraft {
  return withDaysBetween({ ...draft, end }, calendar);
}

/** Another length: the end follows; where only the end is known, the start. */
export function withDays(draft: DatesDraft, days: string, calendar: WorkingCalendar): DatesDraft {
  const next = { ...draft, days };
  const length = daysOf(next);
  if (length === null) return next;
  if (isIsoDate(draft.start)) return { ...next, end: endAfter(draft.start, length, calendar) };
  if (!isIsoDate(draft.end)) return next;
  const last = calendar.onOrBefore(dayNumber(draft.end));
  return { ...next, start: isoDateOf(calendar.addWorkingDays(last, 1 - length)) };
}

/** What is wrong with a draft, and with which part of it; null when it can be kept. */
export function problemOf({ start, end, days }: DatesDraft): { field: keyof DatesDraft; message: string } | null {
  if (start !== '' && !isIsoDate(start)) return { field: 'start', message: NO_DATE };
  if (end !== '' && !isIsoDate(end)) return { field: 'end', message: NO_DATE };
  if (start !== '' && end !== '' && end < start) return { field: 'end', message: 'It would end before it starts.' };
  const isBetweenDaysOff = start !== '' && end !== '' && days === '0';
  if (days !== '' && !isBetweenDaysOff && daysOf({ start, end, days }) === null)
    return { field: 'days', message: `Whole working days, 1 to ${MOST_DAYS}.` };
  if (days !== '' && start === '' && end === '') return { field: 'start', message: 'From which day on?' };
  return null;
}

const NO_DATE = 'A day between 1900 and 2200.';

/** The dates to be written; an empty one is not known. */
export function datesOf({ start, end }: DatesDraft): Dates {
  return { start: start || null, end: end || null };
}

function daysOf({ days }: DatesDraft): number | null {
  const number = Number(days);
  return /^\d+$/.test(days.trim()) && number >= 1 && number <= MOST_DAYS ? number : null;
}

function endAfter(start: string, days: number, calendar: WorkingCalendar): string {
  return isoDateOf(calendar.addWorkingDays(dayNumber(start), days - 1));
}

/** With the length that lies between the dates; a draft with one date has none. */
function withDaysBetween(draft: DatesDraft, calendar: WorkingCalendar): DatesDraft {
  const { start, end } = draft;
  if (!isIsoDate(start) || !isIsoDate(end) || end < start) return { ...draft, days: '' };
  return { ...draft, days: String(calendar.workingDaysBetween(start, end)) };
}
