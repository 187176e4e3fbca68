import { findCycles } from '#shared/schedule/cycles.ts';
import type { CrossTeamLink, CrossTeamLinks, LinkEnd, LinkTeam, MatrixCell } from './cross-team-links.ts';
import { ELSEWHERE } from './link-team.ts';
import { edgesOf } from './narrow-links.ts';
import { countLinks, type LinkCounts, worstState } from './roll-up.ts';

/** A team, or an item of a team that is shown with its items. */
export interface GraphNode {
  readonly id: string;
  readonly team: LinkTeam;
  /** Null for a team. */
  readonly end: LinkEnd | null;
  /** Links that stay within the team while it is one node, and how many days the worst of them is short. */
  readonly within: number;
  readonly withinShort: number;
}

/** Links from one node to another, rolled up. */
export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly counts: LinkCounts;
  /** The link, where it is one that can be opened. */
  readonly link: CrossTeamLink | null;
  readonly inCycle: boolean;
}

export interface LinkGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** How many links there are, and how many of them the edges stand for. */
  readonly total: number;
  readonly drawn: number;
  /** Items that wait for each other in a circle, each circle as the ends of its links. */
  readonly cycles: readonly (readonly LinkEnd[])[];
}

export interface GraphLimits {
  readonly nodes: number;
  readonly edges: number;
}

/** What can be laid out and looked at: more is a hair ball that nobody reads, and the layout takes the square of it. */
export const GRAPH_LIMITS: GraphLimits = { nodes: 80, edges: 100 };

export interface GraphSource extends Pick<CrossTeamLinks, 'teams' | 'cells'> {
  /** Every link of the expanded teams, at least. */
  readonly links: readonly CrossTeamLink[];
}

/**
 * Teams as nodes, the links between two of them as one edge; the expanded teams as their items. The worst edges are kept
 * when there are more than `limits` allows, and the nodes at their ends.
 */
export function linkGraph(
  source: GraphSource,
  expanded: ReadonlySet<string>,
  limits: GraphLimits = GRAPH_LIMITS,
): LinkGraph {
  const teams = new Map(source.teams.map((team) => [team.key, team]));
  const cyclic = findCycles(edgesOf(source.links));
  const inCycle = new Set(cyclic.flat());
  const isCyclic = (link: CrossTeamLink) => inCycle.has(linkId(link));
  const cyclicLinks = source.links.filter(isCyclic);
  const cyclicPairs = new Set(cyclicLinks.map(({ from, to }) => `${from.team}\n${to.team}`));
  const byId = new Map(cyclicLinks.map((link) => [linkId(link), link]));
  const nodes = new Map<string, GraphNode>();
  const within = new Map<string, LinkCounts>();
  const all: GraphEdge[] = [];

  const teamOf = (key: string) => teams.get(key) ?? { ...ELSEWHERE, key };
  const addTeam = (key: string) => {
    const id = teamNode(key);
    if (!nodes.has(id)) nodes.set(id, { id, team: teamOf(key), end: null, within: 0, withinShort: 0 });
    return id;
  };
  const addItem = (end: LinkEnd) => {
    if (!expanded.has(end.team)) return addTeam(end.team);
    const id = itemNode(end);
    if (!nodes.has(id)) nodes.set(id, { id, team: teamOf(end.team), end, within: 0, withinShort: 0 });
    return id;
  };

  for (const cell of source.cells) {
    if (expanded.has(cell.from) || expanded.has(cell.to)) continue;
    const [from, to] = [addTeam(cell.from), addTeam(cell.to)];
    if (from === to) within.set(from, cell);
    else all.push(rolledUp(cell, from, to, cyclicPairs.has(`${cell.from}\n${cell.to}`)));
  }
  const between = new Map<string, { from: string; to: string; links: CrossTeamLink[] }>();
  for (const link of source.links) {
    if (!expanded.has(link.from.team) && !expanded.has(link.to.team)) continue;
    const [from, to] = [addItem(link.from), addItem(link.to)];
    const key = `${from} ${to}`;
    const edge = between.get(key);
    if (edge) edge.links.push(link);
    else between.set(key, { from, to, links: [link] });
  }
  for (const [id, { from, to, links }] of between) {
    all.push({
      id,
      from,
      to,
      counts: countLinks(links),
      link: links.length === 1 ? (links[0] ?? null) : null,
      inCycle: links.some(isCyclic),
    });
  }

  const kept = cut(all, limits);
  const used = new Set(kept.flatMap(({ from, to }) => [from, to]));
  const alone = [...nodes.keys()].filter((id) => !used.has(id) && within.has(id));
  const shown = [...used, ...alone].slice(0, limits.nodes);
  const total =
    all.reduce((sum, { counts }) => sum + counts.count, 0) + sum([...within.values()].map(({ count }) => count));
  return {
    nodes: shown.map((id) => ({
      ...(nodes.get(id) as GraphNode),
      within: within.get(id)?.count ?? 0,
      withinShort: within.get(id)?.daysShort ?? 0,
    })),
    edges: kept,
    total,
    drawn:
      kept.reduce((drawn, { counts }) => drawn + counts.count, 0) + sum(shown.map((id) => within.get(id)?.count ?? 0)),
    cycles: cyclic.map((ids) => circleOf(ids.flatMap((id) => byId.get(id) ?? []))),
  };
}

export const teamNode = (key: string) => `team:${key}`;
const linkId = ({ boardId, id }: CrossTeamLink) => `${boardId}/${id}`;
export const itemNode = ({ boardId, itemId }: Pick<LinkEnd, 'boardId' | 'itemId'>) => `item:${boardId}/${itemId}`;

function rolledUp(cell: MatrixCell, from: string, to: string, inCycle: boolean): GraphEdge {
  const { from: _from, to: _to, ...counts } = cell;
  return { id: `${from} ${to}`, from, to, counts, link: null, inCycle };
}

const RANK = { conflict: 0, tight: 1, unknown: 2, fine: 3, over: 4 } as const;

/** The worst edges, and no more nodes than allowed. */
function cut(edges: readonly GraphEdge[], limits: GraphLimits): readonly GraphEdge[] {
  const worst = (edge: GraphEdge) => (edge.inCycle ? -1 : RANK[worstState(edge.counts)]);
  const sorted = [...edges].sort(
    (a, b) =>
      worst(a) - worst(b) ||
      b.counts.daysShort - a.counts.daysShort ||
      b.counts.count - a.counts.count ||
      (a.id < b.id ? -1 : 1),
  );
  const kept: GraphEdge[] = [];
  const nodes = new Set<string>();
  for (const edge of sorted) {
    const fresh = new Set([edge.from, edge.to].filter((id) => !nodes.has(id)));
    if (kept.length >= limits.edges || nodes.size + fresh.size > limits.nodes) continue;
    for (const id of fresh) nodes.add(id);
    kept.push(edge);
  }
  return kept;
}

/** One circle among links that all wait for each other: each supplier waits for the one after it, the last for the first. */
function circleOf(links: readonly CrossTeamLink[]): readonly LinkEnd[] {
  const next = new Map(links.map((link) => [itemNode(link.from), link]));
  const circle: LinkEnd[] = [];
  const placeOf = new Map<string, number>();
  let link = links[0];
  while (link && !placeOf.has(itemNode(link.from))) {
    placeOf.set(itemNode(link.from), circle.length);
    circle.push(link.from);
    link = next.get(itemNode(link.to));
  }
  // What led into the circle is no part of it.
  return link ? circle.slice(placeOf.get(itemNode(link.from))) : circle;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
