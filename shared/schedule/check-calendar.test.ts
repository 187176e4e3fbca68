import { expect, test } from 'vitest';
import { checkCalendar } from './check-calendar.ts';

test('takes a calendar and sorts it', () => {
  expect(checkCalendar({ workingWeekdays: [4, 7, 1], holidays: ['2027-12-25', '2027-01-01'] })).toEqual({
    ok: true,
    calendar: { workingWeekdays: [1, 4, 7], holidays: ['2027-01-01', '2027-12-25'] },
  });
});

test.each([
  [{ workingWeekdays: [], holidays: [] }, 'Choose at least one working day of the week.'],
  [{ workingWeekdays: [8], holidays: [] }, 'Choose at least one working day of the week.'],
  [{ workingWeekdays: [1], holidays: ['2027-02-30'] }, '“2027-02-30” is not a date like 2027-04-23.'],
  [{ workingWeekdays: [1], holidays: ['2027-01-01', '2027-05-01', '2027-01-01'] }, '2027-01-01 is there twice.'],
  [{ workingWeekdays: [1] }, 'This is not a calendar.'],
  [null, 'This is not a calendar.'],
])('refuses %j', (given, message) => {
  expect(checkCalendar(given)).toEqual({ ok: false, message });
});
