import { createBatch, runBatch } from './batch.ts';
import { createRanking, createSlack, lastItems, latestFinish, latestItems, slackTowards } from './criticality.ts';
import { countMerges, createMergeCounts, HALF_A_DAY, type Merge, mergesOf } from './merges.ts';
import { quantileOf, quantilesOf, rankOf } from './quantiles.ts';
import { type RemovalCosts, Removals } from './removals.ts';
import { addToSums, createSensitivitySums, type Sensitivity, sensitivityOf } from './sensitivity.ts';
import type { SimulationModel, SimulationOptions } from './simulation-model.ts';
import { Stability } from './stability.ts';
import { BATCH_RUNS } from './stratified-draws.ts';

export const MOST_RUNS = 10_000;
/** Finishes that are kept at most (items x runs), so that a huge board can't take all memory: 128 MB. */
const MOST_FINISHES = 32_000_000;
const FEWEST_RUNS = 4 * BATCH_RUNS;
/** Items whose spread is left out in turn, those of the highest SSI. */
const ITEMS_LOOKED_AT = 8;
/** Points of the S-curve: finishes at 0 %, 1 % ... 100 %. */
const CURVE_STEPS = 100;

export interface Quantiles {
  readonly p50: Float64Array;
  readonly p80: Float64Array;
  readonly p90: Float64Array;
}

/** What a simulation answers. Times are moments; arrays have one entry an item, unless they are of risks. */
export interface SimulationAnswer extends Quantiles, Sensitivity, RemovalCosts {
  readonly runs: number;
  /** Where paths meet: all must be in time, which is less likely than the worst of them alone. */
  readonly merges: readonly Merge[];
  /** Half width of the 95 % interval of the worst known P80 of the focus and the watched, working days. */
  readonly halfWidth: number;
  readonly isStable: boolean;
  /** Share of runs in which the item is finished on the promised day or before; NaN where nothing is promised. */
  readonly inTime: Float64Array;
  /** Finishes of the focus that a share of 0 %, 1 % ... 100 % of the runs do not exceed; empty when nothing counts for it. */
  readonly curve: Float64Array;
  /** Share of runs in which each risk happens. */
  readonly riskShare: Float64Array;
}

/** A simulation that goes on batch by batch, so that whoever runs it can stop between two. */
export interface Simulation {
  readonly mostRuns: number;
  /** Runs the next batch; answers how many runs there are, and whether that is enough. */
  step(): { readonly runs: number; readonly isDone: boolean };
  /** The answer from the runs so far (at least one batch). */
  answer(): SimulationAnswer;
}

/** Runs a simulation to its end. */
export function simulate(model: SimulationModel, options: SimulationOptions): SimulationAnswer {
  const simulation = createSimulation(model, options);
  while (!simulation.step().isDone);
  return simulation.answer();
}

/**
 * Monte Carlo over a schedule network by Latin hypercube samples in independent batches; the same model, seed and focus give
 * the same answer. It is done when P80 of the focus and of all watched items is known to half a working day, or at `mostRuns`.
 */
