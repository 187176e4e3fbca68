import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayNumber } from '#shared/schedule/calendar.ts';
import { MONDAY_TO_FRIDAY as calendar, workingCalendar } from '#shared/schedule/working-calendar.ts';
import { datesOf, draftOf, problemOf, withDays, withEnd, withStart } from './dates-draft.ts';

const week = draftOf({ start: '2027-04-19', end: '2027-04-23' }, calendar);

describe('dates in a form', () => {
  it('says how many working days lie between', () => {
    expect(week).toEqual({ start: '2027-04-19', end: '2027-04-23', days: '5' });
    expect(draftOf({ start: '2027-04-19', end: null }, calendar)).toEqual({ start: '2027-04-19', end: '', days: '' });
  });

  it('moves with its start, over days off and holidays', () => {
    expect(withStart(week, '2027-04-21', calendar)).toEqual({ start: '2027-04-21', end: '2027-04-27', days: '5' });
    const holiday = workingCalendar({ workingWeekdays: [1, 2, 3, 4, 5], holidays: ['2027-04-26'] });
    expect(withStart(week, '2027-04-21', holiday).end).toBe('2027-04-28');
  });

  it('is longer or shorter with its end, and ends where its length says', () => {
    expect(withEnd(week, '2027-04-27', calendar).days).toBe('7');
    expect(withDays(week, '6', calendar).end).toBe('2027-04-26');
    expect(withDays(draftOf({ start: null, end: '2027-04-23' }, calendar), '5', calendar).start).toBe('2027-04-19');
  });

  it('loses both dates to the tray, or one to "not known yet"', () => {
    const none = withEnd(withStart(week, '', calendar), '', calendar);
    expect(problemOf(none)).toBeNull();
    expect(datesOf(none)).toEqual({ start: null, end: null });
  });

  it('says what is wrong, where', () => {
    expect(problemOf(withEnd(week, '2027-04-01', calendar))?.field).toBe('end');
    expect(problemOf({ ...week, start: '0027-04-19' })?.field).toBe('start');
    for (const days of ['0', '-1', '2.5', '10000', 'ten']) {
      expect(problemOf(withDays(week, days, calendar))?.field).toBe(days === '0' ? undefined : 'days');
    }
    expect(problemOf({ start: '', end: '', days: '5' })?.field).toBe('start');
  });

  it('keeps its length wherever its start goes, and its start wherever its length goes', () => {
    const aDay = fc.integer({ min: -3000, max: 3000 }).map((days) => addDays('2027-04-19', days));
    fc.assert(
      fc.property(aDay, aDay, fc.integer({ min: 1, max: 300 }), (from, to, days) => {
        const moved = withStart(withDays({ start: from, end: '', days: '' }, String(days), calendar), to, calendar);
        expect(moved.days).toBe(String(days));
        expect(problemOf(moved)).toBeNull();
        const length = calendar.workingDaysBetween(moved.start, moved.end);
        expect(length).toBe(days);
        expect(calendar.isWorkingDay(dayNumber(moved.end))).toBe(true);
      }),
    );
  });
});
