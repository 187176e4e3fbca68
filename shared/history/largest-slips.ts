import type { BoardView } from '../board/board-view.ts';
import type { Initiative } from '../board/records/initiative.ts';
import { dayNumber } from '../schedule/calendar.ts';
import { workingCalendar } from '../schedule/working-calendar.ts';

/** The finish that an item had first, in the oldest version that gives it one. */
export interface FirstDate {
  /** `initiatives/<id>` or `milestones/<id>`. */
  readonly of: string;
  /** ISO days: what was planned, and when. */
  readonly first: string;
  readonly asOf: string;
  /** Versions in which it was another than in the one before. */
  readonly moves: number;
}

/** How far an item is today from what was planned first. */
export interface Slip extends FirstDate {
  readonly title: string;
  /** The lane it is in; null when it is of none. */
  readonly team: string | null;
  readonly planned: string;
  /** Finish variance in working days: current finish - first finish, late is positive. */
  readonly days: number;
}

export interface LargestSlips {
  /** The latest first, at most so many as were asked for. */
  readonly late: readonly Slip[];
  /** How many there are of each sort, over all dates that are followed. */
  readonly counts: { readonly late: number; readonly early: number; readonly level: number };
}

/** What slipped most against the first date that it was given. What has no date any more, or is dropped, is not of it. */
export function largestSlips(view: BoardView, firstDates: readonly FirstDate[], most: number): LargestSlips {
  const calendar = workingCalendar(view.meta.calendar);
  const firstOf = new Map(firstDates.map(({ of, first }) => [of, first]));
  const late: Slip[] = [];
  const counts = { late: 0, early: 0, level: 0 };
  for (const firstDate of firstDates) {
    const now = currentOf(view, firstDate.of);
    if (!now) continue;
    const days =
      calendar.workingDayNumber(dayNumber(now.planned)) - calendar.workingDayNumber(dayNumber(firstDate.first));
    counts[days > 0 ? 'late' : days < 0 ? 'early' : 'level'] += 1;
    // A last stage that ends where its initiative does would say the same once more.
    const { initiative } = now;
    const isTwin = initiative?.end === now.planned && firstOf.get(`initiatives/${initiative.id}`) === firstDate.first;
    const { title, team, planned } = now;
    if (days > 0 && !(firstDate.of.startsWith('milestones/') && isTwin))
      late.push({ ...firstDate, title, team, planned, days });
  }
  // Of equal slips the one that is planned sooner hurts sooner.
  late.sort((a, b) => b.days - a.days || a.planned.localeCompare(b.planned) || a.of.localeCompare(b.of));
  return { late: late.slice(0, most), counts };
}

interface Current extends Pick<Slip, 'title' | 'team' | 'planned'> {
  /** The item, or whose stage it is. */
  readonly initiative: Initiative | undefined;
}

function currentOf(view: BoardView, of: string): Current | null {
  const [kind, id = ''] = of.split('/', 2);
  const milestone = kind === 'milestones' ? view.milestones.byId.get(id) : undefined;
  const initiativeId = milestone ? milestone.initiativeId : kind === 'initiatives' ? id : null;
  const initiative = initiativeId === null ? undefined : view.initiatives.byId.get(initiativeId);
  const planned = milestone ? milestone.date : initiative?.end;
  if (!planned || initiative?.status === 'dropped') return null;
  const teamId = milestone?.teamId ?? initiative?.teamId ?? null;
  const team = teamId === null ? null : (view.teams.byId.get(teamId)?.name ?? null);
  const title = milestone && initiative ? `${initiative.title}: ${milestone.title}` : (milestone ?? initiative)?.title;
  return { title: title ?? '', team, planned, initiative };
}
