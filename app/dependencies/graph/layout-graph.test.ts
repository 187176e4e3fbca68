import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERY_LINK } from '#shared/dependencies/cross-team-links.ts';
import { GRAPH_LIMITS, linkGraph } from '#shared/dependencies/link-graph.ts';
import { narrowLinks } from '#shared/dependencies/narrow-links.ts';
import { type PlainLink, testLinks, testTeam } from '#shared/dependencies/testing/test-links.ts';
import { circleWords, edgeLabel, nodeWords } from './graph-words.ts';
import { curveThrough, layoutGraph, NODE } from './layout-graph.ts';
import { readingOrder, walkGraph } from './walk-graph.ts';

function graphOf(plain: readonly PlainLink[], open: readonly string[] = []) {
  const links = testLinks(plain);
  const teams = new Map(links.flatMap(({ from, to }) => [from.team, to.team]).map((key) => [key, testTeam(key)]));
  return linkGraph(narrowLinks({ links, teams }, EVERY_LINK, Infinity), new Set(open));
}

const PLAN: readonly PlainLink[] = [
  ['ledger', 'pay', 'payouts', 'grow', -6],
  ['ledger', 'pay', 'bonus', 'grow', 9],
  ['bonus', 'grow', 'report', 'data', 3],
  ['bonus', 'grow', 'survey', 'ux', 3],
];

describe('the layout', () => {
  const edges = fc.array(fc.tuple(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 14 })), {
    minLength: 1,
    maxLength: 40,
  });

  test('keeps nodes apart and on the paper, and links end at their nodes; circles too', () => {
    fc.assert(
      fc.property(edges, (pairs) => {
        const graph = graphOf(pairs.map(([a, b]): PlainLink => [`i${a}`, `t${a}`, `i${b}`, `t${b}`, 1]));
        const { nodes, edges: lines, width, height } = layoutGraph(graph);
        const placed = [...nodes.values()];
        for (const { x, y } of placed) {
          expect(x - NODE.width / 2).toBeGreaterThanOrEqual(0);
          expect(x + NODE.width / 2).toBeLessThanOrEqual(width);
          expect(y + NODE.height / 2).toBeLessThanOrEqual(height);
        }
        for (const [i, a] of placed.entries()) {
          for (const b of placed.slice(i + 1)) {
            expect(Math.abs(a.x - b.x) >= NODE.width - 1 || Math.abs(a.y - b.y) >= NODE.height - 1).toBe(true);
          }
        }
        for (const { id, to } of graph.edges) {
          const end = lines.get(id)?.points.at(-1);
          const node = nodes.get(to);
          if (!end || !node) throw new Error('an edge is not drawn');
          expect(Math.abs(end.x - node.x)).toBeLessThanOrEqual(NODE.width / 2 + 1);
          expect(Math.abs(end.y - node.y)).toBeLessThanOrEqual(NODE.height / 2 + 1);
          expect(curveThrough(lines.get(id)?.points ?? [])).toMatch(/^M.*L/);
        }
      }),
      { seed: 5, numRuns: 40 },
    );
  });

  test('has the label of an edge on its line, which bends there', () => {
    const graph = graphOf([
      ['a', 'one', 'b', 'two', 1],
      ['b', 'two', 'c', 'three', 1],
      ['a', 'one', 'c', 'three', 1],
      ['d', 'one', 'e', 'four', 1],
      ['e', 'four', 'c', 'three', 1],
    ]);
    for (const { points, label } of layoutGraph(graph).edges.values()) {
      const numbers =
        curveThrough(points)
          .match(/-?[\d.]+/g)
          ?.map(Number) ?? [];
      let here = { x: numbers[0] ?? 0, y: numbers[1] ?? 0 };
      const curve = [here];
      const quads = numbers.slice(2, -2);
      for (let i = 0; i + 3 < quads.length; i += 4) {
        const [cx = 0, cy = 0, x = 0, y = 0] = quads.slice(i, i + 4);
        for (let t = 0; t <= 1; t += 0.01) {
          const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
          curve.push({ x: a * here.x + b * cx + c * x, y: a * here.y + b * cy + c * y });
        }
        here = { x, y };
      }
      expect(Math.min(...curve.map((point) => Math.hypot(point.x - label.x, point.y - label.y)))).toBeLessThan(2);
    }
  });

  test('has who gives left of who needs', () => {
    const { nodes } = layoutGraph(graphOf(PLAN));
    const x = (team: string) => nodes.get(`team:${team}`)?.x ?? Number.NaN;
    expect(x('pay')).toBeLessThan(x('grow'));
    expect(x('grow')).toBeLessThan(x('data'));
  });

  test('draws at most what can be looked at', () => {
    const many = Array.from(
      { length: 12_000 },
      (_, i): PlainLink => [`a${i}`, `t${i % 211}`, `b${i}`, `t${(i * 7) % 223}`, i % 40],
    );
    const graph = graphOf(many);
    expect(graph.nodes.length).toBeLessThanOrEqual(GRAPH_LIMITS.nodes);
    expect(graph.drawn).toBeLessThan(graph.total);
    expect(layoutGraph(graph).nodes.size).toBe(graph.nodes.length);
  });
});

describe('by keyboard', () => {
  const graph = graphOf(PLAN);
  const layout = layoutGraph(graph);
  const walk = (key: Parameters<typeof walkGraph>[0], at: string) => walkGraph(key, at, graph.edges, layout);

  test('arrows go along the links, up and down within a layer, and stay where nothing is', () => {
    expect(walk('ArrowRight', 'team:pay')).toBe('team:grow');
    expect(walk('ArrowLeft', 'team:grow')).toBe('team:pay');
    expect(walk('ArrowLeft', 'team:pay')).toBe('team:pay');
    const [above, below] = readingOrder(layout).slice(-2);
    expect(walk('ArrowDown', above ?? '')).toBe(below);
    expect(walk('ArrowUp', below ?? '')).toBe(above);
    expect(walk('Home', below ?? '')).toBe('team:pay');
  });

  test('every node says its links', () => {
    const node = graph.nodes.find(({ id }) => id === 'team:grow');
    if (!node) throw new Error('no node');
    expect(nodeWords(node, graph)).toMatch(
      /^grow, team; gives to .*data \(1 link, tight\).*; needs from pay \(2 links, short by 6 d\)$/,
    );
  });
});

test('edges say how many they are and the worst; circles are named', () => {
  const [worst] = graphOf(PLAN).edges;
  expect(worst && edgeLabel(worst)).toBe('2 links −6 d');
  const { cycles, edges } = graphOf(
    [
      ['a', 'x', 'b', 'y', 9],
      ['b', 'y', 'a', 'x', 9],
    ],
    ['x', 'y'],
  );
  expect(cycles.map(circleWords)).toEqual(['a → b → a']);
  expect(edges.map(edgeLabel)).toEqual(['↻', '↻']);
  const many = Array.from({ length: 300 }, (_, i): PlainLink => [`i${i}`, 'x', `i${(i + 1) % 300}`, 'x', 9]);
  expect(graphOf(many).cycles.map(circleWords)[0]).toMatch(/^(i\d+ → ){8}292 more → i\d+$/);
});
