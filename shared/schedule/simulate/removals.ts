import { type Batch, drawWork } from './batch.ts';
import { daysSlack, RANKS, type Ranking, SAME, type Slack } from './criticality.ts';
import { quantileIn } from './quantile-tables.ts';
import { quantileOf } from './quantiles.ts';
import type { SimulationModel } from './simulation-model.ts';
import { BATCH_RUNS } from './stratified-draws.ts';
import { createUndo, downstreamOf, putBack, reschedule, type Undo } from './what-if.ts';

/** Finishes of the focus that differ from the simulated ones: run numbers and the finishes there. */
interface OtherFinishes {
  readonly runs: number[];
  readonly finishes: number[];
}

/** A risk, or an item whose own days are made certain. */
interface Removal {
  readonly items: Int32Array;
  readonly downstream: Int32Array;
  readonly without: OtherFinishes;
  readonly after: OtherFinishes;
}

export interface RemovalCosts {
  /** Working days that P80 of the focus would be earlier without the risk. */
  readonly riskDays: Float64Array;
  /** The same when its actions have been done: with it as it is then, against without it. */
  readonly riskDaysAfter: Float64Array;
  /** Working days that P80 would be earlier if the item surely took its P50. */
  readonly itemDays: readonly { readonly item: number; readonly days: number }[];
}

/** A batch that has been simulated, and what is known of it. */
export interface SimulatedBatch {
  readonly batch: Batch;
  readonly number: number;
  readonly seed: number;
  /** Finish of the focus in each run. */
  readonly end: Float64Array;
  readonly slack: Slack;
  readonly ranking: Ranking;
}

/**
 * What risks and items cost at P80 of the focus, by leaving each of them out of the very same runs (common random numbers): only
 * runs that change are scheduled again, and in them only what can decide the focus.
 */
export class Removals {
  private readonly model: SimulationModel;
  private readonly last: Int32Array;
  private readonly undo: Undo;
  private readonly risks: readonly Removal[];
  private items: readonly (readonly [number, Removal])[] = [];
  private readonly runs = new Int32Array(BATCH_RUNS);
  private readonly changes = new Float64Array(BATCH_RUNS);
  private readonly gains = new Float64Array(BATCH_RUNS);
  private count = 0;
  private readonly own = new Float64Array(BATCH_RUNS);

  /** `last`: the items one of which finishes last. */
  constructor(model: SimulationModel, last: Int32Array) {
    this.model = model;
    this.last = last;
    this.undo = createUndo(model);
    this.risks = Array.from({ length: model.riskCount }, (_, risk) =>
      this.removalOf(model.riskItems.subarray(model.riskItemsAt[risk], model.riskItemsAt[risk + 1])),
    );
  }

  /** Chooses the items that are looked at from now on: before the first batch is added. */
  chooseItems(items: readonly number[]): void {
    this.items = items.map((item) => [item, this.removalOf(Int32Array.of(item))]);
  }

  private removalOf(items: Int32Array): Removal {
    const none = (): OtherFinishes => ({ runs: [], finishes: [] });
    return { items, downstream: downstreamOf(this.model, items), without: none(), after: none() };
  }

  add(simulated: SimulatedBatch): void {
    this.risks.forEach((removal, risk) => {
      const { happened, happenedIn, happenedDays, happenedDaysAfter } = simulated.batch;
      const from = risk * BATCH_RUNS;
      const to = from + (happened[risk] as number);
      for (let hit = from; hit < to; hit++) {
        this.change(removal, happenedIn[hit] as number, -(happenedDays[hit] as number), simulated);
      }
      this.finishAgain(removal, simulated, removal.without);
      for (let hit = from; hit < to; hit++) {
        const change = (happenedDaysAfter[hit] as number) - (happenedDays[hit] as number);
        this.change(removal, happenedIn[hit] as number, change, simulated);
      }
      this.finishAgain(removal, simulated, removal.after);
    });
    for (const [item, removal] of this.items) this.makeCertain(removal, item, simulated);
  }

  /** The item's own days are always those of its P50; what risks add to them stays. */
  private makeCertain(removal: Removal, item: number, simulated: SimulatedBatch): void {
    const { fixed, scale, table } = this.model.work;
    const quantiles = this.model.tables[table[item] as number];
    if (!quantiles) return;
    const certain = (fixed[item] as number) + (scale[item] as number) * quantileIn(quantiles, 0.5);
    drawWork(this.model, item, simulated.seed, simulated.number, this.own, 0, simulated.batch.draws);
    for (let run = 0; run < BATCH_RUNS; run++) {
      this.change(removal, run, certain - (this.own[run] as number), simulated);
    }
    this.finishAgain(removal, simulated, removal.without);
  }

