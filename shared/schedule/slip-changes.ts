import type { BoardView } from '#shared/board/board-view.ts';
import { dayNumber, isoDateOf } from './calendar.ts';
import type { ScheduleNetwork } from './network.ts';
import type { SlipMove } from './slip-propagation.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** New dates of an initiative or a milestone (whose date is its end). Absent: stays as it is. */
export interface NewDates {
  readonly kind: 'initiatives' | 'milestones';
  readonly id: string;
  readonly days: number;
  readonly start?: string;
  readonly end?: string;
}

/** The dates that the moves of a wave mean; what stays is left out. */
export function slipChanges(
  view: BoardView,
  network: ScheduleNetwork,
  moves: readonly SlipMove[],
  calendar: WorkingCalendar,
): readonly NewDates[] {
  return moves.flatMap(({ item: index, days, stays }): NewDates[] => {
    const item = network.items[index];
    if (!item || stays !== null) return [];
    const { id, kind, begun } = item;
    if (kind === 'milestones') {
      const milestone = view.milestones.byId.get(id);
      return milestone ? [{ kind, id, days, end: endLater(milestone.date, days, calendar) }] : [];
    }
    const initiative = view.initiatives.byId.get(id);
    if (!initiative) return [];
    const end = initiative.end === null ? null : endLater(initiative.end, days, calendar);
    const start = initiative.start === null || begun ? null : startLater(initiative.start, days, calendar);
    // A span on days off only has no days off to go to: it takes the working day that its start comes to.
    const last = start !== null && end !== null && end < start ? start : end;
    return [{ kind, id, days, ...(start === null ? {} : { start }), ...(last === null ? {} : { end: last }) }];
  });
}

/** Weekends at the edge of a span count as the working day inside it: that is where the work begins and ends. */
function startLater(start: string, days: number, calendar: WorkingCalendar): string {
  return isoDateOf(calendar.addWorkingDays(dayNumber(start), days));
}

function endLater(end: string, days: number, calendar: WorkingCalendar): string {
  return isoDateOf(calendar.addWorkingDays(dayNumber(end) + 1, days - 1));
}

/** What a wave touches, by id, and the most days that anything of it moves. Stays are not counted. */
export interface SlipTouches {
  readonly milestones: ReadonlyMap<string, number>;
  readonly teams: ReadonlyMap<string, number>;
  readonly objectives: ReadonlyMap<string, number>;
}

/** Which milestones, teams and objectives the changes of dates touch, and by how many working days. */
export function slipTouches(view: BoardView, changes: readonly NewDates[]): SlipTouches {
  const [milestones, teams, objectives] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  const note = (map: Map<string, number>, id: string | null | undefined, days: number) => {
    if (id != null) map.set(id, Math.max(days, map.get(id) ?? 0));
  };
  for (const { kind, id, days } of changes) {
    if (kind === 'milestones') note(milestones, id, days);
    note(teams, view[kind].byId.get(id)?.teamId, days);
    if (kind === 'initiatives') note(objectives, view.initiatives.byId.get(id)?.objectiveId, days);
  }
  return { milestones, teams, objectives };
}
