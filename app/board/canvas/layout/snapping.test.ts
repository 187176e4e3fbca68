import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, isoDateOf, weekdayOf } from '#shared/schedule/calendar.ts';
import { snapEnd, snapStart, snapStep } from './snapping.ts';

const day = fc.double({ min: 15_000, max: 30_000, noNaN: true });
const start = (date: string, step: Parameters<typeof snapStart>[1]) => isoDateOf(snapStart(dayNumber(date), step));
/** A last day is dragged by its evening, the morning of the day after. */
const end = (date: string, step: Parameters<typeof snapEnd>[1]) => isoDateOf(snapEnd(dayNumber(date) + 1, step));

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

  it('leaves what already fits where it is', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('day', 'working-day', 'week'), (at, step) => {
        const first = snapStart(at, step);
        const last = snapEnd(at, step);
        expect(snapStart(first, step)).toBe(first);
        expect(snapEnd(last + 1, step)).toBe(last);
      }),
    );
  });

  it('never lands on a weekend, and never far away', () => {
    fc.assert(
      fc.property(day, (at) => {
        expect(weekdayOf(snapStart(at, 'working-day'))).toBeLessThan(5);
        expect(weekdayOf(snapStart(at, 'week'))).toBe(0);
        expect(weekdayOf(snapEnd(at, 'week'))).toBe(4);
        expect(Math.abs(snapStart(at, 'working-day') - at)).toBeLessThanOrEqual(1.5);
        expect(Math.abs(snapStart(at, 'week') - at)).toBeLessThanOrEqual(3.5);
      }),
    );
  });
});
