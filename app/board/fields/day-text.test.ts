import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from './day-text.ts';

const today = '2027-04-23';

describe('a day that a person typed', () => {
  test.each([
    ['2027-04-23', '2027-04-23'],
    ['2027-4-3', '2027-04-03'],
    ['23 Apr 2027', '2027-04-23'],
    ['23 april 2027', '2027-04-23'],
    ['3. Sept. 2028', '2028-09-03'],
    ['Apr 23, 2027', '2027-04-23'],
    ['23.4.2027', '2027-04-23'],
    ['23.4.', '2027-04-23'],
    ['9 nov', '2027-11-09'],
    ['today', '2027-04-23'],
    ['+10', '2027-05-03'],
    ['-1d', '2027-04-22'],
    ['29 Feb 2028', '2028-02-29'],
  ])('%s is %s', (typed, day) => {
    expect(parseDay(typed, today)).toBe(day);
  });

  test.each(['31 Feb 2027', '29 Feb 2027', '31.2.2027', '2027-13-01', '4/5/2027', 'soon', '', '23 Apr 1066', '12'])(
    '%s is not a day',
    (typed) => {
      expect(parseDay(typed, today)).toBeNull();
    },
  );

  test('what is shown is understood again, for every day of a leap year', () => {
    for (let day = new Date('2028-01-01T00:00:00Z'); day.getUTCFullYear() === 2028; ) {
      const iso = day.toISOString().slice(0, 10);
      expect(parseDay(formatDay(iso), today)).toBe(iso);
      day = new Date(day.getTime() + 86_400_000);
    }
  });
});
