import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDateOf, weekdayOf } from '#shared/schedule/calendar.ts';
import { MONDAY_TO_FRIDAY, workingCalendar } from '#shared/schedule/working-calendar.ts';
import { snapEnd, snapStart, snapStep } from './snapping.ts';

const day = fc.double({ min: 15_000, max: 30_000, noNaN: true });
const start = (date: string, step: Parameters<typeof snapStart>[1]) =>
  isoDateOf(snapStart(dayNumber(date), step, MONDAY_TO_FRIDAY));
/** A last day is dragged by its evening, the morning of the day after. */
const end = (date: string, step: Parameters<typeof snapEnd>[1]) =>
  isoDateOf(snapEnd(dayNumber(date) + 1, step, MONDAY_TO_FRIDAY));

describe('snapping', () => {
  it('holds on to working days, to weeks when days are too small, to any day while Alt is down', () => {
    expect(snapStep(4, false)).toBe('working-day');
    expect(snapStep(1, false)).toBe('week');
    expect(snapStep(1, true)).toBe('day');
  });

  it('takes a weekend to the nearer working day', () => {
    expect(start('2027-04-24', 'working-day')).toBe('2027-04-23');
    expect(start('2027-04-25', 'working-day')).toBe('2027-04-26');
    expect(end('2027-04-24', 'working-day')).toBe('2027-04-23');
    expect(end('2027-04-25', 'working-day')).toBe('2027-04-26');
  });

  it('takes weeks from Monday to Friday', () => {
    expect(start('2027-04-21', 'week')).toBe('2027-04-19');
    expect(start('2027-04-23', 'week')).toBe('2027-04-26');
    expect(end('2027-04-21', 'week')).toBe('2027-04-23');
  });

  it('goes from a holiday to the nearer working day, and begins a week after one', () => {
    const easter = workingCalendar({ workingWeekdays: [1, 2, 3, 4, 5], holidays: ['2027-03-26', '2027-03-29'] });
    const day = (date: string) => dayNumber(date);
    expect(isoDateOf(snapStart(day('2027-03-26'), 'working-day', easter))).toBe('2027-03-25');
    expect(isoDateOf(snapStart(day('2027-03-28'), 'working-day', easter))).toBe('2027-03-30');
    expect(isoDateOf(snapStart(day('2027-03-29'), 'week', easter))).toBe('2027-03-30');
    expect(isoDateOf(snapEnd(day('2027-03-27'), 'week', easter))).toBe('2027-03-25');
  });

  it('leaves what already fits where it is', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('day', 'working-day', 'week'), (at, step) => {
        const first = snapStart(at, step, MONDAY_TO_FRIDAY);
        const last = snapEnd(at, step, MONDAY_TO_FRIDAY);
        expect(snapStart(first, step, MONDAY_TO_FRIDAY)).toBe(first);
        expect(snapEnd(last + 1, step, MONDAY_TO_FRIDAY)).toBe(last);
      }),
    );
  });

  it('never lands on a weekend, and never far away', () => {
    fc.assert(
      fc.property(day, (at) => {
        expect(weekdayOf(snapStart(at, 'working-day', MONDAY_TO_FRIDAY))).toBeLessThan(5);
        expect(weekdayOf(snapStart(at, 'week', MONDAY_TO_FRIDAY))).toBe(0);
        expect(weekdayOf(snapEnd(at, 'week', MONDAY_TO_FRIDAY))).toBe(4);
        expect(Math.abs(snapStart(at, 'working-day', MONDAY_TO_FRIDAY) - at)).toBeLessThanOrEqual(1.5);
        expect(Math.abs(snapStart(at, 'week', MONDAY_TO_FRIDAY) - at)).toBeLessThanOrEqual(3.5);
      }),
    );
  });
});
