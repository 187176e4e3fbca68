import { describe, expect, test } from 'vitest';
import { buildModel, type ModelItem, type ModelLink, type ModelRisk } from './build-model.ts';
import { normalQuantile } from './quantile-tables.ts';
import { simulate } from './simulate.ts';
import { follows, item, points, threat } from './testing/sample-network.ts';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed + 1);

const modelOf = (
  items: readonly ModelItem[],
  links: readonly ModelLink[],
  risks: readonly ModelRisk[],
  distribution: 'pert' | 'triangular',
) => buildModel({ items, links, risks, distribution });

/** Expects an estimate of every seed within 3 standard errors of what is exact. `deviation`: of one run. */
function expectWithin(estimates: readonly number[], exact: number, deviation: number, runs = 0) {
  const error = deviation / Math.sqrt(runs);
  for (const [i, estimate] of estimates.entries()) {
    expect(Math.abs(estimate - exact), `seed ${SEEDS[i]}: ${estimate}, exact ${exact}`).toBeLessThan(3 * error);
  }
}

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const run = (model: ReturnType<typeof buildModel>) => SEEDS.map((seed) => simulate(model, { seed, focus: null }));

// Each is a second of work; a busy machine needs longer.
describe('against what is known exactly, over 20 seeds', { timeout: 60_000 }, () => {
  test('a chain of 12 is about normal with the summed means and variances of its PERT distributions', () => {
    // beta(3, 3) on 5 to 15: mean 10, variance 100 * 9 / (36 * 7). Its sum has excess kurtosis -0.67 / 12: as good as normal.
    const chain = Array.from({ length: 12 }, (_, i) => item(`i${i}`, { points: points(5, 10, 15) }));
    const links = chain.slice(1).map((_, i) => follows(i, i + 1));
    const answers = run(modelOf(chain, links, [], 'pert'));
    const deviation = Math.sqrt((12 * 900) / 252);
    expectWithin(
      answers.map(({ curve }) => mean(curve.subarray(1, 100))),
      120,
      deviation,
      answers[0]?.runs,
    );
    for (const p of [0.5, 0.8, 0.9]) {
      const density = Math.exp(-(normalQuantile(p) ** 2) / 2) / Math.sqrt(2 * Math.PI) / deviation;
      const quantileDeviation = Math.sqrt(p * (1 - p)) / density;
      const estimates = answers.map(({ curve }) => curve[p * 100] ?? 0);
      expectWithin(estimates, 120 + deviation * normalQuantile(p), quantileDeviation, answers[0]?.runs);
    }
  });

  test('two parallel paths are both in time with the product of their probabilities', () => {
    const parts = [
      item('a', { points: points(10, 20, 30) }, { promised: 20 }),
      item('b', { points: points(12, 18, 36) }, { promised: 20 }),
      item('both', { certain: 0 }, { promised: 20, earliestStart: 20 }),
    ];
    const answers = run(modelOf(parts, [follows(0, 2), follows(1, 2)], [], 'pert'));
    for (const { inTime, merges, runs } of answers) {
      const product = (inTime[0] ?? 0) * (inTime[1] ?? 0);
      const error = Math.sqrt((product * (1 - product)) / runs);
      expect(Math.abs((inTime[2] ?? 0) - product)).toBeLessThan(3 * error);
      expect(merges).toEqual([
        {
          item: 2,
          all: inTime[2],
          paths: [
            { from: 0, share: inTime[0] },
            { from: 1, share: inTime[1] },
          ],
        },
      ]);
      expect(inTime[2]).toBeLessThan(Math.min(inTime[0] ?? 0, inTime[1] ?? 0));
    }
  });

  test('a risk delays its item with its probability, and costs P80 what it costs', () => {
    // 10 certain days and 5 more in 30 % of runs: P80 is 15, without the risk 10. In 15 % of runs: P80 is 10 either way.
    const model = (probability: number) =>
      modelOf(
        [item('a', { certain: 10 }, { promised: 10 })],
        [],
        [threat('r', probability, points(5, 5, 5), [0])],
        'pert',
      );
    const often = run(model(0.3));
    expectWithin(
      often.map(({ riskShare }) => riskShare[0] ?? 0),
      0.3,
      Math.sqrt(0.21),
      often[0]?.runs,
    );
    expectWithin(
      often.map(({ inTime }) => inTime[0] ?? 0),
      0.7,
      Math.sqrt(0.21),
      often[0]?.runs,
    );
    for (const { p50, p80, riskDays } of often) expect([p50[0], p80[0], riskDays[0]]).toEqual([10, 15, 5]);
    for (const { p80, riskDays } of run(model(0.15))) expect([p80[0], riskDays[0]]).toEqual([10, 0]);
  });

  test('one draw of a risk hits all that it touches', () => {
    const parts = ['a', 'b'].map((id) => item(id, { certain: 10 }, { promised: 10 }));
    const model = modelOf(parts, [], [threat('r', 0.4, points(2, 6, 12), [0, 1])], 'triangular');
    for (const { curve, p80, inTime } of run(model)) {
      expect(p80[0]).toBeCloseTo(p80[1] ?? 0, 6);
      // Two that were drawn apart would both be spared in 36 % of runs only.
      expect(curve[59]).toBe(10);
      expect(inTime[0]).toBeCloseTo(0.6, 2);
    }
  });

  test('the standard error of P80 says how far seeds differ', () => {
    const parts = Array.from({ length: 5 }, (_, i) => item(`i${i}`, { median: 40, p80: 1.5 }));
    const model = modelOf(
      parts,
      parts.slice(1).map((_, i) => follows(i, i + 1)),
      [],
      'pert',
    );
    const answers = run(model);
    const p80s = answers.map(({ curve }) => curve[80] ?? 0);
    const centre = mean(p80s);
    const far = answers.filter(({ halfWidth, curve }) => Math.abs((curve[80] ?? 0) - centre) > halfWidth);
    expect(far.length).toBeLessThanOrEqual(4);
  });
});
