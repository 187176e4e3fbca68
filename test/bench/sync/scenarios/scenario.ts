import type { Figures } from '../row.ts';
import type { Bench, ServerName } from '../services/server-under-test.ts';

/** How long things take, in milliseconds. */
export interface Timing {
  readonly warmUp: number;
  readonly measure: number;
  /** How long what was sent may take to arrive. */
  readonly drain: number;
}

export interface Outcome {
  readonly figures: Figures;
  /** What to know about it; usually nothing. */
  readonly note?: string;
}

export interface Scenario {
  /** As `--only` names it. */
  readonly id: string;
  readonly servers: readonly ServerName[];
  /** Part of `--quick`. */
  readonly quick: boolean;
  /** Its servers may run at the same time: they do next to nothing. */
  readonly together?: boolean;
  /** Runs it against one server. Throws when the server fell over; LeftOutError when it can't be run here. */
  run(bench: Bench, server: ServerName, timing: Timing): Promise<Outcome>;
}
