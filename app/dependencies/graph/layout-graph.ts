import { Graph, layout } from '@dagrejs/dagre';
import type { LinkGraph } from '#shared/dependencies/link-graph.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A graph on paper: CSS pixels at 100 %, the top left corner is 0, 0. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  /** Middle of each node. */
  readonly nodes: ReadonlyMap<string, Point>;
  /** The bends of each edge, from border to border, and where its label stands. */
  readonly edges: ReadonlyMap<string, { readonly points: readonly Point[]; readonly label: Point }>;
}

/** What of a graph its layout follows from. */
export interface GraphToLayOut {
  readonly nodes: readonly Pick<LinkGraph['nodes'][number], 'id'>[];
  readonly edges: readonly Pick<LinkGraph['edges'][number], 'id' | 'from' | 'to'>[];
}

export const NODE = { width: 184, height: 46 } as const;
const LABEL = { width: 64, height: 20 } as const;
const MARGIN = 24;

/** Layers from left to right: who gives stands left of who needs. The same graph gives the same picture. */
export function layoutGraph({ nodes, edges }: GraphToLayOut): GraphLayout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 40, edgesep: 12, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of nodes) graph.setNode(id, { ...NODE });
  for (const { id, from, to } of edges) graph.setEdge(from, to, { ...LABEL, labelpos: 'c', minlen: 1 }, id);
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  const placed = new Map<string, Point>();
  for (const { id } of nodes) {
    const { x = 0, y = 0 } = graph.node(id);
    placed.set(id, { x, y });
  }
  const drawn = new Map<string, { points: readonly Point[]; label: Point }>();
  for (const { id, from, to } of edges) {
    const { points = [], x = 0, y = 0 } = graph.edge(from, to, id);
    drawn.set(id, { points, label: onCurve(points, { x, y }) });
  }
  return { width: Math.max(width, 1), height: Math.max(height, 1), nodes: placed, edges: drawn };
}

/** Where the curve passes the bend that is kept free for a label. */
function onCurve(points: readonly Point[], bend: Point): Point {
  const at = points.findIndex(({ x, y }) => Math.hypot(x - bend.x, y - bend.y) < 1);
  const [before, after] = [points[at - 1], points[at + 1]];
  if (!before || !after) return bend;
  const from = at === 1 ? before : middle(before, bend);
  return middle(middle(from, bend), middle(bend, middle(bend, after)));
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

/** An SVG path through the bends, rounded: each bend is the control point of a curve to the middle of the next leg. */
export function curveThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return '';
  let path = `M${round(first.x)} ${round(first.y)}`;
  for (let i = 0; i < rest.length - 1; i++) {
    const [bend, next] = [rest[i], rest[i + 1]];
    if (!bend || !next) continue;
    path += `Q${round(bend.x)} ${round(bend.y)} ${round((bend.x + next.x) / 2)} ${round((bend.y + next.y) / 2)}`;
  }
  return `${path}L${round(last.x)} ${round(last.y)}`;
}

const round = (value: number) => Math.round(value * 10) / 10;
