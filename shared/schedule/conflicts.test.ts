import { describe, expect, test } from 'vitest';
import type { DependencyType } from '#shared/board/records/dependency.ts';
import { linkState, slackOf } from './conflicts.ts';

// Monday 2027-03-01 to Friday 2027-03-12, and what may follow it.
const from = { start: '2027-03-01', end: '2027-03-12' };

describe('slack in working days', () => {
  test.each<[DependencyType, number, string, string, number]>([
    ['FS', 0, '2027-03-15', '2027-03-26', 0],
    ['FS', 0, '2027-03-13', '2027-03-26', 0],
    ['FS', 0, '2027-03-16', '2027-03-26', 1],
    ['FS', 0, '2027-03-11', '2027-03-26', -2],
    ['FS', 3, '2027-03-15', '2027-03-26', -3],
    ['FS', -2, '2027-03-11', '2027-03-26', 0],
    ['SS', 0, '2027-03-01', '2027-03-05', 0],
    ['SS', 5, '2027-03-05', '2027-03-26', -1],
    ['FF', 0, '2027-03-08', '2027-03-12', 0],
    ['FF', 0, '2027-03-08', '2027-03-10', -2],
    ['SF', 0, '2027-02-15', '2027-02-26', 0],
    ['SF', 0, '2027-02-15', '2027-02-25', -1],
  ])('%s with lag %i to %s..%s is %i', (type, lag, start, end, slack) => {
    expect(slackOf(type, lag, from, { start, end })).toBe(slack);
  });

  test('is unknown where a date is missing', () => {
    expect(slackOf('FS', 0, from, { start: null, end: '2027-03-26' })).toBeNull();
    expect(slackOf('FF', 0, from, { start: null, end: '2027-03-26' })).toBe(10);
  });
});

test('short, tight and fine', () => {
  expect(linkState(-6)).toEqual({ state: 'conflict', daysShort: 6 });
  expect(linkState(0)).toEqual({ state: 'tight', slack: 0 });
  expect(linkState(5)).toEqual({ state: 'tight', slack: 5 });
  expect(linkState(6)).toEqual({ state: 'fine', slack: 6 });
  expect(linkState(null)).toEqual({ state: 'unknown' });
});
