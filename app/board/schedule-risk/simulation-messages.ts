import type { ModelParts } from '#shared/schedule/simulate/build-model.ts';
import type { SimulationAnswer } from '#shared/schedule/simulate/simulate.ts';

/** What a worker is asked to simulate. */
export interface SimulationOrder {
  /** Answers carry it: one to an older order is late and not wanted. */
  readonly number: number;
  readonly parts: ModelParts;
  readonly seed: number;
  /** Index of the item in focus; null for the end of the whole. */
  readonly focus: number | null;
}

/** To the worker: an order takes the place of the one before; null stops it. */
export type ToWorker = { readonly order: SimulationOrder | null };

/** From the worker. It says something after each batch: silence means that it hangs. */
export type FromWorker = { readonly number: number } & (
  | { readonly type: 'progress'; readonly runs: number; readonly mostRuns: number }
  | { readonly type: 'answer'; readonly answer: SimulationAnswer }
  | { readonly type: 'failed'; readonly message: string }
);
