import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '#shared/schedule/calendar.ts';
import { axisTicks, axisUnits, shortLabel } from './axis-ticks.ts';

describe('axis', () => {
  it('goes from days to years as one zooms out', () => {
    expect([30, 10, 4, 1, 0.2, 0.05].map((px) => axisUnits(px).join('/'))).toEqual([
      'month/day',
      'month/week',
      'quarter/month',
      'year/quarter',
      'year/year',
      'year/year',
    ]);
  });

  it('names quarters, months and weeks', () => {
    const from = dayNumber('2026-12-30');
    expect(axisTicks('quarter', from, from + 5).map(({ label }) => label)).toEqual(['Q4 2026', 'Q1 2027']);
    expect(axisTicks('month', from, from + 5).map(shortLabel)).toEqual(['Dec', 'Jan']);
    expect(axisTicks('week', from, from + 5).map(({ label }) => label)).toEqual(['28 Dec']);
  });

  it('covers every day once, without gaps', () => {
    const units = fc.constantFrom(
      'year' as const,
      'quarter' as const,
      'month' as const,
      'week' as const,
      'day' as const,
    );
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 2000 }), (unit, from, days) => {
        const ticks = axisTicks(unit, from, from + days);
        expect(ticks[0]?.start).toBeLessThanOrEqual(from);
        expect(ticks.at(-1)?.end).toBeGreaterThanOrEqual(from + days);
        for (const [i, tick] of ticks.entries()) if (i > 0) expect(tick.start).toBe(ticks[i - 1]?.end);
      }),
    );
  });
});
