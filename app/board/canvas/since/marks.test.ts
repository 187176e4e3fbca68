import { expect, test } from 'vitest';
import { layoutMatrix } from '#app/board/matrix/matrix-layout.ts';
import { matrixSince } from '#app/board/matrix/matrix-since.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { deleteRecord, insertRecord, patchRecord } from '#shared/board/collection.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { listDifferences } from '#shared/diff/list-differences.ts';
import { dayNumber } from '#shared/schedule/calendar.ts';
import { MONDAY_TO_FRIDAY } from '#shared/schedule/working-calendar.ts';
import { layoutRoadmap } from '../layout/roadmap-layout.ts';
import { marksOf } from './marks.ts';
import { stoodIn } from './since-state.ts';
import { sinceSteps } from './steps.ts';

function stepsOf(place: 'roadmap' | 'matrix', before: BoardView, now: BoardView) {
  const roadmap = layoutRoadmap(now, undefined, stoodIn(before, false));
  const matrix = layoutMatrix(now, 'current');
  const since = matrixSince(before, now, matrix, 'current');
  const cellBefore = (id: string) => since.cellBefore.get(id) ?? null;
  return sinceSteps(place, listDifferences(before, now), { before, now, roadmap, matrix, cellBefore });
}

test('a mark says how far the end moved in working days, which way, what is new, and where stages stood', () => {
  const { board, view } = createTestBoard();
  const dates = { start: '2027-01-04', end: '2027-01-29' };
  for (const id of ['late', 'early', 'pulled', 'renamed', 'staged', 'undated'])
    insertRecord(board, 'initiatives', id, { title: id, ...(id === 'undated' ? {} : dates) });
  insertRecord(board, 'milestones', 'gate', { title: 'Gate', date: '2027-03-01' });
  insertRecord(board, 'milestones', 'beta', { title: 'Beta', date: '2027-01-15', initiativeId: 'staged' });
  const before = view();
  patchRecord(board, 'initiatives', 'late', { end: '2027-02-12' });
  patchRecord(board, 'initiatives', 'early', { end: '2027-01-22' });
  patchRecord(board, 'initiatives', 'pulled', { start: '2027-01-11' });
  patchRecord(board, 'initiatives', 'renamed', { title: 'Another name' });
  patchRecord(board, 'initiatives', 'undated', dates);
  patchRecord(board, 'milestones', 'gate', { date: '2027-03-08' });
  patchRecord(board, 'milestones', 'beta', { date: '2027-01-20' });
  insertRecord(board, 'initiatives', 'fresh', { title: 'fresh', ...dates });
  const now = view();
  const marks = marksOf(before, now, listDifferences(before, now), MONDAY_TO_FRIDAY);
  const told = Object.fromEntries([...marks].map(([id, { label, slip }]) => [id, [label, slip]]));
  expect(told).toEqual({
    late: ['+10 d', 'later'],
    early: ['−5 d', 'earlier'],
    pulled: ['start +5 d', 'none'],
    renamed: [null, 'none'],
    undated: ['dated', 'none'],
    fresh: ['new', 'none'],
    gate: ['+5 d', 'later'],
    staged: [null, 'none'],
  });
  expect(marks.get('fresh')?.type).toBe('new');
  expect(marks.get('staged')?.stages).toHaveLength(1);
  expect(marks.get('late')?.was).toEqual({ start: dayNumber('2027-01-04'), end: dayNumber('2027-01-30') });
});

test('steps go down the lanes and along the rows, a stage at its initiative, the removed where it stood', () => {
  const { board, view } = createTestBoard();
  insertRecord(board, 'teams', 'a', { name: 'A', order: 'a0' });
  insertRecord(board, 'teams', 'b', { name: 'B', order: 'a1' });
  const put = (id: string, teamId: string, month: string) =>
    insertRecord(board, 'initiatives', id, { title: id, teamId, start: `2027-${month}-01`, end: `2027-${month}-20` });
  put('b1', 'b', '01');
  put('a2', 'a', '06');
  put('a1', 'a', '01');
  put('gone', 'a', '09');
  put('same', 'a', '11');
  insertRecord(board, 'initiatives', 'nowhere', { title: 'nowhere' });
  insertRecord(board, 'milestones', 'beta', { title: 'Beta', date: '2027-01-15', initiativeId: 'a1' });
  insertRecord(board, 'risks', 'r', { title: 'r' });
  const before = view();
  for (const id of ['b1', 'a2', 'nowhere']) patchRecord(board, 'initiatives', id, { progress: 10 });
  patchRecord(board, 'milestones', 'beta', { date: '2027-01-18' });
  deleteRecord(board, 'initiatives', 'gone');
  patchRecord(board, 'risks', 'r', { title: 'another' });
  expect(stepsOf('roadmap', before, view()).map(({ id }) => id)).toEqual(['a1', 'a2', 'gone', 'b1', 'nowhere']);
  expect(stepsOf('matrix', before, view()).map(({ id }) => id)).toEqual(['r']);
});

test('risks on the matrix: from which cell, which are new, which went and how', () => {
  const { board, view } = createTestBoard();
  const score = (likelihood: number, impact: number) => ({ currentLikelihood: likelihood, currentImpact: impact });
  for (const id of ['moved', 'stays', 'deleted', 'closed', 'unscored'])
    insertRecord(board, 'risks', id, { title: id, ...score(2, 2) });
  insertRecord(board, 'risks', 'scored', { title: 'scored' });
  const before = view();
  patchRecord(board, 'risks', 'moved', score(4, 5));
  patchRecord(board, 'risks', 'stays', { title: 'renamed' });
  deleteRecord(board, 'risks', 'deleted');
  patchRecord(board, 'risks', 'closed', { status: 'closed' });
  patchRecord(board, 'risks', 'unscored', { currentImpact: null });
  patchRecord(board, 'risks', 'scored', score(1, 1));
  const now = view();
  const since = matrixSince(before, now, layoutMatrix(now, 'current'), 'current');
  expect(since.risks.map(({ risk, type, why, from, to }) => [risk.id, type, why, from?.score, to?.score])).toEqual(
    expect.arrayContaining([
      ['moved', 'moved', null, 4, 20],
      ['deleted', 'gone', 'deleted', 4, undefined],
      ['closed', 'gone', 'closed', 4, undefined],
      ['unscored', 'gone', 'unscored', 4, undefined],
      ['scored', 'new', null, undefined, 1],
    ]),
  );
  expect(since.risks).toHaveLength(5);
  expect([...since.fresh]).toEqual(['scored']);
  // On another basis nothing of this is scored.
  expect(matrixSince(before, now, layoutMatrix(now, 'target'), 'target').risks).toEqual([]);
});
