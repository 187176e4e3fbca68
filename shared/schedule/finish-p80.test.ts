import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Initiative, initiativeSchema } from '#shared/board/records/initiative.ts';
import { dayNumber, isoDateOf } from './calendar.ts';
import { finishAtP80, p80OverP50 } from './finish-p80.ts';
import { MONDAY_TO_FRIDAY, workingCalendar } from './working-calendar.ts';

/** Four weeks, 20 working days. */
function bar(fields: Partial<Initiative>): Initiative {
  const dates = { start: '2027-03-01', end: '2027-03-26' };
  return { ...initiativeSchema.parse({ title: 'bar', ...dates, ...fields }), id: 'bar' };
}
const p80 = (fields: Partial<Initiative>, calendar = MONDAY_TO_FRIDAY) => {
  const day = finishAtP80(bar(fields), calendar);
  return day === null ? null : isoDateOf(day);
};

describe('P80 over P50 of a three-point estimate', () => {
  test('of a symmetric one is the quantiles of beta(3, 3)', () => {
    // I(0.5; 3, 3) = 0.5, and I(x; 3, 3) = x^3 (10 - 15 x + 6 x^2) = 0.8 at x = 0.6734.
    expect(p80OverP50({ optimistic: 0, mostLikely: 10, pessimistic: 20 })).toBeCloseTo(0.6734 / 0.5, 3);
    expect(p80OverP50({ optimistic: 10, mostLikely: 20, pessimistic: 30 })).toBeCloseTo((10 + 13.468) / 20, 3);
  });

  test('of a lopsided one is that of a truncated power', () => {
    // Most likely = optimistic: beta(1, 5), whose distribution function is 1 - (1 - x)^5.
    const quantile = (p: number) => 1 - (1 - p) ** (1 / 5);
    expect(p80OverP50({ optimistic: 5, mostLikely: 5, pessimistic: 25 })).toBeCloseTo(
      (5 + 20 * quantile(0.8)) / (5 + 20 * quantile(0.5)),
      3,
    );
  });

  test('is at least 1, whatever the numbers, and 1 without a spread', () => {
    expect(p80OverP50({ optimistic: 8, mostLikely: 8, pessimistic: 8 })).toBe(1);
    const sorted = fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500)).map((days) => days.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(sorted, ([optimistic = 0, mostLikely = 0, pessimistic = 0]) => {
        const ratio = p80OverP50({ optimistic, mostLikely, pessimistic });
        expect(ratio).toBeGreaterThanOrEqual(1);
        expect(ratio).toBeLessThan(4);
      }),
      { seed: 1 },
    );
  });
});

describe('finish at P80', () => {
  test('stretches the planned duration by the estimate, else by the confidence', () => {
    expect(p80({ confidence: 'high' })).toBe('2027-03-30');
    expect(p80({ confidence: 'medium' })).toBe('2027-04-02');
    expect(p80({ confidence: 'low' })).toBe('2027-04-09');
    expect(p80({ confidence: 'low', estimate: { optimistic: 10, mostLikely: 20, pessimistic: 30 } })).toBe(
      '2027-03-31',
    );
  });

  test('counts what is left, in working days of the calendar', () => {
    expect(p80({ confidence: 'low', progress: 50 })).toBe('2027-04-02');
    const easter = workingCalendar({ workingWeekdays: [1, 2, 3, 4, 5], holidays: ['2027-03-29'] });
    expect(p80({ confidence: 'high' }, easter)).toBe('2027-03-31');
  });

  test('says nothing of what is over, unscheduled, or not estimated', () => {
    expect(p80({})).toBeNull();
    expect(p80({ confidence: 'low', status: 'done' })).toBeNull();
    expect(p80({ confidence: 'low', status: 'dropped' })).toBeNull();
    expect(p80({ confidence: 'low', progress: 100 })).toBeNull();
    expect(p80({ confidence: 'low', end: null })).toBeNull();
  });

  test('is a working day after the planned end', () => {
    fc.assert(
      fc.property(fc.constantFrom('low', 'medium', 'high'), fc.integer({ min: 0, max: 200 }), (confidence, days) => {
        const end = isoDateOf(dayNumber('2027-03-01') + days);
        const day = finishAtP80(bar({ confidence, end }), MONDAY_TO_FRIDAY);
        if (day === null) return;
        expect(MONDAY_TO_FRIDAY.isWorkingDay(day)).toBe(true);
        expect(day).toBeGreaterThan(dayNumber(end));
      }),
      { seed: 2 },
    );
  });
});
