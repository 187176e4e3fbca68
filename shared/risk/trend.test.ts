import { expect, test } from 'vitest';
import { createTestBoard } from '#shared/board/testing/test-board.ts';
import { riskTrend, trendWords } from './trend.ts';

const { matrix } = createTestBoard().view().meta;
const trend = (was: [number | null, number | null], is: [number | null, number | null]) =>
  riskTrend(matrix, {
    reviewedLikelihood: was[0],
    reviewedImpact: was[1],
    currentLikelihood: is[0],
    currentImpact: is[1],
  });
const words = (...args: Parameters<typeof trend>) => {
  const found = trend(...args);
  return found && trendWords(found);
};

test('says where the score stood at the last review; within one product the impact decides', () => {
  expect(words([2, 3], [4, 3])).toBe('Up from 6 M');
  expect(words([4, 5], [2, 3])).toBe('Down from 20 VH');
  expect(words([3, 3], [3, 3])).toBe('Same as at the last review');
  expect(trend([3, 2], [2, 3])?.direction).toBe('up');
  expect(trend([2, 3], [3, 2])?.direction).toBe('down');
});

test('is not there while one of the scores is not', () => {
  expect(trend([null, null], [3, 3])).toBeNull();
  expect(trend([3, 3], [3, null])).toBeNull();
});
