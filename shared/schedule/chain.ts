import type { Edge } from './cycles.ts';

export type ChainSide = 'predecessors' | 'successors';

/** All items that come before (or after) one along the edges, however far; itself only where a cycle leads back. */
export function reachableFrom(edges: readonly Edge[], id: string, side: ChainSide): ReadonlySet<string> {
  const next = new Map<string, string[]>();
  for (const { fromId, toId } of edges) {
    const [here, there] = side === 'successors' ? [fromId, toId] : [toId, fromId];
    const list = next.get(here);
    if (list) list.push(there);
    else next.set(here, [there]);
  }
  const reached = new Set<string>();
  const open = [id];
  for (let item = open.pop(); item !== undefined; item = open.pop()) {
    for (const other of next.get(item) ?? []) {
      if (reached.has(other)) continue;
      reached.add(other);
      open.push(other);
    }
  }
  return reached;
}

/** An item with all its predecessors and all its successors. */
export function chainOf(edges: readonly Edge[], id: string): ReadonlySet<string> {
  return new Set([id, ...reachableFrom(edges, id, 'predecessors'), ...reachableFrom(edges, id, 'successors')]);
}

/** Whether an edge from one item to another would make something wait for itself. */
export function closesCycle(edges: readonly Edge[], fromId: string, toId: string): boolean {
  return fromId === toId || reachableFrom(edges, toId, 'successors').has(fromId);
}
