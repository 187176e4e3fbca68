import { isoDateOf, weekdayOf } from '#shared/schedule/calendar.ts';

export type TickUnit = 'year' | 'quarter' | 'month' | 'week' | 'day';

/** A labelled stretch of the axis, from `start` to before `end` (day numbers). */
export interface AxisTick {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly unit: TickUnit;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const DAYS_IN: Record<TickUnit, number> = { year: 365, quarter: 91, month: 30, week: 7, day: 1 };
/** What each unit needs, in screen pixels, to be read. */
const ROOM: Record<TickUnit, number> = { year: 34, quarter: 30, month: 34, week: 44, day: 22 };
const PAIRS: readonly (readonly [TickUnit, TickUnit])[] = [
  ['month', 'day'],
  ['month', 'week'],
  ['quarter', 'month'],
  ['year', 'quarter'],
  ['year', 'year'],
];

/** The units of the axis' two lines, coarse then fine, at this many screen pixels a day. */
export function axisUnits(screenPxPerDay: number): readonly [TickUnit, TickUnit] {
  const readable = PAIRS.find(([, fine]) => DAYS_IN[fine] * screenPxPerDay >= ROOM[fine]);
  return readable ?? ['year', 'year'];
}

/** All stretches of a unit that touch the days from `from` to before `to`. */
export function axisTicks(unit: TickUnit, from: number, to: number): AxisTick[] {
  const ticks: AxisTick[] = [];
  for (let start = floorTo(unit, Math.floor(from)); start < to; ) {
    const end = next(unit, start);
    ticks.push({ start, end, label: label(unit, start), unit });
    start = end;
  }
  return ticks;
}

function floorTo(unit: TickUnit, day: number): number {
  if (unit === 'day') return day;
  if (unit === 'week') return day - weekdayOf(day);
  const { year, month } = yearAndMonth(day);
  return firstDay(year, unit === 'year' ? 0 : unit === 'quarter' ? month - (month % 3) : month);
}

function next(unit: TickUnit, day: number): number {
  if (unit === 'day') return day + 1;
  if (unit === 'week') return day + 7;
  const { year, month } = yearAndMonth(day);
  return firstDay(year, month + (unit === 'year' ? 12 : unit === 'quarter' ? 3 : 1));
}

function label(unit: TickUnit, day: number): string {
  const { year, month } = yearAndMonth(day);
  if (unit === 'year') return String(year);
  if (unit === 'quarter') return `Q${Math.floor(month / 3) + 1} ${year}`;
  if (unit === 'month') return `${MONTHS[month]} ${year}`;
  if (unit === 'week') return dayAndMonth(day);
  return String(dateOf(day));
}

/** `23 Nov`. */
export function dayAndMonth(day: number): string {
  return `${dateOf(day)} ${MONTHS[yearAndMonth(day).month]}`;
}

function dateOf(day: number): number {
  return Number(isoDateOf(day).slice(8, 10));
}

/** What a tick is called on the axis' lower line, where the upper one already says the rest. */
export function shortLabel(tick: AxisTick): string {
  return tick.unit === 'year' || tick.unit === 'day' ? tick.label : (tick.label.split(' ')[0] ?? '');
}

function yearAndMonth(day: number): { readonly year: number; readonly month: number } {
  const iso = isoDateOf(day);
  return { year: Number(iso.slice(0, 4)), month: Number(iso.slice(5, 7)) - 1 };
}

function firstDay(year: number, month: number): number {
  return Math.round(Date.UTC(year, month, 1) / 86_400_000);
}
