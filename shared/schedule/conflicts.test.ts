import { describe, expect, test } from 'vitest';
import { insertRecord } from '#shared/board/collection.ts';
import type { DependencyType } from '#shared/board/records/dependency.ts';
import type { InitiativeStatus } from '#shared/board/records/initiative.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { dependencyState, linkState, slackOf } from './conflicts.ts';
import { MONDAY_TO_FRIDAY, workingCalendar } from './working-calendar.ts';

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
    expect(slackOf(type, lag, from, { start, end }, MONDAY_TO_FRIDAY)).toBe(slack);
  });

  test('is unknown where a date is missing', () => {
    expect(slackOf('FS', 0, from, { start: null, end: '2027-03-26' }, MONDAY_TO_FRIDAY)).toBeNull();
    expect(slackOf('FF', 0, from, { start: null, end: '2027-03-26' }, MONDAY_TO_FRIDAY)).toBe(10);
  });
});

test('holidays leave less time', () => {
  const calendar = workingCalendar({ workingWeekdays: [1, 2, 3, 4, 5], holidays: ['2027-03-15', '2027-03-14'] });
  expect(slackOf('FS', 0, from, { start: '2027-03-15', end: '2027-03-26' }, calendar)).toBe(0);
  expect(slackOf('FS', 0, from, { start: '2027-03-17', end: '2027-03-26' }, calendar)).toBe(1);
  expect(slackOf('FS', 0, from, { start: '2027-03-17', end: '2027-03-26' }, MONDAY_TO_FRIDAY)).toBe(2);
});

describe('what is over is no conflict', () => {
  const stateOf = (giver: InitiativeStatus, needer: InitiativeStatus) => {
    const { board, view } = createTestBoard();
    insertRecord(board, 'initiatives', 'a', { title: 'a', status: giver, ...from });
    insertRecord(board, 'initiatives', 'b', { title: 'b', status: needer, start: '2027-03-01', end: '2027-03-05' });
    insertRecord(board, 'milestones', 'beta', { title: 'beta', date: '2027-03-05', initiativeId: 'b' });
    insertRecord(board, 'dependencies', 'ab', { fromId: 'a', toId: 'b' });
    insertRecord(board, 'dependencies', 'a-beta', { fromId: 'a', toId: 'beta' });
    return view().dependencies.list.map((dependency) => dependencyState(view(), dependency).state);
  };
  test.each<[InitiativeStatus, InitiativeStatus, string]>([
    ['planned', 'blocked', 'conflict'],
    ['done', 'planned', 'over'],
    ['dropped', 'planned', 'over'],
    ['in-progress', 'done', 'over'],
    ['at-risk', 'dropped', 'over'],
  ])('%s before %s is %s, for the stages as well', (giver, needer, state) => {
    expect(stateOf(giver, needer)).toEqual([state, state]);
  });
});

test('short, tight and fine', () => {
  expect(linkState(-6)).toEqual({ state: 'conflict', daysShort: 6 });
  expect(linkState(0)).toEqual({ state: 'tight', slack: 0 });
  expect(linkState(5)).toEqual({ state: 'tight', slack: 5 });
  expect(linkState(6)).toEqual({ state: 'fine', slack: 6 });
  expect(linkState(null)).toEqual({ state: 'unknown' });
});
