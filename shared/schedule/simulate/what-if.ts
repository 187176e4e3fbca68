import type { Batch } from './batch.ts';
import type { Slack } from './criticality.ts';
import { FROM_FINISH, type SimulationModel, TO_FINISH } from './simulation-model.ts';
import { BATCH_RUNS } from './stratified-draws.ts';

/** What is scheduled again when days of some items change: those items and all after them, in order. */
export function downstreamOf(model: SimulationModel, changed: ArrayLike<number>): Int32Array {
  const isDown = new Uint8Array(model.itemCount);
  for (let i = 0; i < changed.length; i++) isDown[changed[i] as number] = 1;
  return model.order.filter((item) => {
    for (let link = model.linksTo[item] as number; link < (model.linksTo[item + 1] as number); link++) {
      if (isDown[model.linkFrom[link] as number]) isDown[item] = 1;
    }
    return isDown[item] === 1;
  });
}

/** Values of a batch that were overwritten for a moment. */
export interface Undo {
  /** Places in the batch, and the starts and finishes that stood there. */
  places: Int32Array;
  starts: Float64Array;
  finishes: Float64Array;
  count: number;
  /** Items whose start or finish changed in some run. */
  readonly isChanged: Uint8Array;
}

export function createUndo({ itemCount }: SimulationModel): Undo {
  const room = BATCH_RUNS * 16;
  return {
    places: new Int32Array(room),
    starts: new Float64Array(room),
    finishes: new Float64Array(room),
    count: 0,
    isChanged: new Uint8Array(itemCount),
  };
}

/** Some runs of a batch with other days in some items. */
export interface OtherRuns {
  /** Their number within the batch; the first `count` count. */
  readonly runs: Int32Array;
  /** By how many days at most the focus can become earlier or later in each. */
  readonly gains: Float64Array;
  readonly mostGain: number;
  readonly count: number;
}

/**
 * Schedules these runs of the batch again from its days. In a run where the focus moves by at most n days, an item with n days of
 * float or more is left as it was: the paths through it end early enough either way.
 */
export function reschedule(
  model: SimulationModel,
  batch: Batch,
  slack: Slack,
  changedItems: Int32Array,
  downstream: Int32Array,
  { runs, gains, mostGain, count }: OtherRuns,
  undo: Undo,
): void {
  const { days, start, finish } = batch;
  const { linksTo, linkFrom, linkEnds, linkLag } = model;
  const { isChanged } = undo;
  for (const item of changedItems) isChanged[item] = 1;
  for (const item of downstream) {
    if ((slack.least[item] as number) >= mostGain) continue;
    const firstLink = linksTo[item] as number;
    const lastLink = linksTo[item + 1] as number;
    let isTouched = isChanged[item] === 1;
    for (let link = firstLink; link < lastLink && !isTouched; link++)
      isTouched = isChanged[linkFrom[link] as number] === 1;
    if (!isTouched) continue;
    const at = item * BATCH_RUNS;
    const earliestStart = model.earliestStart[item] as number;
    const earliestFinish = model.earliestFinish[item] as number;
    makeRoom(undo, count);
    const { places, starts, finishes } = undo;
    let logged = undo.count;
    for (let i = 0; i < count; i++) {
      const run = runs[i] as number;
      const place = at + run;
      const gain = gains[i] as number;
      if ((slack.start[place] as number) >= gain && (slack.finish[place] as number) >= gain) continue;
      let first = earliestStart;
      let last = earliestFinish;
      for (let link = firstLink; link < lastLink; link++) {
        const ends = linkEnds[link] as number;
        const from = (linkFrom[link] as number) * BATCH_RUNS + run;
        const bound = ((ends & FROM_FINISH ? finish[from] : start[from]) as number) + (linkLag[link] as number);
        if (ends & TO_FINISH) {
          if (bound > last) last = bound;
        } else if (bound > first) first = bound;
      }
      if (first + (days[place] as number) > last) last = first + (days[place] as number);
      if (first === start[place] && last === finish[place]) continue;
      places[logged] = place;
      starts[logged] = start[place] as number;
      finishes[logged++] = finish[place] as number;
      start[place] = first;
      finish[place] = last;
    }
    if (logged > undo.count) isChanged[item] = 1;
    undo.count = logged;
  }
}

function makeRoom(undo: Undo, count: number): void {
  const needed = undo.count + count;
  if (needed <= undo.places.length) return;
  const size = Math.max(needed, undo.places.length * 2);
  const [places, starts, finishes] = [new Int32Array(size), new Float64Array(size), new Float64Array(size)];
  places.set(undo.places);
  starts.set(undo.starts);
  finishes.set(undo.finishes);
  Object.assign(undo, { places, starts, finishes });
}

/** Puts starts and finishes back as they were simulated. */
export function putBack(batch: Batch, undo: Undo): void {
  for (let i = 0; i < undo.count; i++) {
    batch.start[undo.places[i] as number] = undo.starts[i] as number;
    batch.finish[undo.places[i] as number] = undo.finishes[i] as number;
  }
  undo.count = 0;
  undo.isChanged.fill(0);
}
