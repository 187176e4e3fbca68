import type { LinkEnd } from '#shared/dependencies/cross-team-links.ts';
import type { GraphEdge, GraphNode, LinkGraph } from '#shared/dependencies/link-graph.ts';
import { worstState } from '#shared/dependencies/roll-up.ts';
import { absenceWords } from '../absence-words.ts';
import { teamName } from '../link-words.ts';

/** What a node is called. */
export function nodeName({ team, end }: GraphNode): string {
  if (!end) return teamName(team, true);
  return end.item?.title ?? absenceWords(end.absence, teamName(team)).name;
}

/** A node with all its links, for who hears it. */
export function nodeWords(node: GraphNode, { nodes, edges }: LinkGraph): string {
  const names = new Map(nodes.map((one) => [one.id, nodeName(one)]));
  const side = (verb: string, all: readonly GraphEdge[], other: (edge: GraphEdge) => string) =>
    all.length === 0
      ? ''
      : `${verb} ${all.map((edge) => `${names.get(other(edge)) ?? ''} (${edgeWords(edge)})`).join(', ')}`;
  const parts = [
    node.end ? `${nodeName(node)}, item of ${teamName(node.team, true)}` : `${nodeName(node)}, team`,
    side(
      'gives to',
      edges.filter(({ from }) => from === node.id),
      ({ to }) => to,
    ),
    side(
      'needs from',
      edges.filter(({ to }) => to === node.id),
      ({ from }) => from,
    ),
    node.within > 0
      ? `${node.within} within the team${node.withinShort > 0 ? `, short by ${node.withinShort} d` : ''}`
      : '',
  ];
  return parts.filter(Boolean).join('; ');
}

/** "3 links, short by 6 d". */
export function edgeWords({ counts, inCycle }: Pick<GraphEdge, 'counts' | 'inCycle'>): string {
  const count = counts.count === 1 ? '1 link' : `${counts.count} links`;
  const state = worstState(counts);
  const worst = {
    conflict: `short by ${counts.daysShort} d`,
    tight: 'tight',
    unknown: 'dates missing',
    fine: '',
    over: '',
  }[state];
  return [count, worst, inCycle ? 'in a circle' : ''].filter(Boolean).join(', ');
}

/** What stands on an edge: how many links when there are several, how many days short. */
export function edgeLabel({ counts, inCycle }: GraphEdge): string {
  const parts = [
    inCycle ? '↻' : '',
    counts.count > 1 ? `${counts.count} links` : '',
    counts.conflicts > 0 ? `−${counts.daysShort} d` : '',
  ];
  return parts.filter(Boolean).join(' ');
}

/** Names that a circle is told by: hundreds can wait for each other. */
const NAMED_ITEMS = 8;

/** "Ledger → Payouts → Ledger"; of a long circle its beginning, and how many more there are. */
export function circleWords(circle: readonly LinkEnd[]): string {
  const names = circle.slice(0, NAMED_ITEMS).map(({ item, absence }) => item?.title ?? absenceWords(absence).name);
  const more = circle.length - names.length;
  return [...names, ...(more > 0 ? [`${more} more`] : []), names[0] ?? ''].join(' → ');
}
