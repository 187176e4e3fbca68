import { type Matrix, RISK_LEVELS, type RiskLevel } from '#shared/board/records/board-meta.ts';
import { mapStep } from './remap-scores.ts';

export const MATRIX_AXES = ['likelihood', 'impact'] as const;
export type MatrixAxis = (typeof MATRIX_AXES)[number];
export const LEAST_STEPS = 2;
export const MOST_STEPS = 10;

/** The matrix with another number of steps on an axis: labels and levels go where the scores go. */
export function resizeAxis(matrix: Matrix, axis: MatrixAxis, steps: number): Matrix {
  const before = matrix[axis].length;
  const size = Math.min(MOST_STEPS, Math.max(LEAST_STEPS, steps));
  if (size === before) return matrix;
  const sourceOf = (step: number) => mapStep(step, size, before);
  const scale = Array.from({ length: size }, (_, i) => {
    const source = sourceOf(i + 1);
    // On a longer scale words stay with the scores they were given for; the steps between have none yet.
    const isOwn = size < before || mapStep(source, before, size) === i + 1;
    return (isOwn && matrix[axis][source - 1]) || { label: `Step ${i + 1}`, hint: '' };
  });
  const other = axis === 'likelihood' ? matrix.impact.length : matrix.likelihood.length;
  const levelAt = (likelihood: number, impact: number): RiskLevel => matrix.levels[likelihood - 1]?.[impact - 1] ?? 'M';
  const levels =
    axis === 'likelihood'
      ? scale.map((_, i) => Array.from({ length: other }, (_, j) => levelAt(sourceOf(i + 1), j + 1)))
      : Array.from({ length: other }, (_, j) => scale.map((_, i) => levelAt(j + 1, sourceOf(i + 1))));
  return { ...matrix, [axis]: scale, levels };
}

/** The matrix with one cell at another level. Steps from 1. */
export function withLevel(matrix: Matrix, likelihood: number, impact: number, level: RiskLevel): Matrix {
  const levels = matrix.levels.map((row, l) =>
    l === likelihood - 1 ? row.map((old, i) => (i === impact - 1 ? level : old)) : row,
  );
  return { ...matrix, levels };
}

/** The level some steps up (or, negative, down) the scale; past an end it starts at the other. */
export function cycleLevel(level: RiskLevel, by: number): RiskLevel {
  const count = RISK_LEVELS.length;
  return RISK_LEVELS[(RISK_LEVELS.indexOf(level) + by + count) % count] ?? level;
}

/** The lowest likelihood x impact of L, M, H and VH, as parts of the highest there is. Of a 5 x 5: from 3, 6, 12, 20. */
export const PRODUCT_THRESHOLDS: readonly [number, number, number, number] = [0.12, 0.24, 0.48, 0.8];

/** Levels by likelihood x impact: a cell is at the highest level whose threshold it reaches. A start, not the truth. */
export function fillByProduct(matrix: Matrix, thresholds: readonly number[]): Matrix {
  const levelOf = (product: number): RiskLevel =>
    RISK_LEVELS[thresholds.filter((threshold) => product >= threshold).length] ?? 'VH';
  const levels = matrix.likelihood.map((_, l) => matrix.impact.map((_, i) => levelOf((l + 1) * (i + 1))));
  return { ...matrix, levels };
}

/** Thresholds for a matrix of this size, in products. */
export function thresholdsFor(matrix: Pick<Matrix, 'likelihood' | 'impact'>): readonly number[] {
  const most = matrix.likelihood.length * matrix.impact.length;
  return PRODUCT_THRESHOLDS.map((part) => Math.max(1, Math.round(part * most)));
}

/** Whether a worse step never has a lower level: what people expect of a matrix (Cox 2008, weak consistency). */
export function isMonotone({ levels }: Pick<Matrix, 'levels'>): boolean {
  const rank = (l: number, i: number) => {
    const level = levels[l]?.[i];
    return level === undefined ? Number.POSITIVE_INFINITY : RISK_LEVELS.indexOf(level);
  };
  return levels.every((row, l) => row.every((_, i) => rank(l, i) <= rank(l + 1, i) && rank(l, i) <= rank(l, i + 1)));
}
