import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGlides, GLIDE_MS, type Place } from './glides.ts';

const from = { x: 100, y: 20, w: 50 };
const to = { x: 300, y: 62, w: 80 };

test('a thing starts where it was seen, ends where it lies, and what has arrived costs nothing', () => {
  const glides = createGlides();
  expect(glides.prune(0)).toBe(false);
  glides.start('a', from, to, 0);
  expect(glides.shown('a', to, 0)).toEqual(from);
  expect(glides.shown('other', to, 0)).toBe(to);
  expect(glides.prune(GLIDE_MS - 1)).toBe(true);
  expect(glides.shown('a', to, GLIDE_MS)).toEqual(to);
  expect(glides.prune(GLIDE_MS)).toBe(false);
  expect(glides.shown('a', to, GLIDE_MS)).toBe(to);
});

test('another change on the way goes on from where it is: nothing jumps, nothing goes back', () => {
  const time = fc.integer({ min: 0, max: GLIDE_MS });
  const place: fc.Arbitrary<Place> = fc.record({
    x: fc.integer({ min: -5000, max: 5000 }),
    y: fc.integer({ min: 0, max: 2000 }),
    w: fc.integer({ min: 4, max: 900 }),
  });
  fc.assert(
    fc.property(place, place, place, time, (a, b, c, at) => {
      const glides = createGlides();
      glides.start('a', a, b, 0);
      const before = glides.shown('a', b, at);
      glides.start('a', b, c, at);
      const after = glides.shown('a', c, at);
      for (const key of ['x', 'y', 'w'] as const) expect(after[key]).toBeCloseTo(before[key], 6);
      let distance = Number.POSITIVE_INFINITY;
      for (let t = at; t <= at + GLIDE_MS; t += 16) {
        const left = Math.abs(glides.shown('a', c, t).x - c.x);
        expect(left).toBeLessThanOrEqual(distance);
        distance = left;
      }
      expect(glides.shown('a', c, at + GLIDE_MS)).toEqual(c);
    }),
    { seed: 3, numRuns: 100 },
  );
});
