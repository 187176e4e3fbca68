import { formatDay } from '#app/board/fields/day-text.ts';
import { isoDateOf } from '#shared/schedule/calendar.ts';
import type { SimulatedDates } from './schedule-risk.ts';

/** What a simulation says of one item: day numbers, and the chance to be finished on the promised day. */
export interface ItemDates {
  readonly p50: number;
  readonly p80: number;
  readonly p90: number;
  /** The planned end. */
  readonly planned: number;
  /** The planned end, or the deadline; null where none is known. */
  readonly promised: number | null;
  /** 0 to 1; null where nothing is promised. */
  readonly inTime: number | null;
}

/** The day whose evening is nearest to a finish (a moment of the schedule). */
export function dayOfFinish({ calendar }: Pick<SimulatedDates, 'calendar'>, moment: number): number {
  return calendar.addWorkingDays(FIRST_DAY, Math.round(moment) - calendar.workingDayNumber(FIRST_DAY) - 1);
}

/** Some Monday: a moment counts working days before it. */
const FIRST_DAY = 10_959;

/** What the simulation says of an item; null when it is over or was not there. */
export function itemDates(dates: SimulatedDates, id: string): ItemDates | null {
  const index = dates.parts.network.indexOf.get(id);
  const item = index === undefined ? undefined : dates.parts.items[index];
  if (index === undefined || !item?.countsForEnd) return null;
  const { p50, p80, p90, inTime } = dates.answer;
  const share = inTime[index] ?? Number.NaN;
  const day = (moments: Float64Array) => dayOfFinish(dates, moments[index] ?? 0);
  return {
    p50: day(p50),
    p80: day(p80),
    p90: day(p90),
    planned: dayOfFinish(dates, dates.parts.network.items[index]?.finish ?? 0),
    promised: item.promised === null ? null : dayOfFinish(dates, item.promised),
    inTime: Number.isNaN(share) ? null : share,
  };
}

/** Every item of a simulation that is to be done, by its id. */
export function allItemDates(dates: SimulatedDates): ReadonlyMap<string, ItemDates> {
  return new Map(
    dates.parts.items.flatMap(({ id }) => {
      const own = itemDates(dates, id);
      return own ? [[id, own] as const] : [];
    }),
  );
}

/** "P50 12 Mar 2027 · P80 2 Apr 2027 · 34 % for 15 Mar 2027". */
export function itemDatesText({ p50, p80, promised, inTime }: ItemDates): string {
  const parts = [`P50 ${dayText(p50)}`, `P80 ${dayText(p80)}`];
  if (promised !== null && inTime !== null) parts.push(`${percentText(inTime)} for ${dayText(promised)}`);
  return parts.join(' · ');
}

export function dayText(day: number): string {
  return formatDay(isoDateOf(day));
}

/** A chance: never 0 or 100 % unless no run, or every run, says so. */
export function percentText(share: number): string {
  if (share > 0 && share < 0.01) return '< 1 %';
  if (share < 1 && share > 0.99) return '> 99 %';
  return `${Math.round(share * 100)} %`;
}

/** "6 d", "1.5 d", "0 d": working days with as many digits as can be told. */
export function daysText(days: number): string {
  const rounded = Math.abs(days) < 9.95 ? Math.round(days * 10) / 10 : Math.round(days);
  return `${rounded === 0 ? 0 : rounded} d`.replace('-', '−');
}
