import { chainOf } from '#shared/schedule/chain.ts';
import type { Edge } from '#shared/schedule/cycles.ts';
import {
  type CrossTeamLink,
  type CrossTeamLinks,
  LISTED_LINKS,
  type LinkFilter,
  type LinkTeam,
} from './cross-team-links.ts';
import { turnOf } from './handshake.ts';
import { ELSEWHERE } from './link-team.ts';
import type { BoardLinks } from './links-of-board.ts';
import { rollUp } from './roll-up.ts';

/** What server/dependencies/read-links.ts answers, of links that are at hand; `listedLinks` of them at most. */
export function narrowLinks(
  { links, teams }: BoardLinks,
  filter: LinkFilter,
  listedLinks: number = LISTED_LINKS,
): CrossTeamLinks {
  const filtered = links.filter(fits(links, filter));
  const listed = filtered
    .filter(
      (link) => (filter.from ?? link.from.team) === link.from.team && (filter.to ?? link.to.team) === link.to.team,
    )
    .sort(byUrgency);
  return {
    teams: inOrder(links, teams),
    cells: rollUp(filtered),
    links: listed.slice(0, listedLinks),
    total: listed.length,
  };
}

/** Links as edges between items, whatever board they are on. */
export function edgesOf(links: readonly CrossTeamLink[]): readonly Edge[] {
  return links.map(({ boardId, id, from, to }) => ({
    id: `${boardId}/${id}`,
    fromId: `${from.boardId}/${from.itemId}`,
    toId: `${to.boardId}/${to.itemId}`,
  }));
}

/** The team whose turn it is in the hand-shake; null where nobody is waited for, or nobody waits any more. */
export function waitingFor({ handshake, state, from, to }: CrossTeamLink): string | null {
  const turn = state === 'over' ? null : turnOf(handshake);
  return turn === null ? null : turn === 'supplier' ? from.team : to.team;
}

function fits(all: readonly CrossTeamLink[], filter: LinkFilter): (link: CrossTeamLink) => boolean {
  const { boardId, team, conflictsOnly, waitingFor: waited, chain } = filter;
  const inChain = chain && chainOf(edgesOf(all), `${chain.boardId}/${chain.itemId}`);
  return (link) =>
    (boardId === null || [link.boardId, link.from.boardId, link.to.boardId].includes(boardId)) &&
    (team === null || link.from.team === team || link.to.team === team) &&
    (!filter.acrossOnly || link.from.boardId !== link.to.boardId) &&
    (!conflictsOnly || link.state === 'conflict') &&
    (waited === null || waitingFor(link) === waited) &&
    (!inChain ||
      (inChain.has(`${link.from.boardId}/${link.from.itemId}`) && inChain.has(`${link.to.boardId}/${link.to.itemId}`)));
}

/** The shortest of time first; what can't be measured last. */
function byUrgency(a: CrossTeamLink, b: CrossTeamLink): number {
  if (a.slack !== b.slack) return (a.slack ?? Infinity) - (b.slack ?? Infinity);
  return compare(a.boardId, b.boardId) || compare(a.id, b.id);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Teams that give or need anything, those with most conflicts first. */
function inOrder(links: readonly CrossTeamLink[], teams: ReadonlyMap<string, LinkTeam>): readonly LinkTeam[] {
  const totals = new Map<string, { conflicts: number; links: number }>();
  for (const { from, to, state } of links) {
    for (const { team } of [from, to]) {
      const total = totals.get(team) ?? { conflicts: 0, links: 0 };
      total.links++;
      if (state === 'conflict') total.conflicts++;
      totals.set(team, total);
    }
  }
  const isLast = (key: string) => (key === 'none' || key === 'elsewhere' ? 1 : 0);
  return [...totals]
    .sort(
      ([a, of], [b, than]) =>
        isLast(a) - isLast(b) || than.conflicts - of.conflicts || than.links - of.links || compare(a, b),
    )
    .map(([key]) => teams.get(key) ?? { ...ELSEWHERE, key });
}
