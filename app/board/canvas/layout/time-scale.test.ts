import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayToX, fromCanonicalX, nearestScale, pxPerDayToFit, SCALES, toCanonicalX, xToDay } from './time-scale.ts';

const px = fc.double({ min: 0.15, max: 24, noNaN: true });

describe('time scale', () => {
  it('goes from days to x and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 80_000 }), px, (day, pxPerDay) => {
        expect(xToDay(dayToX(day, pxPerDay), pxPerDay)).toBeCloseTo(day, 6);
      }),
    );
  });

  it('stores x so that it lies on the same day on every scale', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e5, max: 1e5, noNaN: true }), px, px, (x, one, other) => {
        const there = fromCanonicalX(toCanonicalX(x, one), other);
        expect(xToDay(there, other)).toBeCloseTo(xToDay(x, one), 4);
      }),
    );
  });

  it('stores the quarter scale as it is', () => {
    expect(toCanonicalX(123.5, SCALES.quarter)).toBe(123.5);
  });

  it('names the scale that one is nearest to', () => {
    expect([40, 24, 11, 5, 2, 0.3].map(nearestScale)).toEqual(['week', 'week', 'month', 'quarter', 'half', 'half']);
  });

  it('fits a span into a width, within what can be told apart', () => {
    expect(pxPerDayToFit(100, 500)).toBe(5);
    expect(pxPerDayToFit(1, 5000)).toBe(SCALES.week);
    expect(pxPerDayToFit(0, 0)).toBeGreaterThan(0);
  });
});
