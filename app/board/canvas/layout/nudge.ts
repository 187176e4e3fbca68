import type { Placement } from '#shared/board/commands/initiative-commands.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import { dayNumber, isoDateOf } from '#shared/schedule/calendar.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';
import { changedFields } from './place-bar.ts';
import type { RoadmapLayout } from './roadmap-layout.ts';

/** What one press of an arrow key means: working days along time, lanes up or down. */
export interface Nudge {
  readonly days: number;
  readonly lanes: number;
}

/** The placement after a nudge; the duration in working days stays. Null where nothing changes. */
export function nudgedPlacement(
  initiative: Initiative,
  nudge: Nudge,
  layout: RoadmapLayout,
  calendar: WorkingCalendar,
): Placement | null {
  const { id, start, end } = initiative;
  if (nudge.lanes !== 0) {
    const lanes = layout.lanes.filter(({ kind }) => kind !== 'programme');
    const at = lanes.findIndex((lane) => lane.id === layout.bars.get(id)?.laneId);
    const to = lanes[at + nudge.lanes];
    return at < 0 || !to ? null : { id, ...changedFields(initiative, to.fields) };
  }
  if (nudge.days === 0) return null;
  return {
    id,
    ...(start === null ? {} : { start: isoDateOf(shift(dayNumber(start), nudge.days, calendar)) }),
    ...(end === null ? {} : { end: isoDateOf(shift(dayNumber(end), nudge.days, calendar)) }),
  };
}

/** A day some working days on. From a day off, the first step leads to the working day next to it. */
export function shift(day: number, days: number, calendar: WorkingCalendar): number {
  return calendar.addWorkingDays(day, !calendar.isWorkingDay(day) && days > 0 ? days - 1 : days);
}
