import { expect, test } from 'vitest';
import { insertRecord, patchRecord } from '../board/collection.ts';
import { createTestBoard } from '../board/testing/test-board.ts';
import { type FirstDate, largestSlips } from './largest-slips.ts';

test('slips are told against the first date, in working days, the latest first', () => {
  const { board, view } = createTestBoard();
  insertRecord(board, 'teams', 't', { name: 'Payments' });
  const add = (id: string, end: string | null) =>
    insertRecord(board, 'initiatives', id, { title: id.toUpperCase(), teamId: 't', start: end && '2027-01-04', end });
  add('level', '2027-03-05');
  add('late', '2027-03-12');
  add('later', '2027-03-22');
  add('early', '2027-03-01');
  add('dateless', null);
  add('dropped', '2027-09-01');
  patchRecord(board, 'initiatives', 'dropped', { status: 'dropped' });
  insertRecord(board, 'milestones', 'beta', { title: 'Beta', date: '2027-03-08', initiativeId: 'late' });
  const dates = ['level', 'late', 'later', 'early', 'dateless', 'dropped', 'gone'].map(
    (id): FirstDate => ({ of: `initiatives/${id}`, first: '2027-03-05', asOf: '2027-01-04', moves: 2 }),
  );
  // Ends with its initiative, and always did: told once.
  insertRecord(board, 'milestones', 'stable', { title: 'Stable', date: '2027-03-22', initiativeId: 'later' });
  dates.push({ of: 'milestones/stable', first: '2027-03-05', asOf: '2027-01-04', moves: 2 });
  // A Friday; the Monday after is one working day later.
  dates.push({ of: 'milestones/beta', first: '2027-03-05', asOf: '2027-01-04', moves: 1 });

  const { late, counts } = largestSlips(view(), dates, 2);
  expect(counts).toEqual({ late: 4, early: 1, level: 1 });
  expect(late.map(({ of, days, team }) => [of, days, team])).toEqual([
    ['initiatives/later', 11, 'Payments'],
    ['initiatives/late', 5, 'Payments'],
  ]);
  expect(largestSlips(view(), dates, 10).late.at(-1)).toMatchObject({ title: 'LATE: Beta', days: 1, moves: 1 });
});
