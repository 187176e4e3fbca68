import type { BoardView } from '#shared/board/board-view.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import type { Difference } from '#shared/diff/list-differences.ts';
import { dayNumber } from '#shared/schedule/calendar.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';
import { spanOf } from '../layout/roadmap-layout.ts';

/** What a bar or a diamond of now says about an earlier version. Days are day numbers, `end` is exclusive. */
export interface SinceMark {
  readonly type: 'new' | 'changed';
  /** The chip: "+12 d", "start +3 d", "new", "dated"; null when no date moved. */
  readonly label: string | null;
  /** Whether its end is later, earlier or the same. */
  readonly slip: 'later' | 'earlier' | 'none';
  /** Where it stood, when that differs. */
  readonly was: { readonly start: number; readonly end: number } | null;
  /** The days where stages stood that moved or went. */
  readonly stages: readonly number[];
}

/** The marks of what an earlier version and now both have, or now has alone, by the id of the bar or diamond. */
export function marksOf(
  before: BoardView,
  now: Pick<BoardView, 'initiatives' | 'milestones'>,
  differences: readonly Difference[],
  calendar: WorkingCalendar,
): ReadonlyMap<string, SinceMark> {
  const marks = new Map<string, SinceMark>();
  const stages = new Map<string, number[]>();
  for (const { kind, id } of differences) {
    const initiative = kind === 'initiatives' && now.initiatives.byId.get(id);
    if (initiative) marks.set(id, initiativeMark(before.initiatives.byId.get(id), initiative, calendar));
    if (kind !== 'milestones') continue;
    const [was, is] = [before.milestones.byId.get(id), now.milestones.byId.get(id)];
    if (is && is.initiativeId === null) marks.set(id, milestoneMark(was, is, calendar));
    const carrier = is?.initiativeId ?? (was && !is ? was.initiativeId : null);
    if (carrier === null || carrier === undefined) continue;
    const days = stages.get(carrier) ?? [];
    if (was && was.date !== is?.date) days.push(dayNumber(was.date));
    stages.set(carrier, days);
  }
  for (const [id, days] of stages) {
    if (!now.initiatives.byId.has(id)) continue;
    const mark = marks.get(id) ?? UNMOVED;
    marks.set(id, { ...mark, stages: days });
  }
  return marks;
}

const UNMOVED: SinceMark = { type: 'changed', label: null, slip: 'none', was: null, stages: [] };
const NEW: SinceMark = { ...UNMOVED, type: 'new', label: 'new' };

function initiativeMark(was: Initiative | undefined, is: Initiative, calendar: WorkingCalendar): SinceMark {
  if (!was) return NEW;
  const [stood, stands] = [spanOf(was), spanOf(is)];
  if (!stands) return UNMOVED;
  if (!stood) return { ...UNMOVED, label: 'dated' };
  if (stood.start === stands.start && stood.end === stands.end) return UNMOVED;
  const end = calendar.workingDayNumber(stands.end) - calendar.workingDayNumber(stood.end);
  const start = calendar.workingDayNumber(stands.start) - calendar.workingDayNumber(stood.start);
  const label = end !== 0 ? signedDays(end) : start !== 0 ? `start ${signedDays(start)}` : null;
  return { ...UNMOVED, label, slip: slipOf(end), was: { start: stood.start, end: stood.end } };
}

function milestoneMark(was: Milestone | undefined, is: Milestone, calendar: WorkingCalendar): SinceMark {
  if (!was) return NEW;
  if (was.date === is.date) return UNMOVED;
  const [stood, stands] = [dayNumber(was.date), dayNumber(is.date)];
  const days = calendar.workingDayNumber(stands) - calendar.workingDayNumber(stood);
  const label = days === 0 ? null : signedDays(days);
  return { ...UNMOVED, label, slip: slipOf(days), was: { start: stood, end: stood + 1 } };
}

function slipOf(days: number): SinceMark['slip'] {
  return days > 0 ? 'later' : days < 0 ? 'earlier' : 'none';
}

/** Working days with their sign: "+12 d", "−3 d". */
export function signedDays(days: number): string {
  return days < 0 ? `−${-days} d` : `+${days} d`;
}
