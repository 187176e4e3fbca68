import type { BoardView } from '#shared/board/board-view.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import { dayNumber } from './calendar.ts';
import { isOver } from './conflicts.ts';
import type { NetworkItem, NetworkSource } from './network.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** An item that is not in the schedule. */
export interface ItemLeftOut {
  /** No dates: it waits in the tray, or has one date and no estimate. Reversed: somebody wrote an end before the start. */
  readonly why: 'no-dates' | 'reversed-dates';
  readonly kind: 'initiatives';
  readonly id: string;
}

const BEGUN: ReadonlySet<Initiative['status']> = new Set(['in-progress', 'at-risk', 'blocked']);

/** The items of a board that have a place in time: initiatives first, then milestones, in the order of their tables. */
export function networkItems(view: NetworkSource, calendar: WorkingCalendar) {
  const items: NetworkItem[] = [];
  const leftOut: ItemLeftOut[] = [];
  for (const initiative of view.initiatives.list) {
    const item = initiativeItem(initiative, calendar);
    if (typeof item === 'string') leftOut.push({ why: item, kind: 'initiatives', id: initiative.id });
    else items.push(item);
  }
  for (const milestone of view.milestones.list) items.push(milestoneItem(view, milestone, calendar));
  return { items, leftOut };
}

function initiativeItem(initiative: Initiative, calendar: WorkingCalendar): NetworkItem | ItemLeftOut['why'] {
  const { id, status, progress, notBefore, deadline } = initiative;
  const span = spanOf(initiative, calendar);
  if (span === null) return 'no-dates';
  const { start, finish } = span;
  if (finish < start) return 'reversed-dates';
  const duration = finish - start;
  const over = status === 'done' || status === 'dropped';
  const begun = BEGUN.has(status);
  return {
    id,
    kind: 'initiatives',
    duration,
    start,
    finish,
    over,
    begun,
    remaining: over ? 0 : begun ? Math.round(duration * (1 - progress / 100)) : duration,
    notBefore: notBefore === null ? null : calendar.workingDayNumber(dayNumber(notBefore)),
    deadline: deadline === null ? null : calendar.workingDayNumber(dayNumber(deadline) + 1),
    hard: false,
  };
}

/** From start to finish; where one is missing, the most likely duration of the estimate lies between. */
function spanOf({ start, end, estimate }: Initiative, calendar: WorkingCalendar) {
  const first = start === null ? null : calendar.workingDayNumber(dayNumber(start));
  const last = end === null ? null : calendar.workingDayNumber(dayNumber(end) + 1);
  if (first !== null && last !== null) return { start: first, finish: last };
  if (estimate === null) return null;
  const days = Math.max(0, Math.round(estimate.mostLikely));
  if (first !== null) return { start: first, finish: first + days };
  return last === null ? null : { start: last - days, finish: last };
}

function milestoneItem(
  view: Pick<BoardView, 'initiatives' | 'milestones'>,
  milestone: Milestone,
  calendar: WorkingCalendar,
) {
  const moment = calendar.workingDayNumber(dayNumber(milestone.date) + 1);
  const item: NetworkItem = {
    id: milestone.id,
    kind: 'milestones',
    duration: 0,
    start: moment,
    finish: moment,
    over: isOver(view, milestone.id),
    begun: false,
    remaining: 0,
    notBefore: null,
    deadline: milestone.hard ? moment : null,
    hard: milestone.hard,
  };
  return item;
}
