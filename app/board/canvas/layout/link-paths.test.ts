import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceToPath, linkPath, linkStyle, pointOnPath } from './link-paths.ts';

describe('dependency lines', () => {
  it('tell their state by the shape of the line as well as its colour', () => {
    const styles = [
      linkStyle({ state: 'fine', slack: 9 }),
      linkStyle({ state: 'tight', slack: 2 }),
      linkStyle({ state: 'conflict', daysShort: 6 }),
      linkStyle({ state: 'unknown' }),
    ];
    expect(new Set(styles.map(({ width, dash }) => `${width} ${dash.join()}`)).size).toBe(4);
    expect(styles[2]?.label).toBe('short by 6 d');
  });

  const point = fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: 0, max: 2000 }) });
  const anyPath = fc
    .record({ from: point, to: point, fromEnd: fc.boolean(), toStart: fc.boolean() })
    .map(({ from, to, fromEnd, toStart }) => ({ fromEnd, toStart, path: linkPath(from, to, fromEnd, toStart, 21) }));

  it('leave an end to the right and a start to the left, and come in the same way', () => {
    fc.assert(
      fc.property(anyPath, ({ path, fromEnd, toStart }) => {
        const [first, second] = path;
        const [beforeLast, last] = path.slice(-2);
        if (!first || !second || !beforeLast || !last) throw new Error('a path has two points at least');
        if (fromEnd) expect(second.x).toBeGreaterThan(first.x);
        else expect(second.x).toBeLessThan(first.x);
        if (toStart) expect(beforeLast.x).toBeLessThan(last.x);
        else expect(beforeLast.x).toBeGreaterThan(last.x);
      }),
      { seed: 5 },
    );
  });

  it('go level or upright, and every point of them is on them', () => {
    fc.assert(
      fc.property(anyPath, fc.double({ min: 0, max: 1, noNaN: true }), ({ path }, part) => {
        for (const [i, { x, y }] of path.entries()) {
          const next = path[i + 1];
          if (next) expect(next.x === x || next.y === y).toBe(true);
        }
        expect(distanceToPath(path, pointOnPath(path, part))).toBeLessThan(1e-6);
      }),
      { seed: 6 },
    );
  });

  it('know how far a point is off', () => {
    const path = linkPath({ x: 0, y: 0 }, { x: 100, y: 50 }, true, true, 21);
    expect(distanceToPath(path, { x: 40, y: 7 })).toBe(7);
    expect(distanceToPath(path, { x: 100, y: 80 })).toBe(30);
  });
});
