type Values = Float32Array | Float64Array;

/** Bins that values are counted in: few fall into the one that holds a quantile. */
const BINS = 1024;
const counts = new Int32Array(BINS + 1);
/** Of each bin, which of the quantiles lies in it (from 1 on); 0 where none does. */
const wanted = new Uint8Array(BINS + 1);
let binOf = new Uint16Array(0);

/** The rank (from 0) of a quantile among `count` values: that of the least value that a share of at least `p` don't exceed. */
export function rankOf(p: number, count: number): number {
  return Math.min(Math.max(Math.ceil(p * count - 1e-9) - 1, 0), count - 1);
}

/** One quantile of the values, exactly; 0 of none. */
export function quantileOf(values: Values, p: number): number {
  return quantilesOf(values, [p])[0] ?? 0;
}

/**
 * Quantiles of finite values for some probabilities (at most 255), exactly; 0 of none. Counts the values in bins and sorts only
 * the bins asked for: linear, without moving the values.
 */
export function quantilesOf(values: Values, probabilities: readonly number[]): number[] {
  const { length } = values;
  if (length === 0) return probabilities.map(() => 0);
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < length; i++) {
    const value = values[i] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (least === most) return probabilities.map(() => least);
  countInBins(values, least, BINS / (most - least));
  const places = probabilities.map((p) => placeOf(rankOf(p, length)));
  const bins = [...new Set(places.map(({ bin }) => bin))];
  const sorted = valuesInBins(values, bins);
  return places.map(({ bin, rank }) => sorted[bins.indexOf(bin)]?.[rank] ?? 0);
}

function countInBins(values: Values, least: number, scale: number): void {
  if (binOf.length < values.length) binOf = new Uint16Array(values.length);
  counts.fill(0);
  for (let i = 0; i < values.length; i++) {
    const bin = (((values[i] as number) - least) * scale) | 0;
    binOf[i] = bin;
    counts[bin] = (counts[bin] as number) + 1;
  }
}

/** The bin that holds the value of a rank, and its rank there. */
function placeOf(rank: number): { readonly bin: number; readonly rank: number } {
  let bin = 0;
  let left = rank;
  while (left >= (counts[bin] as number)) left -= counts[bin++] as number;
  return { bin, rank: left };
}

/** The values of some of the bins, sorted. */
function valuesInBins(values: Values, bins: readonly number[]): Float64Array[] {
  const found = bins.map((bin) => new Float64Array(counts[bin] as number));
  const filled = new Int32Array(bins.length);
  bins.forEach((bin, i) => {
    wanted[bin] = i + 1;
  });
  for (let i = 0; i < values.length; i++) {
    const which = wanted[binOf[i] as number] as number;
    if (which === 0) continue;
    (found[which - 1] as Float64Array)[filled[which - 1] as number] = values[i] as number;
    filled[which - 1] = (filled[which - 1] as number) + 1;
  }
  for (const bin of bins) wanted[bin] = 0;
  return found.map((inBin) => inBin.sort());
}
