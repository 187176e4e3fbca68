import type { SlipLine } from '#shared/history/slip-series.ts';
import { addDays, dayNumber } from '#shared/schedule/calendar.ts';

/** Where days stand in a slip chart: versions across, planned dates upwards; on the diagonal a date is today. */
export interface SlipScale {
  readonly x: (isoDate: string) => number;
  readonly y: (isoDate: string) => number;
  /** First days of years or quarters within the chart, by axis. */
  readonly across: readonly string[];
  readonly upwards: readonly string[];
  /** The stretch of the diagonal that is in the chart; null when none is. */
  readonly diagonal: { readonly from: string; readonly to: string } | null;
}

export interface SlipArea {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const FLAT_DAYS = 14;

/** The scale of the lines' versions and dates in an area of px; null when no line has a date. */
export function slipScale(lines: readonly SlipLine[], area: SlipArea): SlipScale | null {
  const points = lines.flatMap((line) => line.points);
  const days = points.map(({ asOf }) => asOf).toSorted();
  const dates = points.flatMap(({ planned }) => planned ?? []).toSorted();
  const [firstDay, lastDay, firstDate, lastDate] = [days[0], days.at(-1), dates[0], dates.at(-1)];
  if (!firstDay || !lastDay || !firstDate || !lastDate) return null;
  const x = linear(firstDay, lastDay, area.left, area.right);
  // A date that hardly moved lies in the middle of some weeks, not on the axis.
  const isFlat = dayNumber(lastDate) - dayNumber(firstDate) < FLAT_DAYS;
  const [lowest, highest] = isFlat
    ? [addDays(firstDate, -FLAT_DAYS), addDays(lastDate, FLAT_DAYS)]
    : [firstDate, lastDate];
  const y = linear(lowest, highest, area.bottom, area.top);
  const from = firstDay > lowest ? firstDay : lowest;
  const to = lastDay < highest ? lastDay : highest;
  return {
    x,
    y,
    across: ticks(firstDay, lastDay),
    upwards: isFlat ? [...new Set([firstDate, lastDate])] : ticks(firstDate, lastDate),
    diagonal: from < to ? { from, to } : null,
  };
}

function linear(from: string, to: string, start: number, end: number): (isoDate: string) => number {
  const [first, span] = [dayNumber(from), Math.max(1, dayNumber(to) - dayNumber(from))];
  return (isoDate) => start + ((dayNumber(isoDate) - first) / span) * (end - start);
}

/** At most some eight first days of years, half-years or quarters. */
function ticks(from: string, to: string): readonly string[] {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1;
  const everyYears = Math.max(1, Math.ceil(years / 8));
  const months = years > 4 ? ['01'] : years > 2 ? ['01', '07'] : ['01', '04', '07', '10'];
  const all: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += everyYears) {
    for (const month of months) all.push(`${year}-${month}-01`);
  }
  return all.filter((day) => day >= from && day <= to);
}
