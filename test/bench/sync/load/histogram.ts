/** A histogram as it travels between processes: counts by step of `STEP_MS`. */
export interface HistogramData {
  readonly counts: Uint32Array;
  readonly total: number;
  readonly max: number;
}

export interface Percentiles {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

const STEP_MS = 0.1;
const STEPS = 600_000;

/** Counts times of up to a minute in steps of 0.1 ms: adding one costs next to nothing. */
export class Histogram {
  readonly #counts = new Uint32Array(STEPS);
  #total = 0;
  #max = 0;

  add(milliseconds: number): void {
    const step = Math.min(STEPS - 1, Math.max(0, Math.round(milliseconds / STEP_MS)));
    this.#counts[step] = (this.#counts[step] ?? 0) + 1;
    this.#total += 1;
    if (milliseconds > this.#max) this.#max = milliseconds;
  }

  data(): HistogramData {
    const last = this.#counts.findLastIndex((count) => count > 0);
    return { counts: this.#counts.slice(0, last + 1), total: this.#total, max: this.#max };
  }
}

/** Percentiles over all these histograms; `null` when they are empty. */
export function percentiles(parts: readonly HistogramData[]): Percentiles | null {
  const count = parts.reduce((sum, { total }) => sum + total, 0);
  if (count === 0) return null;
  const at = (share: number) => {
    const wanted = Math.ceil(count * share);
    const steps = Math.max(...parts.map(({ counts }) => counts.length));
    let seen = 0;
    for (let step = 0; step < steps; step++) {
      for (const { counts } of parts) seen += counts[step] ?? 0;
      if (seen >= wanted) return step * STEP_MS;
    }
    return (steps - 1) * STEP_MS;
  };
  return { count, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: Math.max(...parts.map(({ max }) => max)) };
}
