import { dayNumber } from '#shared/schedule/calendar.ts';

/** Page x = 0 of the roadmap. Fixed for ever: stored drawings and shared cursors count from it. */
export const EPOCH_DAY = dayNumber('2025-01-06');

/** Drawings and cursors are stored at this scale, whatever scale somebody looks at. */
export const CANONICAL_PX_PER_DAY = 4;

/** The scales a person can choose, in page pixels a day. */
export const SCALES = { week: 24, month: 10, quarter: 4, half: 2 } as const;
export type ScaleName = keyof typeof SCALES;

const MIN_PX_PER_DAY = 0.15;

/** Page x of the morning of a day. */
export function dayToX(day: number, pxPerDay: number): number {
  return (day - EPOCH_DAY) * pxPerDay;
}

/** The day, with its fraction, at a page x; the inverse of dayToX. */
export function xToDay(x: number, pxPerDay: number): number {
  return x / pxPerDay + EPOCH_DAY;
}

/** A page x of this scale as it is stored. */
export function toCanonicalX(x: number, pxPerDay: number): number {
  return (x * CANONICAL_PX_PER_DAY) / pxPerDay;
}

/** A stored x on this scale; the inverse of toCanonicalX. */
export function fromCanonicalX(x: number, pxPerDay: number): number {
  return (x * pxPerDay) / CANONICAL_PX_PER_DAY;
}

/** The scale at which a span of days fills a width, within what can be told apart. */
export function pxPerDayToFit(days: number, width: number): number {
  return Math.min(SCALES.week, Math.max(MIN_PX_PER_DAY, width / Math.max(1, days)));
}

/** The scale that is nearest to how much a day takes on the screen: where one is after a free zoom. */
export function nearestScale(screenPxPerDay: number): ScaleName {
  const off = (name: ScaleName) => Math.abs(Math.log(SCALES[name] / screenPxPerDay));
  const names: readonly ScaleName[] = ['week', 'month', 'quarter', 'half'];
  return names.reduce((best, name) => (off(name) < off(best) ? name : best));
}
