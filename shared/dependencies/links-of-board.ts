import type { BoardView } from '#shared/board/board-view.ts';
import type { Dependency } from '#shared/board/records/dependency.ts';
import type { InitiativeStatus } from '#shared/board/records/initiative.ts';
import { addDays, dayNumber } from '#shared/schedule/calendar.ts';
import { type ItemDates, linkState, slackOf } from '#shared/schedule/conflicts.ts';
import { type WorkingCalendar, workingCalendar } from '#shared/schedule/working-calendar.ts';
import type { CrossTeamLink, LinkEnd, LinkItem, LinkTeam } from './cross-team-links.ts';
import { ELSEWHERE, linkTeamOf } from './link-team.ts';

/** Links of one board with the teams at their ends: what narrowLinks makes matrix, graph and list of. */
export interface BoardLinks {
  readonly links: readonly CrossTeamLink[];
  readonly teams: ReadonlyMap<string, LinkTeam>;
}

/** An item of another board, as far as it is known here. */
export interface ForeignEnd {
  readonly team: LinkTeam;
  readonly item: LinkItem | null;
  readonly absence?: LinkEnd['absence'];
}

/** `<board id>/<item id>` of an item of another board. */
export type ForeignEnds = ReadonlyMap<string, ForeignEnd>;

export const foreignKey = (boardId: string, itemId: string) => `${boardId}/${itemId}`;

/** The dependencies that are written on a board, measured by its calendar. Dates and states as the server's queries say them. */
export function linksOfBoard(view: BoardView, boardId: string, foreign: ForeignEnds = new Map()): BoardLinks {
  const teams = new Map<string, LinkTeam>();
  const calendar = workingCalendar(view.meta.calendar);
  const endOf = (itemId: string, foreignBoard: string | null): LinkEnd => {
    const known =
      foreignBoard === null || foreignBoard === boardId
        ? ownEnd(view, boardId, itemId)
        : (foreign.get(foreignKey(foreignBoard, itemId)) ?? { team: ELSEWHERE, item: null });
    if (!teams.has(known.team.key)) teams.set(known.team.key, known.team);
    return {
      boardId: foreignBoard ?? boardId,
      itemId,
      team: known.team.key,
      item: known.item,
      absence: known.absence ?? null,
    };
  };
  const links = view.dependencies.list.map((dependency) =>
    measure(
      dependency,
      boardId,
      endOf(dependency.fromId, dependency.fromBoardId),
      endOf(dependency.toId, dependency.toBoardId),
      calendar,
    ),
  );
  return { links, teams };
}

function ownEnd(view: BoardView, boardId: string, itemId: string): ForeignEnd {
  const initiative = view.initiatives.byId.get(itemId);
  if (initiative) {
    const { key, title, start, end, status } = initiative;
    const team = linkTeamOf(teamOf(view, initiative.teamId), boardId);
    return { team, item: { kind: 'initiative', key, title, boardTitle: '', start, end, status } };
  }
  const milestone = view.milestones.byId.get(itemId);
  if (!milestone) return { team: ELSEWHERE, item: null, absence: 'deleted' };
  const stageOf = view.initiatives.byId.get(milestone.initiativeId ?? '');
  const { title, date } = milestone;
  const team = linkTeamOf(teamOf(view, milestone.teamId ?? stageOf?.teamId ?? null), boardId);
  const status: InitiativeStatus | null = stageOf?.status ?? null;
  return { team, item: { kind: 'milestone', key: '', title, boardTitle: '', start: date, end: date, status } };
}

const teamOf = (view: BoardView, id: string | null) => (id === null ? undefined : view.teams.byId.get(id));

function measure(
  dependency: Dependency,
  boardId: string,
  from: LinkEnd,
  to: LinkEnd,
  calendar: WorkingCalendar,
): CrossTeamLink {
  const { id, type, lag, what, state, needBy, promised } = dependency;
  const over = isOver(from.item) || isOver(to.item);
  const known = from.item !== null && to.item !== null && !over;
  const slack = known ? slackOf(type, lag, datesOf(from.item), datesOf(to.item), calendar) : null;
  return {
    boardId,
    id,
    type,
    lag,
    what,
    handshake: state,
    needBy,
    promisedOn: promised,
    promiseLate: promiseLate(needBy, promised, calendar),
    state: over ? 'over' : linkState(slack).state,
    slack,
    from,
    to,
  };
}

/** Working days from the evening of the need to the evening of the promise: positive when the promise is late. */
export function promiseLate(needBy: string | null, promised: string | null, calendar: WorkingCalendar): number | null {
  if (needBy === null || promised === null) return null;
  return calendar.workingDayNumber(dayNumber(promised) + 1) - calendar.workingDayNumber(dayNumber(needBy) + 1);
}

const isOver = (item: LinkItem | null) => item?.status === 'done' || item?.status === 'dropped';

/** As datesOf in shared/schedule/conflicts.ts: a milestone is the evening of its day. */
function datesOf({ kind, start, end }: LinkItem): ItemDates {
  return kind === 'milestone' && end !== null ? { start: addDays(end, 1), end } : { start, end };
}
