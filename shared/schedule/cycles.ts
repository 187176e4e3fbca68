/** A directed edge of the dependency graph. */
export interface Edge {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
}

/**
 * The cycles of a graph, each as the ids of the edges inside one strongly connected component, sorted.
 * Iterative Tarjan (1972): a chain of any length does not exhaust the stack.
 */
export function findCycles(edges: readonly Edge[]): readonly (readonly string[])[] {
  const outgoing = new Map<string, Edge[]>();
  for (const edge of edges) {
    const list = outgoing.get(edge.fromId);
    if (list) list.push(edge);
    else outgoing.set(edge.fromId, [edge]);
  }
  const componentOf = components(outgoing);
  const cycles = new Map<number, string[]>();
  for (const edge of edges) {
    const component = componentOf.get(edge.fromId);
    if (component === undefined || component !== componentOf.get(edge.toId)) continue;
    const ids = cycles.get(component);
    if (ids) ids.push(edge.id);
    else cycles.set(component, [edge.id]);
  }
  return [...cycles.values()].map((ids) => ids.sort());
}

interface Visit {
  readonly node: string;
  readonly edges: readonly Edge[];
  next: number;
}

/** Node -> number of its strongly connected component. Nodes without outgoing edges are in no cycle and left out. */
function components(outgoing: ReadonlyMap<string, readonly Edge[]>): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const componentOf = new Map<string, number>();
  const stack: string[] = [];
  const open = new Set<string>();
  let count = 0;
  const enter = (node: string): Visit => {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
    open.add(node);
    return { node, edges: outgoing.get(node) ?? [], next: 0 };
  };
  const lower = (node: string, value: number) => low.set(node, Math.min(low.get(node) ?? value, value));

  for (const root of outgoing.keys()) {
    if (index.has(root)) continue;
    const visits = [enter(root)];
    for (let visit = visits.at(-1); visit; visit = visits.at(-1)) {
      const edge = visit.edges[visit.next++];
      if (edge) {
        const seen = index.get(edge.toId);
        if (seen === undefined) visits.push(enter(edge.toId));
        else if (open.has(edge.toId)) lower(visit.node, seen);
        continue;
      }
      visits.pop();
      const parent = visits.at(-1);
      const reached = low.get(visit.node) ?? 0;
      if (parent) lower(parent.node, reached);
      if (reached !== index.get(visit.node)) continue;
      for (let node = stack.pop(); node !== undefined; node = node === visit.node ? undefined : stack.pop()) {
        open.delete(node);
        componentOf.set(node, count);
      }
      count++;
    }
  }
  return componentOf;
}
