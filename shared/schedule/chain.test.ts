import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainOf, closesCycle, reachableFrom } from './chain.ts';
import { findCycles } from './cycles.ts';

const edges = (...pairs: string[]) => pairs.map((pair) => ({ id: pair, fromId: pair.charAt(0), toId: pair.charAt(1) }));
const anEdge = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ id: `${a}-${b}`, fromId: `${a}`, toId: `${b}` }));

describe('chains', () => {
  it('hold what comes before and what comes after, not the siblings', () => {
    const chart = edges('ab', 'bc', 'ax', 'cd', 'yz');
    expect([...chainOf(chart, 'b')].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect([...reachableFrom(chart, 'b', 'predecessors')]).toEqual(['a']);
    expect([...chainOf(chart, 'alone')]).toEqual(['alone']);
  });

  it('know beforehand which link would close a cycle', () => {
    expect(closesCycle(edges('ab', 'bc'), 'c', 'a')).toBe(true);
    expect(closesCycle(edges('ab', 'bc'), 'a', 'c')).toBe(false);
    fc.assert(
      fc.property(fc.array(anEdge, { maxLength: 25 }), anEdge, (list, added) => {
        if (findCycles(list).length > 0) return;
        expect(closesCycle(list, added.fromId, added.toId)).toBe(findCycles([...list, added]).length > 0);
      }),
    );
  });

  it('end where a cycle leads back', () => {
    expect([...chainOf(edges('ab', 'ba'), 'a')].sort()).toEqual(['a', 'b']);
  });
});
