import { dayOfFinish } from './item-dates.ts';
import type { SimulatedDates } from './schedule-risk.ts';

/** The finish that the panel is about: of one item, or of the whole plan. */
export interface FinishInFocus {
  readonly p50: number;
  readonly p80: number;
  readonly p90: number;
  /** Day number of the planned or promised finish. */
  readonly planned: number;
  /** 0 to 1: the chance to be finished that day or before. */
  readonly inTime: number;
  /** Day numbers by which 0 %, 1 % ... 100 % of the runs are finished. */
  readonly curve: readonly number[];
  /** The same as moments: to draw a smooth line. */
  readonly moments: Float64Array;
  readonly plannedMoment: number;
}

/** Null when nothing is left to be finished. */
export function finishInFocus(dates: SimulatedDates): FinishInFocus | null {
  const { answer, parts, focusId } = dates;
  const moments = answer.curve;
  if (moments.length === 0) return null;
  const item = focusId === null ? undefined : parts.items[parts.network.indexOf.get(focusId) ?? -1];
  const plannedMoment = item?.promised ?? plannedEnd(dates);
  const curve = Array.from(moments, (moment) => dayOfFinish(dates, moment));
  const inTime = moments.filter((moment) => moment < plannedMoment + 0.5).length;
  return {
    p50: curve[50] ?? 0,
    p80: curve[80] ?? 0,
    p90: curve[90] ?? 0,
    planned: dayOfFinish(dates, plannedMoment),
    inTime: shareOf(dates) ?? Math.max(0, inTime - 1) / (moments.length - 1),
    curve,
    moments,
    plannedMoment,
  };
}

/** The share counted in the runs, which one item has. */
function shareOf({ answer, parts, focusId }: SimulatedDates): number | null {
  const index = focusId === null ? undefined : parts.network.indexOf.get(focusId);
  const share = index === undefined ? Number.NaN : (answer.inTime[index] ?? Number.NaN);
  return Number.isNaN(share) ? null : share;
}

/** The last planned finish of what is to be done. */
function plannedEnd({ parts }: SimulatedDates): number {
  return parts.items.reduce(
    (last, { countsForEnd }, index) =>
      countsForEnd ? Math.max(last, parts.network.items[index]?.finish ?? last) : last,
    Number.NEGATIVE_INFINITY,
  );
}
