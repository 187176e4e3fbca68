import type { Placement } from '#shared/board/commands/initiative-commands.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import { dayNumber, isoDateOf } from '#shared/schedule/calendar.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';
import type { LaneFields } from './lane-groups.ts';
import { laneAt, type RoadmapLayout } from './roadmap-layout.ts';
import { type SnapStep, snapEnd, snapStart } from './snapping.ts';
import { xToDay } from './time-scale.ts';

/** A bar's box on the page. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Boxes closer than this are the same: they have been through scaling and back. */
const SAME = 0.01;

export interface ChangeContext {
  readonly layout: RoadmapLayout;
  readonly pxPerDay: number;
  readonly step: SnapStep;
  readonly calendar: WorkingCalendar;
}

/**
 * What a gesture that took a bar from one box to another means: new dates, another team, or nothing. A move keeps the
 * duration in working days (in calendar days where `step` is 'day'); a drag of one edge changes that date alone.
 */
export function placementFromChange(
  initiative: Initiative,
  before: Box,
  after: Box,
  context: ChangeContext,
): Placement | null {
  const moved = Math.abs(after.w - before.w) < SAME;
  const dates = moved
    ? movedDates(initiative, before, after, context)
    : resizedDates(initiative, before, after, context);
  const lane = moved ? laneChange(initiative, before, after, context.layout) : {};
  const placement = {
    id: initiative.id,
    ...(dates.start !== undefined && dates.start !== initiative.start ? { start: dates.start } : {}),
    ...(dates.end !== undefined && dates.end !== initiative.end ? { end: dates.end } : {}),
    ...lane,
  };
  return Object.keys(placement).length > 1 ? placement : null;
}

interface Dates {
  readonly start?: string;
  readonly end?: string;
}

function movedDates({ start, end }: Initiative, before: Box, after: Box, context: ChangeContext): Dates {
  const { pxPerDay, step, calendar } = context;
  if (Math.abs(after.x - before.x) < SAME) return {};
  const first = snapStart(xToDay(after.x, pxPerDay), step, calendar);
  const last = snapEnd(xToDay(after.x + after.w, pxPerDay), step, calendar);
  if (start === null) return end === null ? {} : { end: isoDateOf(last) };
  if (end === null) return { start: isoDateOf(first) };
  const oldStart = dayNumber(start);
  if (first === oldStart) return {};
  if (step === 'day') return { start: isoDateOf(first), end: isoDateOf(dayNumber(end) + first - oldStart) };
  return { start: isoDateOf(first), end: isoDateOf(endKeepingDuration(first, oldStart, dayNumber(end), calendar)) };
}

/** The last day of something that starts on `first` and takes as many working days as it did. */
function endKeepingDuration(first: number, oldStart: number, oldEnd: number, calendar: WorkingCalendar): number {
  const days = calendar.workingDayNumber(oldEnd + 1) - calendar.workingDayNumber(oldStart);
  return Math.max(first, days > 0 ? calendar.addWorkingDays(first, days - 1) : calendar.onOrBefore(first));
}

function resizedDates({ start, end }: Initiative, before: Box, after: Box, context: ChangeContext): Dates {
  const { pxPerDay, step, calendar } = context;
  const startMoved = Math.abs(after.x - before.x) >= SAME;
  if (startMoved) {
    const first = snapStart(xToDay(after.x, pxPerDay), step, calendar);
    return { start: isoDateOf(end === null ? first : Math.min(first, dayNumber(end))) };
  }
  const last = snapEnd(xToDay(after.x + after.w, pxPerDay), step, calendar);
  return { end: isoDateOf(start === null ? last : Math.max(last, dayNumber(start))) };
}

function laneChange(initiative: Initiative, before: Box, after: Box, layout: RoadmapLayout): LaneFields {
  if (Math.abs(after.y - before.y) < SAME) return {};
  const from = laneAt(layout, before.y + before.h / 2);
  const to = laneAt(layout, after.y + after.h / 2);
  return !to || to.id === from?.id ? {} : changedFields(initiative, to.fields);
}

/** What of a lane's fields an initiative does not have yet. The programme's lane asks nothing: initiatives stay in theirs. */
export function changedFields(initiative: Initiative, { teamId, objectiveId, owner }: LaneFields): LaneFields {
  return {
    ...(teamId !== undefined && teamId !== initiative.teamId ? { teamId } : {}),
    ...(objectiveId !== undefined && objectiveId !== initiative.objectiveId ? { objectiveId } : {}),
    ...(owner !== undefined && owner !== initiative.owner ? { owner } : {}),
  };
}
