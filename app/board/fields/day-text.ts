import { isIsoDate } from '#shared/board/records/fields.ts';
import { addDays } from '#shared/schedule/calendar.ts';
import { dayWords } from '#shared/schedule/day-words.ts';

/** `2027-04-23` as "23 Apr 2027". */
export function formatDay(iso: string): string {
  return dayWords(iso);
}

/**
 * The day that a person typed, `YYYY-MM-DD`; null when it is not one. Understood: `2027-04-23`, `23 Apr 2027`,
 * `Apr 23, 2027`, `23.4.2027`, both without the year (this year), `today`, and `+10` days from today. Never `4/5/2027`,
 * which is another day on each side of the ocean.
 */
export function parseDay(text: string, today: string): string | null {
  const typed = text.trim().toLowerCase();
  if (typed === 'today') return today;
  const offset = /^([+-]\d{1,4})d?$/.exec(typed);
  if (offset) return valid(addDays(today, Number(offset[1])));
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (iso) return dayOf(iso[1], Number(iso[2]), iso[3]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(typed);
  if (dotted) return dayOf(dotted[3] ?? today.slice(0, 4), Number(dotted[2]), dotted[1]);
  const dayFirst = /^(\d{1,2})\.?[\s-]+([a-z]{3,9})\.?(?:[\s,-]+(\d{4}))?$/.exec(typed);
  if (dayFirst) return dayOf(dayFirst[3] ?? today.slice(0, 4), monthOf(dayFirst[2]), dayFirst[1]);
  const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:[\s,]+(\d{4}))?$/.exec(typed);
  if (monthFirst) return dayOf(monthFirst[3] ?? today.slice(0, 4), monthOf(monthFirst[1]), monthFirst[2]);
  return null;
}

const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** 1 to 12 for a name or its beginning; 0 when it is no month. */
function monthOf(name = ''): number {
  return MONTH_NAMES.findIndex((month) => month.startsWith(name)) + 1;
}

function dayOf(year = '', month = 0, day = ''): string | null {
  return valid(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function valid(iso: string): string | null {
  return isIsoDate(iso) ? iso : null;
}