export function createSimulation(
  model: SimulationModel,
  { seed, focus, mostRuns = MOST_RUNS }: SimulationOptions,
): Simulation {
  const { itemCount } = model;
  const affordable = Math.floor(MOST_FINISHES / Math.max(itemCount, 1));
  const batches = Math.ceil(Math.min(mostRuns, Math.max(affordable, FEWEST_RUNS)) / BATCH_RUNS);
  const capacity = batches * BATCH_RUNS;
  const batch = createBatch(model);
  const last = lastItems(model, focus);
  const end = new Float64Array(BATCH_RUNS);
  const slack = createSlack(model);
  const ranking = createRanking();
  const removals = new Removals(model, last);
  const sums = createSensitivitySums(model);
  const merges = createMergeCounts(model);
  const stability = new Stability();
  const origin = originOf(model);
  const finishes = new Float32Array(itemCount * capacity);
  const ends = new Float64Array(capacity);
  const happened = new Float64Array(model.riskCount);
  let done = 0;

  const keepFinishes = () => {
    for (let item = 0; item < itemCount; item++) {
      const at = item * BATCH_RUNS;
      const to = item * capacity + done * BATCH_RUNS;
      for (let run = 0; run < BATCH_RUNS; run++) finishes[to + run] = (batch.finish[at + run] as number) - origin;
    }
    ends.set(end, done * BATCH_RUNS);
  };
  const step = () => {
    if (done < batches) {
      runBatch(model, batch, seed, done);
      latestItems(last, batch.finish, ranking);
      latestFinish(ranking, end);
      slackTowards(model, batch, last, end, slack);
      addToSums(sums, batch, end, slack);
      countMerges(model, batch, merges);
      if (done === 0) removals.chooseItems(mostSensitive(sensitivityOf(sums).ssi));
      removals.add({ batch, number: done, seed, end, slack, ranking });
      keepFinishes();
      countHappened(model, batch.happened, batch.happenedDays, happened);
      const watched = Float64Array.from(model.watched, (item) =>
        quantileOf(batch.finish.subarray(item * BATCH_RUNS, (item + 1) * BATCH_RUNS), 0.8),
      );
      stability.add(last.length > 0 ? Float64Array.of(quantileOf(end, 0.8), ...watched) : watched);
      done++;
    }
    return { runs: done * BATCH_RUNS, isDone: done >= batches || stability.isStable() };
  };
  const answer = () => {
    const runs = done * BATCH_RUNS;
    const sorted = ends.slice(0, runs).sort();
    return {
      runs,
      halfWidth: stability.halfWidth(),
      isStable: stability.isStable(),
      ...finishQuantiles(model, finishes, capacity, runs, origin),
      ...sensitivityOf(sums),
      ...removals.costs(ends.subarray(0, runs)),
      merges: mergesOf(model, merges, runs),
      curve: last.length === 0 ? new Float64Array(0) : curveOf(sorted),
      riskShare: happened.map((count) => count / runs),
    };
  };
  return { mostRuns: capacity, step, answer };
}

/** Kept finishes are counted from here: they then fit 32 bits to a thousandth of a day. */
function originOf({ earliestStart }: SimulationModel): number {
  return earliestStart.length === 0 ? 0 : earliestStart.reduce((first, start) => Math.min(first, start));
}

function mostSensitive(ssi: Float64Array): number[] {
  return Array.from(ssi.keys())
    .filter((item) => (ssi[item] as number) > 0)
    .sort((a, b) => (ssi[b] as number) - (ssi[a] as number))
    .slice(0, ITEMS_LOOKED_AT);
}

function countHappened(model: SimulationModel, happened: Int32Array, days: Float64Array, into: Float64Array): void {
  for (let risk = 0; risk < model.riskCount; risk++) {
    const from = risk * BATCH_RUNS;
    for (let hit = from; hit < from + (happened[risk] as number); hit++) {
      if ((days[hit] as number) > 0) into[risk] = (into[risk] as number) + 1;
    }
  }
}

function finishQuantiles(
  model: SimulationModel,
  finishes: Float32Array,
  capacity: number,
  runs: number,
  origin: number,
) {
  const { itemCount, promised } = model;
  const column = new Float32Array(runs);
  const [p50, p80, p90, inTime] = [0, 0, 0, 0].map(() => new Float64Array(itemCount)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let item = 0; item < itemCount; item++) {
    column.set(finishes.subarray(item * capacity, item * capacity + runs));
    inTime[item] = shareInTime(column, (promised[item] as number) - origin);
    const [middle = 0, high = 0, highest = 0] = quantilesOf(column, [0.5, 0.8, 0.9]);
    p50[item] = middle + origin;
    p80[item] = high + origin;
    p90[item] = highest + origin;
  }
  return { p50, p80, p90, inTime };
}

/** Dates are whole days: what is finished within half a day of the promised evening is in time. */
function shareInTime(finishes: Float32Array, promised: number): number {
  if (Number.isNaN(promised)) return Number.NaN;
  const limit = promised + HALF_A_DAY;
  let count = 0;
  for (let run = 0; run < finishes.length; run++) if ((finishes[run] as number) < limit) count++;
  return count / finishes.length;
}

function curveOf(sorted: Float64Array): Float64Array {
  return Float64Array.from({ length: CURVE_STEPS + 1 }, (_, i) => sorted[rankOf(i / CURVE_STEPS, sorted.length)] ?? 0);
}
