import type { ProcessSample } from '../process-probe.ts';
import type { DialectName } from './dialect.ts';
import type { TallyData } from './tally.ts';

export interface TrafficPlan {
  readonly seed: number;
  readonly dialect: DialectName;
  /** Base of addresses; clients take them in turn (several processes of one cluster). */
  readonly urls: readonly string[];
  readonly boards: readonly string[];
  readonly membersPerBoard: number;
  /** This process plays every `processes`-th client, from `process` on. */
  readonly process: number;
  readonly processes: number;
  readonly editEveryMs: number;
  readonly presenceEveryMs: number;
  readonly echo: boolean;
  readonly fillerBytes: number;
}

/** What a load process can be asked. */
export type LoadOperations = {
  /** Opens all clients of the plan; resolves once all have the document. */
  connect(plan: TrafficPlan): Promise<void>;
  /** Starts the traffic; edits sent from `from` until `to` (of `clock()`) count, and the traffic ends at `to`. */
  play(from: number, to: number): void;
  /** Deliveries, so far. */
  progress(): { expected: number; delivered: number };
  reset(): void;
  sample(): ProcessSample;
  tally(): TallyData;
  disconnect(): void;
};
