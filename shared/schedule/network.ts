import type { BoardView } from '#shared/board/board-view.ts';
import type { DependencyType } from '#shared/board/records/dependency.ts';
import { type ItemLeftOut, networkItems } from './network-items.ts';
import { type LinkLeftOut, networkLinks } from './network-links.ts';
import { linkLists, topologicalOrder } from './topological-order.ts';
import { type WorkingCalendar, workingCalendar } from './working-calendar.ts';

/**
 * An initiative or milestone of the schedule. Times are moments: a moment is the number of working days before it
 * (WorkingCalendar.workingDayNumber), so the start of a day is its morning, the finish of a day the morning after it,
 * and `finish - start` is the duration. A milestone is the evening of its day, as in conflicts.ts.
 */
export interface NetworkItem {
  readonly id: string;
  readonly kind: 'initiatives' | 'milestones';
  /** Working days; 0 for a milestone and for work that lies on days off only. */
  readonly duration: number;
  /** Where people placed it. */
  readonly start: number;
  readonly finish: number;
  /** Done or dropped: it holds nothing up and waits for nothing. */
  readonly over: boolean;
  /** In progress, at risk or blocked: its start is a fact, only what `remaining` says can still move. */
  readonly begun: boolean;
  /** Working days of work that are left: all of the duration until it begins, none when it is over. */
  readonly remaining: number;
  /** It can't start before this moment; null where nobody said so. */
  readonly notBefore: number | null;
  /** It must be finished by this moment: the deadline of an initiative, the date of a hard milestone. */
  readonly deadline: number | null;
  /** A hard milestone: it is not moved, only missed. */
  readonly hard: boolean;
}

/** What binds one end of an item (`from`) to one end of another (`to`), both by their index. */
export interface NetworkLink {
  readonly from: number;
  readonly to: number;
  readonly type: DependencyType;
  /** Working days that must lie between; negative for a lead. */
  readonly lag: number;
  /** Null for a stage (alpha, beta ...), which moves along with its initiative. */
  readonly dependencyId: string | null;
}

/** What the schedule does not count, and why: shown to people, never thrown. */
export type LeftOut = ItemLeftOut | LinkLeftOut;

/** The initiatives and milestones of a board and what links them, by index; without cycles. */
export interface ScheduleNetwork {
  readonly items: readonly NetworkItem[];
  readonly links: readonly NetworkLink[];
  /** Index of an item by its id. */
  readonly indexOf: ReadonlyMap<string, number>;
  /** Indices of all items, each after everything that links to it. */
  readonly order: Int32Array;
  /** Indices of the links into and out of each item. */
  readonly incoming: readonly Int32Array[];
  readonly outgoing: readonly Int32Array[];
  readonly leftOut: readonly LeftOut[];
}

/** What a network is made of, and of nothing else of the view. */
export type NetworkSource = Pick<BoardView, 'initiatives' | 'milestones' | 'dependencies' | 'problems'>;

/** The network of a board, in time linear in its items and links (times log holidays). */
export function scheduleNetwork(view: NetworkSource, calendar: WorkingCalendar): ScheduleNetwork {
  const { items, leftOut: noItems } = networkItems(view, calendar);
  const indexOf = new Map(items.map(({ id }, index) => [id, index]));
  const { links, leftOut: noLinks } = networkLinks(view, items, indexOf);
  return { ...networkOf(items, links), leftOut: [...noItems, ...noLinks] };
}

/** A network of these items and links; the links make no cycle. */
export function networkOf(items: readonly NetworkItem[], links: readonly NetworkLink[]): ScheduleNetwork {
  const indexOf = new Map(items.map(({ id }, index) => [id, index]));
  const lists = linkLists(items.length, links);
  return { items, links, indexOf, ...lists, order: topologicalOrder(links, lists), leftOut: [] };
}

interface Known {
  readonly source: NetworkSource;
  readonly calendar: WorkingCalendar;
  readonly network: ScheduleNetwork;
}

const known = new WeakMap<BoardView['initiatives'], Known>();

/** The network of a board in its own calendar; made once until dates, links or the calendar change. */
export function networkOfBoard(view: BoardView): ScheduleNetwork {
  const calendar = workingCalendar(view.meta.calendar);
  const last = known.get(view.initiatives);
  if (last && last.calendar === calendar && isSameSource(last.source, view)) return last.network;
  const { initiatives, milestones, dependencies, problems } = view;
  const network = scheduleNetwork(view, calendar);
  known.set(initiatives, { source: { initiatives, milestones, dependencies, problems }, calendar, network });
  return network;
}

/** Problems are listed anew with each view: of them only those of links without an end count. */
function isSameSource(before: NetworkSource, now: NetworkSource): boolean {
  return (
    before.milestones === now.milestones &&
    before.dependencies === now.dependencies &&
    (before.problems === now.problems || danglingIds(before) === danglingIds(now))
  );
}

function danglingIds({ problems }: NetworkSource): string {
  return problems.flatMap((problem) => (problem.type === 'dangling' ? problem.dependencyId : [])).join(' ');
}
