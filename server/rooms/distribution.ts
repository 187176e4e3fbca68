/** How values were distributed: how many were at most each bound, as Prometheus wants it. Cheap enough for hot paths. */
export class Distribution {
  /** Upper bounds, rising. */
  readonly bounds: readonly number[];
  /** Values up to each bound and above the one before; the last are above all. */
  readonly counts: number[];
  sum = 0;

  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.counts = new Array(bounds.length + 1).fill(0);
  }

  observe(value: number): void {
    let i = 0;
    while (i < this.bounds.length && value > (this.bounds[i] ?? 0)) i += 1;
    this.counts[i] = (this.counts[i] ?? 0) + 1;
    this.sum += value;
  }
}

/** Bounds in seconds for what takes from a millisecond to a minute. */
export const DURATIONS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];
/** Bounds for counts. */
export const COUNTS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];
/** Bounds in bytes, from an awareness frame to the largest step 2. */
export const SIZES = [64, 256, 1_024, 4_096, 16_384, 65_536, 262_144, 1_048_576, 4_194_304, 16_777_216];
