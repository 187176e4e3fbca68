import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildModel, type ModelItem, type ModelLink, type ModelRisk } from './build-model.ts';
import { createSimulation, simulate } from './simulate.ts';
import { follows, item, points, sampleModel, sampleParts, seeded, threat } from './testing/sample-network.ts';

const size = { items: 30, links: 45, risks: 6 };
const partsOf = (seed: number) => sampleParts(size, seeded(seed));
const RUNS = { seed: 7, focus: null, mostRuns: 2000 };
/** All runs asked for, however soon P80 is stable: answers can then be compared run by run. */
function runAll(model: ReturnType<typeof buildModel>, focus: number | null = null) {
  const simulation = createSimulation(model, { ...RUNS, focus });
  while (simulation.step().runs < simulation.mostRuns);
  return simulation.answer();
}

const modelOf = (
  items: readonly ModelItem[],
  links: readonly ModelLink[],
  risks: readonly ModelRisk[],
  distribution: 'pert' | 'triangular',
) => buildModel({ items, links, risks, distribution });

describe('one seed', () => {
  test('gives one answer, to the last bit, another seed another', () => {
    const model = sampleModel(size, seeded(1));
    expect(simulate(model, { ...RUNS })).toEqual(simulate(model, { ...RUNS }));
    expect(simulate(model, { ...RUNS, seed: 8 }).p80).not.toEqual(simulate(model, RUNS).p80);
  });

  test('keeps the draws of what stays when something is added beside it', () => {
    const { items, links } = partsOf(2);
    const alone = runAll(modelOf(items, links, [], 'pert'));
    const beside = runAll(modelOf([...items, item('new', { points: points(1, 2, 9) })], links, [], 'pert'));
    expect(beside.p80.subarray(0, items.length)).toEqual(alone.p80);
  });
});

describe('for any network', { timeout: 60_000 }, () => {
  const anySeed = fc.integer({ min: 1, max: 10_000 });

  test('leaving a risk out is the same as never having had it', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 0, max: size.risks - 1 }), (seed, left) => {
        const { items, links, risks } = partsOf(seed);
        const whole = runAll(modelOf(items, links, risks, 'pert'));
        const without = runAll(
          modelOf(
            items,
            links,
            risks.filter((_, i) => i !== left),
            'pert',
          ),
        );
        const days = (whole.curve[80] ?? 0) - (without.curve[80] ?? 0);
        expect(whole.riskDays[left]).toBeCloseTo(days, 6);
        expect(days).toBeGreaterThanOrEqual(0);
        const after = risks.map((risk, i) =>
          i === left ? { ...risk, probability: risk.probabilityAfter, impact: risk.impactAfter } : risk,
        );
        const done = runAll(modelOf(items, links, after, 'pert'));
        expect(whole.riskDaysAfter[left]).toBeCloseTo((done.curve[80] ?? 0) - (without.curve[80] ?? 0), 6);
      }),
      { seed: 1, numRuns: 10 },
    );
  });

  test('so is making an item certain, and so it is for a milestone in focus', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 15, max: size.items - 1 }), (seed, focus) => {
        const { items, links, risks } = partsOf(seed);
        const model = modelOf(items, links, risks, 'pert');
        const whole = runAll(model, focus);
        expect(whole.curve[80]).toBeCloseTo(whole.p80[focus] ?? 0, 2);
        for (const { item: index, days } of whole.itemDays.slice(0, 3)) {
          const median = medianOf(model, index);
          const certain = items.map((one, i) => (i === index ? { ...one, work: { certain: median } } : one));
          const other = runAll(modelOf(certain, links, risks, 'pert'), focus);
          expect(days).toBeCloseTo((whole.curve[80] ?? 0) - (other.curve[80] ?? 0), 4);
        }
      }),
      { seed: 2, numRuns: 8 },
    );
  });

  test('nothing starts before what it waits for, and a longer item makes nothing earlier', () => {
    fc.assert(
      fc.property(anySeed, fc.integer({ min: 0, max: size.items - 1 }), (seed, longer) => {
        const { items, links, risks } = partsOf(seed);
        const whole = runAll(modelOf(items, links, risks, 'triangular'));
        const stretched = items.map((one, i) => (i === longer ? { ...one, done: 3 } : one));
        const later = runAll(modelOf(stretched, links, risks, 'triangular'));
        whole.p80.forEach((p80, i) => {
          expect(later.p80[i]).toBeGreaterThanOrEqual(p80 - 1e-3);
          expect(whole.p50[i]).toBeLessThanOrEqual(p80);
          expect(p80).toBeLessThanOrEqual(whole.p90[i] ?? 0);
        });
        for (const { from, to, type, lag } of links) {
          if (type === 'FS' && lag >= 0)
            expect(whole.p50[to]).toBeGreaterThanOrEqual((whole.p50[from] ?? 0) + lag - 1e-3);
        }
      }),
      { seed: 3, numRuns: 10 },
    );
  });
});

