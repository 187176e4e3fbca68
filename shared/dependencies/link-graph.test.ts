import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERY_LINK } from './cross-team-links.ts';
import { type GraphLimits, itemNode, linkGraph, teamNode } from './link-graph.ts';
import { narrowLinks } from './narrow-links.ts';
import { type PlainLink, testLinks, testTeam } from './testing/test-links.ts';

function source(plain: readonly PlainLink[]) {
  const links = testLinks(plain);
  const teams = new Map(links.flatMap(({ from, to }) => [from.team, to.team]).map((key) => [key, testTeam(key)]));
  return narrowLinks({ links, teams }, EVERY_LINK, Infinity);
}

const NONE: ReadonlySet<string> = new Set();
const item = (itemId: string) => itemNode({ boardId: 'board', itemId });

describe('the graph of links', () => {
  const plan = source([
    ['ledger', 'payments', 'payouts', 'growth', -6],
    ['ledger', 'payments', 'bonus', 'growth', 9],
    ['rules', 'payments', 'ledger', 'payments', 2],
    ['bonus', 'growth', 'report', 'data', null],
  ]);

  test('rolls items up to their teams, and says what stays within one', () => {
    const { nodes, edges, total, drawn } = linkGraph(plan, NONE);
    expect(nodes.map(({ id, within }) => [id, within]).sort()).toEqual([
      [teamNode('data'), 0],
      [teamNode('growth'), 0],
      [teamNode('payments'), 1],
    ]);
    expect(edges.map(({ from, to, counts }) => [from, to, counts.count, counts.daysShort])).toEqual([
      [teamNode('payments'), teamNode('growth'), 2, 6],
      [teamNode('growth'), teamNode('data'), 1, 0],
    ]);
    expect([total, drawn]).toEqual([4, 4]);
  });

  test('shows the items of an expanded team, and the others as teams', () => {
    const { nodes, edges } = linkGraph(plan, new Set(['payments']));
    expect(nodes.map(({ id }) => id).sort()).toEqual(
      [item('ledger'), item('rules'), teamNode('data'), teamNode('growth')].sort(),
    );
    expect(edges.find(({ from }) => from === item('ledger'))).toMatchObject({
      to: teamNode('growth'),
      counts: { count: 2 },
    });
    expect(edges.find(({ from }) => from === item('rules'))).toMatchObject({ to: item('ledger'), link: { slack: 2 } });
  });

  test('names who waits for each other in a circle, and marks the edges of it', () => {
    const circle = source([
      ['a', 'x', 'b', 'y', 3],
      ['b', 'y', 'c', 'x', 3],
      ['c', 'x', 'a', 'x', 3],
      ['c', 'x', 'd', 'z', 3],
    ]);
    const { cycles, edges } = linkGraph(circle, new Set(['x', 'y', 'z']));
    expect(cycles.map((ends) => ends.map(({ itemId }) => itemId))).toEqual([['a', 'b', 'c']]);
    expect(edges.filter(({ inCycle }) => inCycle)).toHaveLength(3);
    expect(linkGraph(circle, NONE).edges.filter(({ inCycle }) => inCycle)).toHaveLength(2);
  });

  test('a circle is only who waits in it, not what led there', () => {
    const tail = source([
      ['a', 'x', 'b', 'x', 3],
      ['b', 'x', 'a', 'x', 3],
      ['b', 'x', 'c', 'x', 3],
      ['c', 'x', 'b', 'x', 3],
    ]);
    const [circle = []] = linkGraph(tail, NONE).cycles;
    const given = new Set(tail.links.map(({ from, to }) => `${from.itemId} ${to.itemId}`));
    expect(circle.length).toBeGreaterThan(1);
    circle.forEach(({ itemId }, i) => {
      expect(given).toContain(`${itemId} ${circle[(i + 1) % circle.length]?.itemId}`);
    });
  });

  const someLinks = fc.array(
    fc.record({
      from: fc.integer({ min: 0, max: 40 }),
      to: fc.integer({ min: 0, max: 40 }),
      slack: fc.option(fc.integer({ min: -30, max: 30 })),
    }),
    { maxLength: 120 },
  );
  const limits = fc.record({ nodes: fc.integer({ min: 2, max: 30 }), edges: fc.integer({ min: 1, max: 40 }) });

  test('loses no link while it fits, and keeps the worst when it does not', () => {
    fc.assert(
      fc.property(someLinks, limits, fc.subarray(['t0', 't1', 't2', 't3', 't4']), (all, few, open) => {
        const plain = all.map(
          ({ from, to, slack }): PlainLink => [`i${from}`, `t${from % 5}`, `i${to}`, `t${to % 5}`, slack],
        );
        const given = source(plain);
        const whole = linkGraph(given, new Set(open), { nodes: 1000, edges: 1000 });
        expect([whole.drawn, whole.total]).toEqual([all.length, all.length]);
        const cut = linkGraph(given, new Set(open), few satisfies GraphLimits);
        expect(cut.nodes.length).toBeLessThanOrEqual(few.nodes);
        expect(cut.edges.length).toBeLessThanOrEqual(few.edges);
        const known = new Set(cut.nodes.map(({ id }) => id));
        for (const { from, to } of cut.edges) expect(known.has(from) && known.has(to)).toBe(true);
        const worst = Math.max(0, ...whole.edges.map(({ counts }) => counts.daysShort));
        const hasCircle = whole.edges.some(({ inCycle }) => inCycle);
        if (!hasCircle && worst > 0) expect(Math.max(...cut.edges.map(({ counts }) => counts.daysShort))).toBe(worst);
      }),
      { seed: 12 },
    );
  });
});
