import type { Initiative } from '#shared/board/records/initiative.ts';
import { dayNumber } from '#shared/schedule/calendar.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';
import { type Box, type ChangeContext, placementFromChange } from './place-bar.ts';
import { laneAt } from './roadmap-layout.ts';

/** A drag in words: the dates that a bar would get, the difference in working days, the lane it would go to. */
export interface DragWords {
  readonly dates: string;
  readonly delta: string | null;
  readonly lane: string | null;
}

export function describeDrag(initiative: Initiative, before: Box, after: Box, context: ChangeContext): DragWords {
  const placement = placementFromChange(initiative, before, after, context);
  const start = placement?.start ?? initiative.start;
  const end = placement?.end ?? initiative.end;
  const days = start !== null && end !== null ? `, ${context.calendar.workingDaysBetween(start, end)} d` : '';
  const span = [start, end].map((date) => (date === null ? 'open' : readable(date))).join(' – ');
  const endDelta = difference(initiative.end, end, context.calendar);
  const delta = endDelta !== 0 ? endDelta : difference(initiative.start, start, context.calendar);
  const from = laneAt(context.layout, before.y + before.h / 2);
  const to = laneAt(context.layout, after.y + after.h / 2);
  const changesLane = placement !== null && to !== null && to.id !== from?.id && to.kind !== 'programme';
  return {
    dates: `${span}${days}`,
    delta: delta === 0 ? null : `${delta > 0 ? '+' : '−'}${Math.abs(delta)} d`,
    lane: changesLane ? `→ ${to.name}` : null,
  };
}

/** Working days from one date to another; later is positive. */
function difference(from: string | null, to: string | null, { workingDayNumber }: WorkingCalendar): number {
  return from === null || to === null ? 0 : workingDayNumber(dayNumber(to)) - workingDayNumber(dayNumber(from));
}

/** `Fri 23 Apr 2027`. */
function readable(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
