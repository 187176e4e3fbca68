import type { Batch } from './batch.ts';
import { FROM_FINISH, type SimulationModel, TO_FINISH } from './simulation-model.ts';
import { BATCH_RUNS } from './stratified-draws.ts';

/**
 * The items one of which finishes last: the one in focus, else all that count for the end of the whole, without those that
 * something else that counts must follow.
 */
export function lastItems(model: SimulationModel, focus: number | null): Int32Array {
  if (focus !== null) return Int32Array.of(focus);
  const isFollowed = new Uint8Array(model.itemCount);
  for (let item = 0; item < model.itemCount; item++) {
    if (model.countsForEnd[item] === 0) continue;
    for (let link = model.linksTo[item] as number; link < (model.linksTo[item + 1] as number); link++) {
      const follows = ((model.linkEnds[link] as number) & FROM_FINISH) !== 0 && (model.linkLag[link] as number) >= 0;
      if (follows) isFollowed[model.linkFrom[link] as number] = 1;
    }
  }
  return model.order.filter((item) => model.countsForEnd[item] === 1 && isFollowed[item] === 0);
}

/** How many of the items that finish last are remembered for each run. */
export const RANKS = 4;

/** Which items finish last in each run of a batch, and when: RANKS a run, latest first; -1 where there are fewer. */
export interface Ranking {
  readonly items: Int32Array;
  readonly finishes: Float64Array;
}

export function createRanking(): Ranking {
  return { items: new Int32Array(BATCH_RUNS * RANKS), finishes: new Float64Array(BATCH_RUNS * RANKS) };
}

/** Ranks the items that may finish last, run by run. */
export function latestItems(last: Int32Array, finish: Float64Array, { items, finishes }: Ranking): void {
  items.fill(-1);
  finishes.fill(Number.NEGATIVE_INFINITY);
  for (const item of last) {
    const at = item * BATCH_RUNS;
    for (let run = 0; run < BATCH_RUNS; run++) {
      const value = finish[at + run] as number;
      const first = run * RANKS;
      let place = first + RANKS - 1;
      if (value <= (finishes[place] as number)) continue;
      for (; place > first && value > (finishes[place - 1] as number); place--) {
        items[place] = items[place - 1] as number;
        finishes[place] = finishes[place - 1] as number;
      }
      items[place] = item;
      finishes[place] = value;
    }
  }
}

/** The finish in focus in each run: that of the item that finishes last. */
export function latestFinish({ finishes }: Ranking, out: Float64Array): void {
  for (let run = 0; run < BATCH_RUNS; run++) out[run] = finishes[run * RANKS] as number;
}

/** How much later starts and finishes could be without moving the focus: working days, item by item like a batch. */
export interface Slack {
  readonly start: Float64Array;
  readonly finish: Float64Array;
  /** The least of each item in the batch, of both; Infinity where it can't move the focus. */
  readonly least: Float64Array;
}

/** Two bounds as near as this are the same: sums of the same days in another order. In working days. */
export const SAME = 1e-7;

export function createSlack({ itemCount }: SimulationModel): Slack {
  const room = () => new Float64Array(itemCount * BATCH_RUNS);
  return { start: room(), finish: room(), least: new Float64Array(itemCount) };
}

/** How many days an item could take longer in a run (a place in the batch): its days decide the focus when there are none. */
export function daysSlack({ days, start, finish }: Batch, slack: Slack, place: number): number {
  const stretched = (finish[place] as number) - (start[place] as number) - (days[place] as number);
  return (slack.finish[place] as number) + stretched;
}

/** The backward pass: slack of the items that may finish last, and from there back along every link. */
export function slackTowards(
  model: SimulationModel,
  batch: Batch,
  last: Int32Array,
  end: Float64Array,
  slack: Slack,
): void {
  slack.start.fill(Number.POSITIVE_INFINITY);
  slack.finish.fill(Number.POSITIVE_INFINITY);
  for (const item of last) {
    const at = item * BATCH_RUNS;
    for (let run = 0; run < BATCH_RUNS; run++) {
      slack.finish[at + run] = (end[run] as number) - (batch.finish[at + run] as number);
    }
  }
  for (let i = model.order.length - 1; i >= 0; i--) {
    const item = model.order[i] as number;
    const least = leastSlack(batch, slack, item * BATCH_RUNS);
    slack.least[item] = least;
    if (least === Number.POSITIVE_INFINITY) continue;
    for (let link = model.linksTo[item] as number; link < (model.linksTo[item + 1] as number); link++) {
      passBack(model, batch, slack, item, link);
    }
  }
}

/** Completes the slack of an item's start by that of its finish; answers the least of both in all runs. */
function leastSlack(batch: Batch, slack: Slack, at: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let place = at; place < at + BATCH_RUNS; place++) {
    const throughDays = daysSlack(batch, slack, place);
    if (throughDays < (slack.start[place] as number)) slack.start[place] = throughDays;
    const own = Math.min(slack.start[place] as number, slack.finish[place] as number);
    if (own < least) least = own;
  }
  return least;
}

function passBack(model: SimulationModel, batch: Batch, slack: Slack, item: number, link: number): void {
  const ends = model.linkEnds[link] as number;
  const lag = model.linkLag[link] as number;
  const at = item * BATCH_RUNS;
  const shift = (model.linkFrom[link] as number) * BATCH_RUNS - at;
  const [source, sourceSlack] = ends & FROM_FINISH ? [batch.finish, slack.finish] : [batch.start, slack.start];
  const [target, targetSlack] = ends & TO_FINISH ? [batch.finish, slack.finish] : [batch.start, slack.start];
  for (let run = at; run < at + BATCH_RUNS; run++) {
    const room = (targetSlack[run] as number) + (target[run] as number) - (source[run + shift] as number) - lag;
    if (room < (sourceSlack[run + shift] as number)) sourceSlack[run + shift] = room;
  }
}
