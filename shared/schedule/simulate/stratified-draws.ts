/** Runs of a batch. Draws are stratified within a batch, so batches are independent of each other. */
export const BATCH_RUNS = 500;

/** Bits of a random number that choose a place; the others place the draw within its stratum. */
const JITTER_BITS = 12;
const JITTER_STEPS = 2 ** JITTER_BITS;

/**
 * Fills `out` with BATCH_RUNS numbers in (0, 1) in random order, one from each of as many strata of equal width: one column of
 * a Latin hypercube (McKay, Beckman and Conover 1979). `seed`, `stream` and `batch` alone decide the numbers: a variable that
 * keeps its stream keeps its draws, whatever is added beside it. Generator: sfc32 (Doty-Humphrey, PractRand).
 */
export function stratifiedDraws(out: Float64Array, seed: number, stream: number, batch: number): void {
  let a = seed | 0;
  let b = stream | 0;
  let c = batch | 0;
  let counter = 1;
  for (let i = 0; i < BATCH_RUNS; i++) out[i] = i;
  // The first numbers only spread the three words of the seed over the state.
  for (let i = BATCH_RUNS + 14; i >= 0; i--) {
    const random = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + random) | 0;
    if (i >= BATCH_RUNS) continue;
    // 20 bits times at most 500: exact in 32 bits, and even to one part in 2,000 of a place's probability.
    const place = ((random >>> JITTER_BITS) * (i + 1)) >>> (32 - JITTER_BITS);
    const stratum = out[place] as number;
    out[place] = out[i] as number;
    out[i] = (stratum + ((random & (JITTER_STEPS - 1)) + 0.5) / JITTER_STEPS) / BATCH_RUNS;
  }
}

/** A stream's number from the text that names it: FNV-1a, 32 bits. */
export function streamOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