/** The P50 of an item's own days: that of a network of it alone, to what the runs resolve. */
function medianOf(model: ReturnType<typeof buildModel>, index: number): number {
  const table = model.tables[model.work.table[index] ?? -1];
  return (model.work.fixed[index] ?? 0) + (model.work.scale[index] ?? 0) * (table?.[1024] ?? 0);
}

describe('what matters to the finish', () => {
  const chain = [
    item('long', { points: points(20, 30, 60) }),
    item('short', { points: points(1, 2, 3) }),
    item('end', { certain: 5 }),
  ];

  test('is what lies on the longest path', () => {
    const { criticality, ssi, cruciality } = simulate(modelOf(chain, [follows(0, 2), follows(1, 2)], [], 'pert'), RUNS);
    expect([...criticality]).toEqual([1, 0, 1]);
    expect(ssi[0]).toBeCloseTo(1, 6);
    expect(cruciality[0]).toBeCloseTo(1, 6);
    expect(cruciality[1]).toBeLessThan(0.1);
    expect(ssi[2]).toBe(0);
  });

  test('is shared by two paths that are alike', () => {
    const twins = [item('a', { points: points(5, 10, 15) }), item('b', { points: points(5, 10, 15) })];
    const { criticality } = simulate(modelOf(twins, [], [], 'pert'), { ...RUNS, mostRuns: 10_000 });
    expect((criticality[0] ?? 0) + (criticality[1] ?? 0)).toBeCloseTo(1, 6);
    expect(criticality[0]).toBeGreaterThan(0.45);
    expect(criticality[0]).toBeLessThan(0.55);
  });
});

describe('odd input', () => {
  test('nothing at all, only certain items, and risks that touch nothing', () => {
    expect(simulate(modelOf([], [], [], 'pert'), RUNS)).toMatchObject({ isStable: true, runs: 2000 });
    const still = simulate(
      modelOf([item('a', { certain: 0 })], [], [threat('r', 1, points(1, 2, 3), [])], 'pert'),
      RUNS,
    );
    expect([still.p50[0], still.p80[0], still.riskDays[0], still.isStable]).toEqual([0, 0, 0, true]);
  });

  test('10,000 links on one item, most of them again and again, and dates a century apart', () => {
    const before = Array.from({ length: 100 }, (_, i) => item(`before ${i}`, { points: points(1, 2, 30_000) }));
    const parts = [...before, item('last', { median: 3, p80: 1.5 }, { earliestStart: 26_000 })];
    const links = Array.from({ length: 10_000 }, (_, i) => ({ ...follows(i % 100, 100), lag: Math.floor(i / 100) }));
    const model = modelOf(parts, links, [], 'pert');
    expect(model.linkFrom).toHaveLength(100);
    expect(Math.min(...model.linkLag)).toBe(99);
    const answer = simulate(model, RUNS);
    expect(answer.p80[100]).toBeGreaterThan(26_000);
    expect(Number.isFinite(answer.p90[100] ?? Number.NaN)).toBe(true);
  });

  test('days below nothing and beyond all reason', () => {
    const parts = [item('a', { points: points(-50, -10, 1e300) }), item('b', { certain: -4 })];
    const answer = simulate(modelOf(parts, [follows(0, 1)], [], 'triangular'), RUNS);
    expect(answer.p50.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
  });
});
