import { expect, test } from 'vitest';
import { fuzzChecks } from '#test/fixtures/sync-check-fuzz.ts';

// Needs no database: once is enough.
const SEEDS = process.env.TEST_DATABASE_URL ? [1] : [1, 2, 3];
const FRAMES = process.env.TEST_DATABASE_URL ? 2_000 : 10_000;

test.each(SEEDS)(`S5 ${FRAMES} spoiled frames against the checks, seed %i: what passes applies whole`, (seed) => {
  expect(fuzzChecks(seed, FRAMES)).toBeGreaterThan(FRAMES / 50);
});
