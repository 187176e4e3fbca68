import type { Dependency } from '#shared/board/records/dependency.ts';
import { type Edge, findCycles } from './cycles.ts';
import type { NetworkItem, NetworkLink, NetworkSource } from './network.ts';

/** A link that is not in the schedule. */
export type LinkLeftOut =
  /** The links of one knot, each of which waits for itself: none of them counts until one is taken away. */
  | { readonly why: 'cycle'; readonly dependencyIds: readonly string[] }
  /** What it comes from or leads to was deleted. */
  | { readonly why: 'gone'; readonly dependencyId: string; readonly itemId: string }
  /** One end is on another board. */
  | { readonly why: 'other-board'; readonly dependencyId: string }
  /** One end is done or dropped: nobody waits any more. */
  | { readonly why: 'over'; readonly dependencyId: string }
  /** One end is not in the schedule itself. */
  | { readonly why: 'no-place'; readonly dependencyId: string; readonly itemId: string }
  /** A stage that would wait for its own initiative through other items: it is scheduled by its date alone. */
  | { readonly why: 'stage-in-cycle'; readonly id: string };

interface LinkEdge extends Edge {
  readonly link: NetworkLink;
}

/** The links of a board that bind items of the schedule, without cycles. */
export function networkLinks(
  view: NetworkSource,
  items: readonly NetworkItem[],
  indexOf: ReadonlyMap<string, number>,
): { readonly links: readonly NetworkLink[]; readonly leftOut: readonly LinkLeftOut[] } {
  const leftOut: LinkLeftOut[] = [];
  const edges: LinkEdge[] = [];
  for (const dependency of view.dependencies.list) {
    const link = linkOf(dependency, items, indexOf);
    if ('why' in link) leftOut.push(link);
    else edges.push({ id: dependency.id, fromId: dependency.fromId, toId: dependency.toId, link });
  }
  for (const problem of view.problems) {
    if (problem.type !== 'dangling') continue;
    leftOut.push({ why: 'gone', dependencyId: problem.dependencyId, itemId: problem.missingId });
  }
  const cycles = findCycles(edges);
  for (const dependencyIds of cycles) leftOut.push({ why: 'cycle', dependencyIds });
  const free = without(edges, cycles);
  const stages = stageEdges(view, items, indexOf);
  // What is left has no cycle but through stages: those give way, since nobody drew them.
  const knots = findCycles([...free, ...stages]);
  const straight = without(stages, knots);
  const kept = new Set(straight);
  for (const stage of stages) if (!kept.has(stage)) leftOut.push({ why: 'stage-in-cycle', id: stage.toId });
  return { links: [...free, ...straight].map(({ link }) => link), leftOut };
}

function linkOf(
  { id, fromId, toId, fromBoardId, toBoardId, type, lag }: Dependency,
  items: readonly NetworkItem[],
  indexOf: ReadonlyMap<string, number>,
): NetworkLink | LinkLeftOut {
  if (fromBoardId !== null || toBoardId !== null) return { why: 'other-board', dependencyId: id };
  const [from, to] = [indexOf.get(fromId), indexOf.get(toId)];
  if (from === undefined || to === undefined) {
    return { why: 'no-place', dependencyId: id, itemId: from === undefined ? fromId : toId };
  }
  if (items[from]?.over || items[to]?.over) return { why: 'over', dependencyId: id };
  return { from, to, type, lag, dependencyId: id };
}

function stageEdges(
  view: NetworkSource,
  items: readonly NetworkItem[],
  indexOf: ReadonlyMap<string, number>,
): LinkEdge[] {
  return view.milestones.list.flatMap(({ id, initiativeId }) => {
    const [from, to] = [initiativeId === null ? undefined : indexOf.get(initiativeId), indexOf.get(id)];
    const [whole, stage] = [items[from ?? -1], items[to ?? -1]];
    if (from === undefined || to === undefined || !whole || !stage || whole.over) return [];
    const bond = stageBond(whole, stage);
    if (!bond) return [];
    return [{ id: `stage ${id}`, fromId: whole.id, toId: id, link: { from, to, ...bond, dependencyId: null } }];
  });
}

/**
 * A stage keeps its distance from the start of its initiative, so that it moves along. Once the initiative has begun its
 * start is a fact: stages that its progress has not reached move along with its finish, the others are facts as well.
 * A hard stage does not move: the work must have begun by then, and be finished where it stands at the end or behind it.
 */
function stageBond(whole: NetworkItem, stage: NetworkItem): Pick<NetworkLink, 'type' | 'lag'> | null {
  if (stage.hard && stage.start >= whole.finish) return { type: 'FF', lag: 0 };
  if (stage.hard) return whole.begun || stage.start < whole.start ? null : { type: 'SS', lag: 0 };
  if (!whole.begun) return { type: 'SS', lag: stage.start - whole.start };
  const reached = whole.finish - whole.remaining;
  return stage.start > reached ? { type: 'FF', lag: stage.finish - whole.finish } : null;
}

function without(edges: readonly LinkEdge[], knots: readonly (readonly string[])[]): LinkEdge[] {
  const tied = new Set(knots.flat());
  return tied.size === 0 ? [...edges] : edges.filter(({ id }) => !tied.has(id));
}
