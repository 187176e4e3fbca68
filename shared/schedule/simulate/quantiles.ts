type Values = Float32Array | Float64Array;

/** Bins that values are counted in: few fall into the one that holds a quantile. */
const BINS = 1024;
const counts = new Int32Array(BINS + 1);

/** The rank (from 0) of a quantile among `count` values: that of the least value that a share of at least `p` don't exceed. */
export function rankOf(p: number, count: number): number {
  return Math.min(Math.max(Math.ceil(p * count - 1e-9) - 1, 0), count - 1);
}

/** One quantile of the values, exactly; 0 of none. */
export function quantileOf(values: Values, p: number): number {
  return quantilesOf(values, [p])[0] ?? 0;
}

/**
 * Quantiles of finite values for some probabilities, exactly; 0 of none. Counts the values in bins and sorts only the bins asked
 * for: linear, without moving the values.
 */
export function quantilesOf(values: Values, probabilities: readonly number[]): number[] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (values.length === 0) return probabilities.map(() => 0);
  if (least === most) return probabilities.map(() => least);
  const scale = BINS / (most - least);
  counts.fill(0);
  for (let i = 0; i < values.length; i++) {
    const bin = ((values[i] as number) - least) * scale;
    counts[bin | 0] = (counts[bin | 0] as number) + 1;
  }
  return probabilities.map((p) => {
    let rank = rankOf(p, values.length);
    let bin = 0;
    while (rank >= (counts[bin] as number)) rank -= counts[bin++] as number;
    return valueInBin(values, least, scale, bin, rank);
  });
}

function valueInBin(values: Values, least: number, scale: number, bin: number, rank: number): number {
  const inBin = new Float64Array(counts[bin] as number);
  let found = 0;
  for (let i = 0; i < values.length; i++) {
    if (((((values[i] as number) - least) * scale) | 0) === bin) inBin[found++] = values[i] as number;
  }
  return inBin.sort()[rank] as number;
}
