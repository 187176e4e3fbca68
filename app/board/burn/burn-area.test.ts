import { expect, test } from 'vitest';
import { insertRecord, patchRecord } from '#shared/board/collection.ts';
import { plainBoard } from '#shared/board/plain-board.ts';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { burnPoint } from '#shared/history/risk-burn.ts';
import { burnChart, totalOf } from './burn-area.ts';

const AREA = { left: 0, right: 100, top: 0, bottom: 100 };

test('open threats by level, with their EMV; what is closed, has happened or is a chance burns no more', () => {
  const { board, view } = createTestBoard();
  const at = (likelihood: number, impact: number) => ({ currentLikelihood: likelihood, currentImpact: impact });
  const money = { probability: 0.5, impactMoney: { optimistic: 100, mostLikely: 100, pessimistic: 100 } };
  insertRecord(board, 'risks', 'high', { title: 'high', ...at(4, 5), ...money });
  insertRecord(board, 'risks', 'low', { title: 'low', ...at(1, 1) });
  insertRecord(board, 'risks', 'plain', { title: 'plain' });
  insertRecord(board, 'risks', 'closed', { title: 'closed', status: 'closed', ...at(4, 5), ...money });
  insertRecord(board, 'risks', 'happened', { title: 'happened', status: 'happened', ...at(4, 5), ...money });
  insertRecord(board, 'risks', 'chance', { title: 'chance', kind: 'opportunity', ...at(4, 5), ...money });
  const first = burnPoint({ id: 'a', name: 'A', takenAt: '2027-01-01T10:00:00.000Z' }, plainBoard(view()));
  expect(first.counts).toEqual({ unscored: 1, VL: 1, L: 0, M: 0, H: 0, VH: 1 });
  expect(first.emv).toEqual({ unscored: 0, VL: 0, L: 0, M: 0, H: 0, VH: 50 });
  expect(first.withoutEmv).toBe(2);
  patchRecord(board, 'risks', 'high', { status: 'closed' });
  const second = burnPoint({ id: 'b', name: 'B', takenAt: '2027-02-01T10:00:00.000Z' }, plainBoard(view()));
  expect([totalOf(first, 'count'), totalOf(second, 'count'), totalOf(second, 'emv')]).toEqual([3, 2, 0]);
  const chart = burnChart([first, second], 'count', AREA);
  expect(chart?.lines).toEqual([0, 1, 2, 3]);
  expect(chart?.y(3)).toBe(0);
  // The worst level lies on top: from the height of the others up to all.
  const worst = chart?.bands.find(({ level }) => level === 'VH');
  expect(worst?.path.startsWith('M0.0,0.0L50.0,0.0L50.0,33.3L100.0,33.3')).toBe(true);
  expect(burnChart([], 'count', AREA)).toBeNull();
  // One version alone, and a board without risks, still have a chart.
  expect(burnChart([first], 'emv', AREA)?.bands).toHaveLength(6);
});
