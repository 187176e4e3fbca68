/** A link by the indices of its ends. */
export interface IndexLink {
  readonly from: number;
  readonly to: number;
}

export interface LinkLists {
  readonly incoming: readonly Int32Array[];
  readonly outgoing: readonly Int32Array[];
}

/** Indices of the links into and out of each of `count` items, in the order of the links. */
export function linkLists(count: number, links: readonly IndexLink[]): LinkLists {
  return { incoming: listsBy(count, links, 'to'), outgoing: listsBy(count, links, 'from') };
}

function listsBy(count: number, links: readonly IndexLink[], end: 'from' | 'to'): Int32Array[] {
  const sizes = new Int32Array(count);
  for (const link of links) sizes[link[end]] = (sizes[link[end]] ?? 0) + 1;
  const lists = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  links.forEach((link, index) => {
    const item = link[end];
    const place = sizes[item] ?? 0;
    const list = lists[item];
    if (list) list[place] = index;
    sizes[item] = place + 1;
  });
  return lists;
}

/**
 * The items' indices, each after all that link to it; of several orders the one that keeps theirs nearest (Kahn 1962).
 * Items of a cycle are missing: the caller takes cycles out first (cycles.ts).
 */
export function topologicalOrder(links: readonly IndexLink[], { incoming, outgoing }: LinkLists): Int32Array {
  const waiting = Int32Array.from(incoming, (list) => list.length);
  const order = new Int32Array(incoming.length);
  let placed = 0;
  waiting.forEach((count, item) => {
    if (count === 0) order[placed++] = item;
  });
  for (let next = 0; next < placed; next++) {
    for (const link of outgoing[order[next] ?? 0] ?? []) {
      const to = links[link]?.to ?? 0;
      const left = (waiting[to] ?? 0) - 1;
      waiting[to] = left;
      if (left === 0) order[placed++] = to;
    }
  }
  return order.subarray(0, placed);
}
