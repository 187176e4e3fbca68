import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  addWorkingDays,
  dayNumber,
  isoDateOf,
  weekdayOf,
  workingDayNumber,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
  workingDaysBetween,
} from './calendar.ts';

const someDay = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2100-12-31') });

test('days and their numbers are the same thing', () => {
  expect(dayNumber('1970-01-01')).toBe(0);
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  fc.assert(
    fc.property(someDay, (day) => dayNumber(isoDateOf(day)) === day),
    { seed: 1 },
  );
});

test('counts working days like a finger on a calendar', () => {
  const count = (from: number, to: number) => {
    let days = 0;
    for (let day = from; day < to; day++) if (weekdayOf(day) < 5) days++;
    return days;
  };
  fc.assert(
    fc.property(someDay, fc.integer({ min: 0, max: 60 }), (from, span) => {
      expect(workingDayNumber(from + span) - workingDayNumber(from)).toBe(count(from, from + span));
    }),
    { seed: 2 },
  );
  expect(workingDaysBetween('2027-02-22', '2027-02-26')).toBe(5);
  expect(workingDaysBetween('2027-02-27', '2027-02-28')).toBe(0);
});

test('moves to working days and steps over weekends', () => {
  const [friday, saturday, monday] = ['2027-02-26', '2027-02-27', '2027-03-01'].map(dayNumber) as [
    number,
    number,
    number,
  ];
  expect(workingDayOnOrAfter(saturday)).toBe(monday);
  expect(workingDayOnOrBefore(saturday)).toBe(friday);
  expect(addWorkingDays(friday, 1)).toBe(monday);
  expect(addWorkingDays(monday, -1)).toBe(friday);
  fc.assert(
    fc.property(someDay, fc.integer({ min: -300, max: 300 }), (day, count) => {
      const start = workingDayOnOrAfter(day);
      const there = addWorkingDays(start, count);
      expect(weekdayOf(there)).toBeLessThan(5);
      expect(addWorkingDays(there, -count)).toBe(start);
    }),
    { seed: 3 },
  );
});
