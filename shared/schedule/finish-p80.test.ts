import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Initiative, initiativeSchema } from '#shared/board/records/initiative.ts';
import { dayNumber, isoDateOf } from './calendar.ts';
import { finishAtP80 } from './finish-p80.ts';
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

describe('finish at P80', () => {
  test('goes by the estimate, else by the planned duration and the confidence', () => {
    expect(p80({ confidence: 'high' })).toBe('2027-03-30');
    expect(p80({ confidence: 'medium' })).toBe('2027-04-02');
    expect(p80({ confidence: 'low' })).toBe('2027-04-09');
    expect(p80({ confidence: 'low', estimate: { optimistic: 10, mostLikely: 20, pessimistic: 30 } })).toBe(
      '2027-03-31',
    );
    // beta(1, 5) at 80 % is 1 - 0.2 ** (1/5) = 0.2752 of the way from 30 to 50: 36 days for a bar of 20.
    expect(p80({ estimate: { optimistic: 30, mostLikely: 30, pessimistic: 50 } })).toBe('2027-04-19');
    expect(p80({ estimate: { optimistic: 5, mostLikely: 8, pessimistic: 12 } })).toBeNull();
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
