import type { BoardView } from '#shared/board/board-view.ts';
import type { Dependency, DependencyType } from '#shared/board/records/dependency.ts';
import { addDays, dayNumber } from './calendar.ts';
import { type WorkingCalendar, workingCalendar } from './working-calendar.ts';

/** When an item starts and ends, both days included; null where it is not scheduled. */
export interface ItemDates {
  readonly start: string | null;
  readonly end: string | null;
}

/** Slack up to this many working days is tight. */
export const TIGHT_DAYS = 5;

/**
 * How a link stands: `slack` working days remain, or the successor is `daysShort` too early. `over` where nobody waits any
 * more, `unknown` where a date is missing or the item is on another board that is not at hand.
 */
export type LinkState =
  | { readonly state: 'unknown' | 'over' }
  | { readonly state: 'fine' | 'tight'; readonly slack: number }
  | { readonly state: 'conflict'; readonly daysShort: number };

/**
 * Slack of a dependency in working days, lead time less lag; negative: the successor's constrained date is earlier than the
 * predecessor allows. Starts count from the morning of their day, ends to its evening. Null where a date is missing.
 */
export function slackOf(
  type: DependencyType,
  lag: number,
  from: ItemDates,
  to: ItemDates,
  calendar: WorkingCalendar,
): number | null {
  const bound = type === 'FS' || type === 'FF' ? endMoment(from, calendar) : startMoment(from, calendar);
  const constrained = type === 'FS' || type === 'SS' ? startMoment(to, calendar) : endMoment(to, calendar);
  return bound === null || constrained === null ? null : constrained - bound - lag;
}

/** The state of a link by its slack. */
export function linkState(slack: number | null): LinkState {
  if (slack === null) return { state: 'unknown' };
  if (slack < 0) return { state: 'conflict', daysShort: -slack };
  return { state: slack <= TIGHT_DAYS ? 'tight' : 'fine', slack };
}

/** The state of a dependency within one board. */
export function dependencyState(view: BoardView, dependency: Dependency): LinkState {
  if (dependency.fromBoardId !== null || dependency.toBoardId !== null) return { state: 'unknown' };
  const from = datesOf(view, dependency.fromId);
  const to = datesOf(view, dependency.toId);
  if (isOver(view, dependency.fromId) || isOver(view, dependency.toId)) return { state: 'over' };
  if (!from || !to) return { state: 'unknown' };
  return linkState(slackOf(dependency.type, dependency.lag, from, to, workingCalendar(view.meta.calendar)));
}

/** Whether an item is done or dropped: nobody waits for it, and it waits for nobody. Stages are what their initiative is. */
export function isOver(view: Pick<BoardView, 'initiatives' | 'milestones'>, id: string): boolean {
  const stageOf = view.initiatives.byId.has(id) ? null : (view.milestones.byId.get(id)?.initiativeId ?? null);
  const status = view.initiatives.byId.get(stageOf ?? id)?.status;
  return status === 'done' || status === 'dropped';
}

/**
 * The dates of an initiative or milestone of the board; null where there is none of that id. A milestone is one moment,
 * the evening of its day: work that ends that day is in time for it, work that needs it starts the day after.
 */
export function datesOf(view: BoardView, id: string): ItemDates | null {
  const initiative = view.initiatives.byId.get(id);
  if (initiative) return initiative;
  const milestone = view.milestones.byId.get(id);
  return milestone ? { start: addDays(milestone.date, 1), end: milestone.date } : null;
}

function startMoment({ start }: ItemDates, calendar: WorkingCalendar): number | null {
  return start === null ? null : calendar.workingDayNumber(dayNumber(start));
}

function endMoment({ end }: ItemDates, calendar: WorkingCalendar): number | null {
  return end === null ? null : calendar.workingDayNumber(dayNumber(end) + 1);
}
