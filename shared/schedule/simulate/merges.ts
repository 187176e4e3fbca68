import type { Batch } from './batch.ts';
import { FROM_FINISH, type SimulationModel, TO_FINISH } from './simulation-model.ts';
import { BATCH_RUNS } from './stratified-draws.ts';

/**
 * Merge bias: where several paths meet, all of them must be in time, and P(all) is below the worst of them (their product when
 * they are independent). Counted for every item that two or more links lead to.
 */
export interface MergeCounts {
  /** For each link into a merge: runs in which it alone lets the item start (or finish) as planned. */
  readonly linkInTime: Int32Array;
  /** For each item: runs in which all links do; -1 where no paths meet. */
  readonly allInTime: Int32Array;
}

/** Several paths that meet at an item: shares of runs in which each, and all of them, let it begin (or finish) as planned. */
export interface Merge {
  readonly item: number;
  readonly all: number;
  readonly paths: readonly { readonly from: number; readonly share: number }[];
}

/** The merges that were counted over so many runs. */
export function mergesOf(model: SimulationModel, { linkInTime, allInTime }: MergeCounts, runs: number): Merge[] {
  return Array.from(allInTime.keys()).flatMap((item): Merge[] => {
    const all = allInTime[item] as number;
    if (all < 0) return [];
    const [first, after] = [model.linksTo[item] as number, model.linksTo[item + 1] as number];
    const paths = Array.from({ length: after - first }, (_, i) => ({
      from: model.linkFrom[first + i] as number,
      share: (linkInTime[first + i] as number) / runs,
    }));
    return [{ item, all: all / runs, paths }];
  });
}

/** A bound within half a working day of the plan is that day: dates are whole days. */
export const HALF_A_DAY = 0.5;

export function createMergeCounts({ itemCount, linksTo, linkFrom }: SimulationModel): MergeCounts {
  const allInTime = new Int32Array(itemCount).fill(-1);
  for (let item = 0; item < itemCount; item++) {
    if ((linksTo[item + 1] as number) - (linksTo[item] as number) > 1) allInTime[item] = 0;
  }
  return { linkInTime: new Int32Array(linkFrom.length), allInTime };
}

/** Adds the runs of a batch. */
export function countMerges(model: SimulationModel, batch: Batch, { linkInTime, allInTime }: MergeCounts): void {
  const isLate = new Uint8Array(BATCH_RUNS);
  for (let item = 0; item < model.itemCount; item++) {
    if ((allInTime[item] as number) < 0) continue;
    isLate.fill(0);
    for (let link = model.linksTo[item] as number; link < (model.linksTo[item + 1] as number); link++) {
      const ends = model.linkEnds[link] as number;
      const source = ends & FROM_FINISH ? batch.finish : batch.start;
      const from = (model.linkFrom[link] as number) * BATCH_RUNS;
      const planned = (ends & TO_FINISH ? model.promised[item] : model.earliestStart[item]) as number;
      const limit = planned + HALF_A_DAY - (model.linkLag[link] as number);
      let late = 0;
      for (let run = 0; run < BATCH_RUNS; run++) {
        if ((source[from + run] as number) < limit) continue;
        late++;
        isLate[run] = 1;
      }
      linkInTime[link] = (linkInTime[link] as number) + BATCH_RUNS - late;
    }
    let inTime = 0;
    for (let run = 0; run < BATCH_RUNS; run++) if (isLate[run] === 0) inTime++;
    allInTime[item] = (allInTime[item] as number) + inTime;
  }
}
