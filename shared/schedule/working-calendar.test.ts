import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayNumber, isoDateOf, weekdayOf } from './calendar.ts';
import { MONDAY_TO_FRIDAY, momentDay, workingCalendar } from './working-calendar.ts';

const someDay = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2100-12-31') });
/** Days around some dense holidays, so that runs of them over weekends are met. */
const near = fc.integer({ min: dayNumber('2026-11-01'), max: dayNumber('2027-03-31') });
const someCalendar = fc.record({
  workingWeekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  holidays: fc.array(near.map(isoDateOf), { maxLength: 60 }),
});

/** Working days from a day to before another, like a finger on a calendar. */
function count(isWorking: (day: number) => boolean, from: number, to: number): number {
  let days = 0;
  for (let day = from; day < to; day++) if (isWorking(day)) days++;
  return days;
}

describe('Monday to Friday', () => {
  test('counts and steps over weekends', () => {
    const [friday, saturday, monday] = [dayNumber('2027-02-26'), dayNumber('2027-02-27'), dayNumber('2027-03-01')];
    expect(MONDAY_TO_FRIDAY.workingDaysBetween('2027-02-22', '2027-02-26')).toBe(5);
    expect(MONDAY_TO_FRIDAY.workingDaysBetween('2027-02-27', '2027-02-28')).toBe(0);
    expect(MONDAY_TO_FRIDAY.onOrAfter(saturday)).toBe(monday);
    expect(MONDAY_TO_FRIDAY.onOrBefore(saturday)).toBe(friday);
    expect(MONDAY_TO_FRIDAY.addWorkingDays(friday, 1)).toBe(monday);
    expect(MONDAY_TO_FRIDAY.addWorkingDays(monday, -1)).toBe(friday);
    expect(MONDAY_TO_FRIDAY.addWorkingDays(saturday, 0)).toBe(monday);
  });

  test('numbers working days as whole weeks of five since Monday 2000-01-03', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const since = day - dayNumber('2000-01-03');
        const expected = Math.floor(since / 7) * 5 + Math.min(weekdayOf(day), 5);
        expect(MONDAY_TO_FRIDAY.workingDayNumber(day)).toBe(expected);
      }),
      { seed: 2 },
    );
  });
});

describe('any calendar', () => {
  test('works on its weekdays that are no holiday', () => {
    fc.assert(
      fc.property(someCalendar, near, (plain, day) => {
        const calendar = workingCalendar(plain);
        const weekday = plain.workingWeekdays.includes(weekdayOf(day) + 1);
        const holiday = plain.holidays.includes(isoDateOf(day));
        expect(calendar.isWorkingDay(day)).toBe(weekday && !holiday);
        expect(calendar.isHoliday(day)).toBe(weekday && holiday);
      }),
      { seed: 3 },
    );
  });

  test('counts like a finger on a calendar', () => {
    fc.assert(
      fc.property(someCalendar, near, fc.integer({ min: 0, max: 90 }), (plain, from, span) => {
        const calendar = workingCalendar(plain);
        const expected = count(calendar.isWorkingDay, from, from + span + 1);
        expect(calendar.workingDayNumber(from + span + 1) - calendar.workingDayNumber(from)).toBe(expected);
        expect(calendar.workingDaysBetween(isoDateOf(from), isoDateOf(from + span))).toBe(expected);
      }),
      { seed: 4 },
    );
  });

  test('lands on working days only, and comes back', () => {
    fc.assert(
      fc.property(someCalendar, near, fc.integer({ min: -300, max: 300 }), (plain, day, days) => {
        const calendar = workingCalendar(plain);
        const start = calendar.onOrAfter(day);
        const there = calendar.addWorkingDays(day, days);
        expect(calendar.isWorkingDay(there)).toBe(true);
        expect(calendar.workingDayNumber(there) - calendar.workingDayNumber(start)).toBe(days);
        expect(calendar.addWorkingDays(there, -days)).toBe(start);
      }),
      { seed: 5 },
    );
  });

  test('tells the day on whose evening a moment is', () => {
    fc.assert(
      fc.property(someCalendar, near, (plain, day) => {
        const calendar = workingCalendar(plain);
        expect(momentDay(calendar, calendar.workingDayNumber(day + 1))).toBe(isoDateOf(calendar.onOrBefore(day)));
      }),
      { seed: 7 },
    );
  });

  test('finds the nearest working day on either side', () => {
    fc.assert(
      fc.property(someCalendar, near, (plain, day) => {
        const calendar = workingCalendar(plain);
        const [after, before] = [calendar.onOrAfter(day), calendar.onOrBefore(day)];
        expect([calendar.isWorkingDay(after), calendar.isWorkingDay(before)]).toEqual([true, true]);
        expect(after).toBeGreaterThanOrEqual(day);
        expect(before).toBeLessThanOrEqual(day);
        expect(count(calendar.isWorkingDay, before + 1, after)).toBe(0);
      }),
      { seed: 6 },
    );
  });
});
