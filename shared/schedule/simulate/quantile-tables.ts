import type { SimulationSettings } from '#shared/board/records/board-meta.ts';

/** Steps of a table: quantiles at 0, 1/CELLS ... 1; between them they are interpolated. */
export const TABLE_CELLS = 2048;
/** Modes for which shapes are worked out; those between are interpolated, which keeps the mean exact. */
const MODES = 64;
/** Where a distribution without an upper end is cut off, as a part of a cell. */
const TAIL = 0.1;

/**
 * A distribution's quantile function over [0, 1] as a table of TABLE_CELLS + 1 values. Seven digits are more than any estimate
 * has, and every item may have a table of its own: half the size is half the waiting for memory.
 */
export type QuantileTable = Float32Array;

/** The value at a probability in [0, 1]. */
export function quantileIn(table: QuantileTable, probability: number): number {
  const place = Math.min(Math.max(probability, 0), 1) * TABLE_CELLS;
  const cell = Math.min(Math.floor(place), TABLE_CELLS - 1);
  const low = table[cell] ?? 0;
  return low + (place - cell) * ((table[cell + 1] ?? low) - low);
}

const known = new Map<string, QuantileTable>();

/**
 * A three-point distribution from 0 to 1 with its mode at `mode` (0 to 1). PERT: beta with alpha = 1 + 4 mode and
 * beta = 5 - 4 mode (Malcolm et al. 1959); triangular: on the same three points.
 */
export function threePointTable(kind: SimulationSettings['distribution'], mode: number): QuantileTable {
  const place = Math.min(Math.max(mode, 0), 1) * MODES;
  const below = Math.floor(place);
  const low = remembered(`${kind} ${below}`, () => shapeTable(kind, below / MODES));
  if (place === below) return low;
  const high = remembered(`${kind} ${below + 1}`, () => shapeTable(kind, (below + 1) / MODES));
  return low.map((value, i) => value + (place - below) * ((high[i] ?? 1) - value));
}

/** A log-normal distribution with median 1 whose P80 is `p80` (more than 1). */
export function logNormalTable(p80: number): QuantileTable {
  return remembered(`log-normal ${p80}`, () => {
    const sigma = Math.log(p80) / normalQuantile(0.8);
    return Float32Array.from({ length: TABLE_CELLS + 1 }, (_, i) => {
      const cell = Math.min(Math.max(i, TAIL), TABLE_CELLS - TAIL);
      return Math.exp(sigma * normalQuantile(cell / TABLE_CELLS));
    });
  });
}

function remembered(name: string, make: () => QuantileTable): QuantileTable {
  const table = known.get(name) ?? make();
  known.set(name, table);
  return table;
}

function shapeTable(kind: SimulationSettings['distribution'], mode: number): QuantileTable {
  return kind === 'triangular' ? triangularTable(mode) : betaTable(1 + 4 * mode, 5 - 4 * mode);
}

function triangularTable(mode: number): QuantileTable {
  return Float32Array.from({ length: TABLE_CELLS + 1 }, (_, i) => {
    const p = i / TABLE_CELLS;
    return p < mode ? Math.sqrt(p * mode) : 1 - Math.sqrt((1 - p) * (1 - mode));
  });
}

/** Quantiles of a beta distribution with both shapes at least 1: its density summed by the midpoint rule, then inverted. */
function betaTable(alpha: number, beta: number): QuantileTable {
  const steps = TABLE_CELLS * 2;
  const below = new Float64Array(steps + 1);
  for (let i = 0; i < steps; i++) {
    const x = (i + 0.5) / steps;
    below[i + 1] = (below[i] ?? 0) + x ** (alpha - 1) * (1 - x) ** (beta - 1);
  }
  const total = below[steps] ?? 1;
  const table = new Float32Array(TABLE_CELLS + 1);
  let step = 0;
  for (let i = 0; i < TABLE_CELLS; i++) {
    const wanted = (i / TABLE_CELLS) * total;
    while (step < steps - 1 && (below[step + 1] ?? 0) <= wanted) step++;
    const low = below[step] ?? 0;
    table[i] = (step + (wanted - low) / ((below[step + 1] ?? 0) - low || 1)) / steps;
  }
  table[TABLE_CELLS] = 1;
  return table;
}

/** Quantile of the standard normal distribution to 1e-9: Acklam's rational approximation. */
export function normalQuantile(p: number): number {
  const tail = 0.02425;
  if (p < tail) return tailQuantile(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - tail) return -tailQuantile(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  return (polynomial(CENTRE_TOP, r) * q) / (polynomial(CENTRE_BOTTOM, r) * r + 1);
}

const CENTRE_TOP = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const CENTRE_BOTTOM = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572,
];
const TAIL_TOP = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_BOTTOM = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];

function tailQuantile(q: number): number {
  return polynomial(TAIL_TOP, q) / (polynomial(TAIL_BOTTOM, q) * q + 1);
}

function polynomial(coefficients: readonly number[], x: number): number {
  return coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);
}
