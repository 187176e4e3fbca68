import type { QuantileTable } from './quantile-tables.ts';

/** How links bind: which ends, as two bits. */
export const FROM_FINISH = 1;
export const TO_FINISH = 2;

/**
 * Days that are drawn: `fixed + scale * quantile(u)`, with u from the stream; `fixed` alone where `table` is -1. One entry for
 * each item (or risk). Working days.
 */
export interface DrawnDays {
  readonly fixed: Float64Array;
  readonly scale: Float64Array;
  /** Index into the model's tables. */
  readonly table: Int32Array;
}

/**
 * A schedule under uncertainty as numbers alone: cheap to post to a worker. Times are moments (working days since a fixed
 * day, network.ts); items and risks go by index. Links are grouped by the item they lead to.
 */
export interface SimulationModel {
  readonly itemCount: number;
  /** Items, each after all that link to it. */
  readonly order: Int32Array;
  /** An item starts (or goes on) no earlier than this, and finishes no earlier than that; -Infinity where nothing says so. */
  readonly earliestStart: Float64Array;
  readonly earliestFinish: Float64Array;
  /** Working days that are left of each item. */
  readonly work: DrawnDays;
  /** Random stream of each item's work. */
  readonly workStream: Uint32Array;
  /** Items that count for the end of the whole. */
  readonly countsForEnd: Uint8Array;
  /** The moment by which each item is to be finished; NaN where there is none. */
  readonly promised: Float64Array;
  /** Milestones and whatever else must be known well before the runs may stop. */
  readonly watched: Int32Array;
  /** Links into item i: `linksTo[i]` up to `linksTo[i + 1]`. */
  readonly linksTo: Int32Array;
  readonly linkFrom: Int32Array;
  /** FROM_FINISH | TO_FINISH: FS is 1, SS 0, FF 3, SF 2. */
  readonly linkEnds: Uint8Array;
  readonly linkLag: Float64Array;
  readonly riskCount: number;
  readonly probability: Float64Array;
  readonly impact: DrawnDays;
  /** The same after the planned actions; equal to today's where nothing is said. */
  readonly probabilityAfter: Float64Array;
  readonly impactAfter: DrawnDays;
  /** Random streams: whether it happens, and how hard it hits. */
  readonly eventStream: Uint32Array;
  readonly impactStream: Uint32Array;
  /** Items that risk r delays: `riskItems[riskItemsAt[r]]` up to `riskItemsAt[r + 1]`. */
  readonly riskItemsAt: Int32Array;
  readonly riskItems: Int32Array;
  readonly tables: readonly QuantileTable[];
}

export interface SimulationOptions {
  /** 32 bits. */
  readonly seed: number;
  /** The item whose finish criticality, sensitivity and costs of risks are about; null for the end of the whole. */
  readonly focus: number | null;
  /** At most so many runs (10,000 unless told); the size of the model may lower it. */
  readonly mostRuns?: number;
}