  /** Notes a run with other days. Fewer days move the focus only where one of the items decides it. */
  private change({ items }: Removal, run: number, days: number, { batch, slack }: SimulatedBatch): void {
    if (days === 0) return;
    let least = Number.POSITIVE_INFINITY;
    for (const item of items) least = Math.min(least, daysSlack(batch, slack, item * BATCH_RUNS + run));
    if (days < 0 ? least > SAME : least >= days * items.length) return;
    this.runs[this.count] = run;
    this.changes[this.count] = days;
    // One path may hold all items.
    this.gains[this.count++] = Math.abs(days) * items.length;
  }

  private finishAgain({ items, downstream }: Removal, simulated: SimulatedBatch, into: OtherFinishes): void {
    const { model, last, runs, gains, changes, count, undo } = this;
    this.count = 0;
    if (count === 0) return;
    const { batch, slack, end, number } = simulated;
    let mostGain = 0;
    for (let i = 0; i < count; i++) mostGain = Math.max(mostGain, gains[i] as number);
    addDays(batch, items, runs, changes, count, 1);
    reschedule(model, batch, slack, items, downstream, { runs, gains, mostGain, count }, undo);
    const moved = last.filter((item) => undo.isChanged[item] === 1);
    for (let i = 0; i < count; i++) {
      const run = runs[i] as number;
      const latest =
        (changes[i] as number) < 0
          ? latestOfLess(simulated, last, run)
          : latestAmong(batch.finish, moved, run, end[run] as number);
      if (latest === end[run]) continue;
      into.runs.push(number * BATCH_RUNS + run);
      into.finishes.push(latest);
    }
    putBack(batch, undo);
    addDays(batch, items, runs, changes, count, -1);
  }

  /** Days at P80 that each risk costs, today and after its actions, and each chosen item by its spread. */
  costs(ends: Float64Array): RemovalCosts {
    const p80 = quantileOf(ends, 0.8);
    const costOf = (changes: OtherFinishes) => (changes.runs.length === 0 ? 0 : p80 - p80With(ends, changes));
    const riskDays = Float64Array.from(this.risks, ({ without }) => costOf(without));
    return {
      riskDays,
      riskDaysAfter: Float64Array.from(this.risks, ({ after }, risk) => (riskDays[risk] as number) - costOf(after)),
      itemDays: this.items.map(([item, { without }]) => ({ item, days: costOf(without) })),
    };
  }
}

/**
 * The latest finish where days were taken away. Nothing became later then: once something ends as late as the next in rank did,
 * none of the others can be later.
 */
function latestOfLess({ batch, ranking }: SimulatedBatch, last: Int32Array, run: number): number {
  const { items, finishes } = ranking;
  let latest = Number.NEGATIVE_INFINITY;
  for (let rank = run * RANKS; rank < (run + 1) * RANKS; rank++) {
    const item = items[rank] as number;
    if (item < 0 || latest >= (finishes[rank] as number)) return latest;
    const finish = batch.finish[item * BATCH_RUNS + run] as number;
    if (finish > latest) latest = finish;
  }
  return latest >= (finishes[(run + 1) * RANKS - 1] as number) ? latest : latestAmong(batch.finish, last, run, latest);
}

/** The latest of a finish and those of some items in a run. */
function latestAmong(finish: Float64Array, items: Int32Array, run: number, latest: number): number {
  for (let i = 0; i < items.length; i++) {
    const own = finish[(items[i] as number) * BATCH_RUNS + run] as number;
    if (own > latest) latest = own;
  }
  return latest;
}

/** Adds days (or takes the same ones away again) in the noted runs. */
function addDays(
  { days }: Batch,
  items: Int32Array,
  runs: Int32Array,
  changes: Float64Array,
  count: number,
  sign: 1 | -1,
): void {
  for (const item of items) {
    for (let i = 0; i < count; i++) {
      const place = item * BATCH_RUNS + (runs[i] as number);
      days[place] = (days[place] as number) + sign * (changes[i] as number);
    }
  }
}

function p80With(ends: Float64Array, { runs, finishes }: OtherFinishes): number {
  const other = ends.slice();
  for (let i = 0; i < runs.length; i++) other[runs[i] as number] = finishes[i] as number;
  return quantileOf(other, 0.8);
}
