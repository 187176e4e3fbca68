/** What a part of the long tests is given. */
export interface LongRun {
  /** How many seeds, rounds, frames or seconds. */
  readonly count: number;
  readonly firstSeed: number;
  /** To be called as work gets done. */
  progress(done?: number): void;
  /** Notes a failure; the run goes on. */
  fail(which: string, error: unknown): void;
}

/** One part of `npm run test:long`. */
export interface LongPart {
  readonly name: string;
  /** What is counted. */
  readonly what: string;
  /** How many of it at scale 1. */
  readonly full: number;
  /** Answers figures for the report. */
  run(run: LongRun): Promise<Readonly<Record<string, number | string>>>;
}
