import { expect, test } from 'vitest';
import { findCycles } from './cycles.ts';

const edges = (...pairs: string[]) => pairs.map((pair) => ({ id: pair, fromId: pair.charAt(0), toId: pair.charAt(1) }));

test('finds each knot once, and nothing in a tree', () => {
  expect(findCycles(edges('ab', 'bc', 'ac', 'cd'))).toEqual([]);
  expect(findCycles(edges('ab', 'ba', 'bc', 'cd', 'de', 'ec'))).toEqual(
    expect.arrayContaining([
      ['ab', 'ba'],
      ['cd', 'de', 'ec'],
    ]),
  );
  expect(findCycles(edges('aa', 'ab'))).toEqual([['aa']]);
});

test('a chain of 100,000 does not exhaust the stack', () => {
  const chain = Array.from({ length: 100_000 }, (_, i) => ({ id: `${i}`, fromId: `${i}`, toId: `${i + 1}` }));
  expect(findCycles(chain)).toEqual([]);
  expect(findCycles([...chain, { id: 'back', fromId: '100000', toId: '0' }])[0]).toHaveLength(100_001);
});
