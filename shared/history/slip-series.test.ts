import { expect, test } from 'vitest';
import { insertRecord, patchRecord } from '../board/collection.ts';
import { createTestBoard } from '../board/testing/test-board.ts';
import { type SlipSeries, turningPoints, withNow } from './slip-series.ts';

const point = (asOf: string, planned: string | null, done = false) => ({
  ...{ snapshotId: asOf, snapshot: asOf, asOf },
  planned,
  done,
});
const series: SlipSeries = {
  title: 'Ledger',
  lines: [
    { id: 'l', kind: 'initiatives', title: 'Ledger', points: [point('2027-01-04', '2027-03-01')] },
    { id: 'b', kind: 'milestones', title: 'Beta', points: [point('2027-01-04', '2027-02-01')] },
    { id: 'gone', kind: 'milestones', title: 'Gone', points: [point('2027-01-04', '2027-02-01')] },
  ],
};

test('today is a point of its own, unless a version is of today and says the same, or of later', () => {
  const { board, view } = createTestBoard();
  insertRecord(board, 'initiatives', 'l', { title: 'Ledger', start: '2027-01-04', end: '2027-04-01' });
  insertRecord(board, 'milestones', 'b', { title: 'Beta', date: '2027-02-01', initiativeId: 'l' });
  const told = (today: string) => withNow(series, view(), today).lines.map(({ points }) => points.at(-1));
  expect(told('2027-02-10')).toMatchObject([
    { snapshot: 'Now', asOf: '2027-02-10', planned: '2027-04-01', done: false },
    // Its day is over.
    { snapshot: 'Now', planned: '2027-02-01', done: true },
    { snapshot: '2027-01-04' },
  ]);
  expect(told('2027-01-04')).toMatchObject([{ snapshot: 'Now' }, { snapshot: '2027-01-04' }, {}]);
  expect(told('2026-12-01')).toEqual(series.lines.map(({ points }) => points.at(-1)));
  patchRecord(board, 'initiatives', 'l', { status: 'dropped' });
  expect(told('2027-02-10')[0]).toMatchObject({ done: true });
});

test('a list tells the first, the last and what moved between', () => {
  const points = [
    point('2027-01-04', '2027-03-01'),
    point('2027-01-11', '2027-03-01'),
    point('2027-01-18', '2027-03-08'),
    point('2027-01-25', '2027-03-08'),
    point('2027-02-01', '2027-03-08'),
  ];
  expect(turningPoints(points).map(({ asOf }) => asOf)).toEqual(['2027-01-04', '2027-01-18', '2027-02-01']);
});
