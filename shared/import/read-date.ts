import { isIsoDate } from '#shared/board/records/fields.ts';
import type { DateOrder } from './date-order.ts';

export type DateReading =
  | { readonly ok: true; readonly date: string | null }
  | { readonly ok: false; readonly message: string };

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

const NO_DATE = new Set(['-', '–', '?', 'n/a', 'na', 'none', 'null', 'tbd', 'tbc', 'unknown', 'open']);
const TIME = /[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[AP]M)?(Z|[+-]\d{2}:?\d{2})?$/i;
const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})$/;
const DAY_NAME = /^(\d{1,2})[ .-]+(\p{L}{3,9})[ ,.-]+(\d{4}|\d{2})$/u;
const NAME_DAY = /^(\p{L}{3,9})[ .]+(\d{1,2}),?[ ]+(\d{4})$/u;

/** Reads a calendar day. `order` says which number comes first in 03/04/2026; days and months by name need none. */
export function readDate(text: string, order: DateOrder): DateReading {
  const cell = withoutTime(text);
  if (cell === '' || NO_DATE.has(cell.toLowerCase())) return { ok: true, date: null };
  const parts = dateParts(cell, order);
  if (!parts) return { ok: false, message: `"${text}" is not a date${hint(cell)}.` };
  const date = `${parts.year}-${pad(parts.month)}-${pad(parts.day)}`;
  return isIsoDate(date) ? { ok: true, date } : { ok: false, message: impossible(text, parts) };
}

/** Whether text has the shape of a date, even of one that doesn't exist. */
export function looksLikeDate(text: string): boolean {
  return dateParts(withoutTime(text), 'day-first') !== null;
}

/**
 * The order in which a column writes day and month: told by any number past 12. `unclear` is a cell that could be read
 * both ways when nothing tells.
 */
export function dateOrderOf(cells: readonly string[]): { order: DateOrder | null; unclear: string | null } {
  let unclear: string | null = null;
  for (const cell of cells) {
    const match = YEAR_LAST.exec(withoutTime(cell));
    if (!match || match[2] === '.') continue;
    const [first, second] = [Number(match[1]), Number(match[3])];
    if (first > 12 && second <= 12) return { order: 'day-first', unclear: null };
    if (second > 12 && first <= 12) return { order: 'month-first', unclear: null };
    if (first !== second) unclear ??= cell;
  }
  return { order: null, unclear };
}

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dateParts(cell: string, order: DateOrder): DateParts | null {
  const iso = YEAR_FIRST.exec(cell);
  if (iso) return { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) };
  const numbers = YEAR_LAST.exec(cell);
  if (numbers) {
    const [first, second, year] = [Number(numbers[1]), Number(numbers[3]), fullYear(numbers[4] ?? '')];
    const dayFirst = numbers[2] === '.' || order === 'day-first';
    return dayFirst ? { year, month: second, day: first } : { year, month: first, day: second };
  }
  const dayName = DAY_NAME.exec(cell);
  if (dayName) return named(dayName[3], dayName[2], dayName[1]);
  const nameDay = NAME_DAY.exec(cell);
  return nameDay ? named(nameDay[3], nameDay[1], nameDay[2]) : null;
}

function named(year = '', name = '', day = ''): DateParts | null {
  const wanted = name.toLowerCase().replace(/^sept$/, 'sep');
  const month = MONTHS.findIndex((full) => full.toLowerCase() === wanted || full.slice(0, 3).toLowerCase() === wanted);
  return month < 0 ? null : { year: fullYear(year), month: month + 1, day: Number(day) };
}

function impossible(text: string, { year, month, day }: DateParts): string {
  if (year < 1900 || year > 2200) return `"${text}" is not a date: the year ${year} is out of range.`;
  const name = MONTHS[month - 1];
  if (!name) return `"${text}" is not a date: there is no month ${month}.`;
  return `"${text}" is not a date: ${name} ${year} has no day ${day}.`;
}

function hint(cell: string): string {
  if (/^\d{5}$/.test(cell)) return ' but a number of a spreadsheet: give the column a date format there';
  if (/^\d{4}-\d{1,2}$/.test(cell) || /Q[1-4]/i.test(cell)) return ': it needs a day, like 2027-04-23';
  return ' like 2027-04-23';
}

const withoutTime = (text: string) => text.trim().replace(TIME, '');
const fullYear = (digits: string) => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));
const pad = (value: number) => String(value).padStart(2, '0');
