import type { GraphEdge } from '#shared/dependencies/link-graph.ts';
import type { GraphLayout, Point } from './layout-graph.ts';

export type WalkKey = 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End';

/**
 * Where an arrow key leads from a node: right along a link to who needs it, left to who gives, each to the end that is
 * nearest in height; up and down within the layer. The node itself where there is nothing.
 */
export function walkGraph(key: WalkKey, at: string, edges: readonly GraphEdge[], layout: GraphLayout): string {
  const here = layout.nodes.get(at);
  if (!here) return [...layout.nodes.keys()][0] ?? at;
  switch (key) {
    case 'ArrowRight':
      return (
        nearest(
          here,
          edges.filter(({ from }) => from === at).map(({ to }) => to),
          layout,
        ) ?? at
      );
    case 'ArrowLeft':
      return (
        nearest(
          here,
          edges.filter(({ to }) => to === at).map(({ from }) => from),
          layout,
        ) ?? at
      );
    case 'ArrowUp':
    case 'ArrowDown': {
      const layer = sameLayer(here, layout);
      return layer[layer.indexOf(at) + (key === 'ArrowUp' ? -1 : 1)] ?? at;
    }
    default: {
      const order = readingOrder(layout);
      return (key === 'Home' ? order[0] : order.at(-1)) ?? at;
    }
  }
}

/** Layer by layer from the left, each from the top: the order of Tab, Home and End. */
export function readingOrder({ nodes }: GraphLayout): readonly string[] {
  return [...nodes].sort(([, a], [, b]) => a.x - b.x || a.y - b.y).map(([id]) => id);
}

function sameLayer(here: Point, { nodes }: GraphLayout): readonly string[] {
  const layer = [...nodes].filter(([, { x }]) => Math.abs(x - here.x) < 1);
  return layer.sort(([, a], [, b]) => a.y - b.y).map(([id]) => id);
}

function nearest(here: Point, ids: readonly string[], { nodes }: GraphLayout): string | undefined {
  const distance = (id: string) => Math.abs((nodes.get(id)?.y ?? Infinity) - here.y);
  return [...ids].sort((a, b) => distance(a) - distance(b))[0];
}
