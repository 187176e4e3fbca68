import type { CrossTeamLink, LinkStateName, MatrixCell } from './cross-team-links.ts';

type Measured = Pick<CrossTeamLink, 'state' | 'slack'>;

/** Counts of some links together: how many, and the worst of them. */
export type LinkCounts = Omit<MatrixCell, 'from' | 'to'>;

/** The links of each pair of teams as one cell, ordered by giver and needer. */
export function rollUp(links: readonly CrossTeamLink[]): readonly MatrixCell[] {
  const byPair = new Map<string, { from: string; to: string; links: CrossTeamLink[] }>();
  for (const link of links) {
    const [from, to] = [link.from.team, link.to.team];
    const pair = byPair.get(`${from}\n${to}`);
    if (pair) pair.links.push(link);
    else byPair.set(`${from}\n${to}`, { from, to, links: [link] });
  }
  return [...byPair.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, pair]) => ({ from: pair.from, to: pair.to, ...countLinks(pair.links) }));
}

export function countLinks(links: readonly Measured[]): LinkCounts {
  const of = (state: LinkStateName) => links.reduce((count, link) => count + (link.state === state ? 1 : 0), 0);
  const worst = links.reduce((least, { slack }) => Math.min(least, slack ?? 0), 0);
  return {
    count: links.length,
    conflicts: of('conflict'),
    tight: of('tight'),
    unknown: of('unknown'),
    daysShort: worst < 0 ? -worst : 0,
  };
}

/** The worst among links that are counted together: a conflict, else a tight one, else one that can't be measured. */
export function worstState({ conflicts, tight, unknown }: LinkCounts): LinkStateName {
  if (conflicts > 0) return 'conflict';
  if (tight > 0) return 'tight';
  return unknown > 0 ? 'unknown' : 'fine';
}
