import type { CrossTeamLink, LinkEnd, LinkTeam } from './cross-team-links.ts';
import { ELSEWHERE } from './link-team.ts';
import { type BoardLinks, type ForeignEnd, type ForeignEnds, foreignKey } from './links-of-board.ts';

/** What other boards have to do with one: the items of theirs that its links name, and their links to its items. */
export interface ForeignLinks {
  readonly ends: ForeignEnds;
  /** Dependencies that are written on another board and have an end on this one. */
  readonly incoming: BoardLinks;
}

export const NO_FOREIGN_LINKS: ForeignLinks = { ends: new Map(), incoming: { links: [], teams: new Map() } };

/** Sorts the links across boards that the server answered for a board. */
export function foreignOf(boardId: string, links: readonly CrossTeamLink[], teams: readonly LinkTeam[]): ForeignLinks {
  const byKey = new Map(teams.map((team) => [team.key, team]));
  const ends = new Map<string, ForeignEnd>();
  const incoming: CrossTeamLink[] = [];
  for (const link of links) {
    if (link.boardId !== boardId) incoming.push(link);
    for (const end of [link.from, link.to]) {
      if (end.boardId !== boardId) ends.set(foreignKey(end.boardId, end.itemId), asForeign(end, byKey));
    }
  }
  return { ends, incoming: { links: incoming, teams: byKey } };
}

/** The links of a board with those that come in from others; the board's own measures stand for its own. */
export function withIncoming(own: BoardLinks, { incoming }: ForeignLinks): BoardLinks {
  if (incoming.links.length === 0) return own;
  return { links: [...own.links, ...incoming.links], teams: new Map([...incoming.teams, ...own.teams]) };
}

function asForeign({ team, item, absence }: LinkEnd, teams: ReadonlyMap<string, LinkTeam>): ForeignEnd {
  return { team: teams.get(team) ?? ELSEWHERE, item, absence };
}
