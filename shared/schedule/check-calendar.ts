import type { WorkCalendar } from '#shared/board/records/board-meta.ts';
import { isIsoDate } from '#shared/board/records/fields.ts';

/** A calendar that may be stored, or what is wrong with it, for the person who made it. */
export type CheckedCalendar =
  | { readonly ok: true; readonly calendar: WorkCalendar }
  | { readonly ok: false; readonly message: string };

const MOST_HOLIDAYS = 1000;

/** Checks a calendar from outside: weekdays from Monday 1 to Sunday 7, holidays as ISO dates. Answers both sorted. */
export function checkCalendar(given: unknown): CheckedCalendar {
  const { workingWeekdays, holidays } = (given ?? {}) as { workingWeekdays?: unknown; holidays?: unknown };
  if (!Array.isArray(workingWeekdays) || !Array.isArray(holidays)) return refuse('This is not a calendar.');
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((weekday) => workingWeekdays.includes(weekday));
  if (weekdays.length === 0) return refuse('Choose at least one working day of the week.');
  const days: string[] = [];
  for (const day of holidays) {
    if (typeof day !== 'string' || !isIsoDate(day))
      return refuse(`“${String(day).slice(0, 40)}” is not a date like 2027-04-23.`);
    days.push(day);
  }
  const twice = days.find((day, i) => days.indexOf(day) !== i);
  if (twice !== undefined) return refuse(`${twice} is there twice.`);
  if (days.length > MOST_HOLIDAYS) return refuse(`At most ${MOST_HOLIDAYS} holidays, please.`);
  return { ok: true, calendar: { workingWeekdays: weekdays, holidays: days.sort() } };
}

function refuse(message: string): CheckedCalendar {
  return { ok: false, message };
}
