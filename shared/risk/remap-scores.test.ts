import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MATRIX, matrixSchema, RISK_LEVELS } from '#shared/board/records/board-meta.ts';
import { riskSchema } from '#shared/board/records/risk.ts';
import { cycleLevel, fillByProduct, isMonotone, resizeAxis, thresholdsFor, withLevel } from './edit-matrix.ts';
import { previewMatrix } from './preview-matrix.ts';
import { mapStep } from './remap-scores.ts';

const size = fc.integer({ min: 2, max: 10 });
const scaled = fc
  .tuple(size, size)
  .chain(([from, to]) =>
    fc.tuple(fc.constant(from), fc.constant(to), fc.integer({ min: 1, max: from }), fc.integer({ min: 1, max: from })),
  );

describe('mapStep', () => {
  it('stays in range, keeps the order, maps the ends to the ends, and nothing when nothing changes', () => {
    fc.assert(
      fc.property(scaled, ([from, to, a, b]) => {
        const [x, y] = [mapStep(a, from, to), mapStep(b, from, to)];
        expect(Number.isInteger(x) && x >= 1 && x <= to).toBe(true);
        if (a <= b) expect(x).toBeLessThanOrEqual(y);
        expect([mapStep(1, from, to), mapStep(from, from, to)]).toEqual([1, to]);
        expect(mapStep(a, from, from)).toBe(a);
        if (to >= from) expect(mapStep(x, to, from)).toBe(a);
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});

describe('editing a matrix', () => {
  it('always ends in one that the board takes, and never loses the ends of a scale', () => {
    fc.assert(
      fc.property(size, size, (likelihood, impact) => {
        const resized = resizeAxis(resizeAxis(DEFAULT_MATRIX, 'likelihood', likelihood), 'impact', impact);
        expect(matrixSchema.parse(resized)).toEqual(resized);
        expect([resized.likelihood.length, resized.impact.length]).toEqual([likelihood, impact]);
        expect([resized.impact[0]?.label, resized.impact.at(-1)?.label]).toEqual(['Negligible', 'Severe']);
        expect(isMonotone(resized)).toBe(true);
        expect(isMonotone(fillByProduct(resized, thresholdsFor(resized)))).toBe(true);
      }),
      { seed: 12, numRuns: 81 },
    );
  });

  it('goes round the levels in both directions, one cell at a time', () => {
    for (const level of RISK_LEVELS) expect(cycleLevel(cycleLevel(level, 1), -1)).toBe(level);
    const edited = withLevel(DEFAULT_MATRIX, 1, 5, 'VH');
    expect(edited.levels[0]).toEqual(['VL', 'VL', 'L', 'L', 'VH']);
    expect(edited.levels.slice(1)).toEqual(DEFAULT_MATRIX.levels.slice(1));
    expect(isMonotone(edited)).toBe(false);
  });
});

describe('previewMatrix', () => {
  const risk = (id: string, currentLikelihood: number, currentImpact: number) => ({
    ...riskSchema.parse({ title: id, currentLikelihood, currentImpact }),
    id,
  });

  it('says nothing when nothing changes', () => {
    const preview = previewMatrix([risk('a', 5, 5), risk('b', 1, 2)], DEFAULT_MATRIX, DEFAULT_MATRIX);
    expect(preview).toEqual({ cells: [], moved: 0, levels: [], outside: [], above: { before: 1, after: 1 } });
  });

  it('says where scores go, which levels change and which would fall outside', () => {
    const smaller = resizeAxis(DEFAULT_MATRIX, 'impact', 3);
    const preview = previewMatrix([risk('a', 5, 5), risk('b', 3, 2), risk('c', 1, 1)], DEFAULT_MATRIX, smaller);
    expect(preview.cells.map(({ from, to }) => [from.impact, to.impact])).toEqual([[5, 3]]);
    expect(preview.moved).toBe(1);
    expect(preview.outside.map(({ risk: { id }, to }) => [id, to.impact])).toEqual([['a', 3]]);
  });
});
