import { describe, expect, test } from 'vitest';
import {
  logNormalTable,
  normalQuantile,
  type QuantileTable,
  quantileIn,
  TABLE_CELLS,
  threePointTable,
} from './quantile-tables.ts';

/** Mean and variance of what a table gives for evenly spread draws. */
function momentsOf(table: QuantileTable) {
  const draws = Array.from({ length: 200_000 }, (_, i) => quantileIn(table, (i + 0.5) / 200_000));
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  return { mean, variance: draws.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws.length };
}

describe('PERT', () => {
  test.each([0, 0.1, 0.234, 0.5, 0.9, 1])('with its mode at %d has the moments of its beta', (mode) => {
    const [alpha, beta] = [1 + 4 * mode, 5 - 4 * mode];
    const { mean, variance } = momentsOf(threePointTable('pert', mode));
    expect(mean).toBeCloseTo(alpha / 6, 4);
    expect(variance).toBeCloseTo((alpha * beta) / (36 * 7), 3);
  });

  test('has the quantiles of beta(3, 3) and beta(1, 5)', () => {
    expect(quantileIn(threePointTable('pert', 0.5), 0.5)).toBeCloseTo(0.5, 4);
    // I(x; 3, 3) = x^3 (10 - 15 x + 6 x^2) = 0.8 at x = 0.6734.
    expect(quantileIn(threePointTable('pert', 0.5), 0.8)).toBeCloseTo(0.6734, 3);
    for (const p of [0.1, 0.5, 0.8, 0.99]) {
      expect(quantileIn(threePointTable('pert', 0), p)).toBeCloseTo(1 - (1 - p) ** (1 / 5), 3);
    }
  });
});

test.each([0, 0.25, 0.6, 1])('a triangle with its mode at %d has its moments', (mode) => {
  const { mean, variance } = momentsOf(threePointTable('triangular', mode));
  expect(mean).toBeCloseTo((1 + mode) / 3, 4);
  expect(variance).toBeCloseTo((1 - mode + mode * mode) / 18, 3);
});

test('a log-normal has median 1 and the P80 asked for', () => {
  expect(quantileIn(logNormalTable(1.5), 0.5)).toBeCloseTo(1, 6);
  expect(quantileIn(logNormalTable(1.5), 0.8)).toBeCloseTo(1.5, 4);
});

test('normal quantiles are those of the tables, and every table rises', () => {
  expect([0.5, 0.8, 0.975, 0.001].map((p) => Number(normalQuantile(p).toFixed(4)))).toEqual([0, 0.8416, 1.96, -3.0902]);
  for (const table of [threePointTable('pert', 0.03), threePointTable('triangular', 1), logNormalTable(1.1)]) {
    expect(table).toHaveLength(TABLE_CELLS + 1);
    expect(table.every((value, i) => i === 0 || value >= (table[i - 1] ?? 0))).toBe(true);
  }
});
