import type { Leases } from './leases.ts';
import { pause } from './pause.ts';

/** Something that one process of the cluster does now and then for all of them. */
export interface BackgroundTask {
  readonly name: string;
  /** Milliseconds from the end of one run to the start of the next. The first is at once. */
  readonly everyMs: number;
  /** `goOn` turns false when somebody else may do it from now on: asked between the steps of a long run. */
  run(goOn: () => boolean): Promise<unknown>;
}

export interface BackgroundOptions {
  readonly leases: Pick<Leases, 'tryAcquire'>;
  readonly tasks: readonly BackgroundTask[];
  /** Told about a run that failed; the task goes on with the next. `task` is null when the lease could not be asked for. */
  readonly onError: (error: unknown, task: string | null) => void;
  /** Milliseconds between questions whether the process that does it has gone. */
  readonly askEveryMs?: number;
}

export interface Background {
  /** Ends the runs under way and hands over at once. */
  stop(): Promise<void>;
}

export const BACKGROUND_LEASE = 'background';

/** Waits for the lease `background`, does the tasks while it has it, and waits again when it lost it. */
export function startBackground(options: BackgroundOptions): Background {
  const { leases, tasks, onError, askEveryMs = 3_000 } = options;
  const stopping = new AbortController();

  async function repeat(task: BackgroundTask, goOn: () => boolean, ended: AbortSignal): Promise<void> {
    while (goOn()) {
      try {
        await task.run(goOn);
      } catch (error) {
        onError(error, task.name);
      }
      await pause(task.everyMs, ended);
    }
  }

  async function workOrWait(): Promise<void> {
    const lease = await leases.tryAcquire(BACKGROUND_LEASE);
    if (!lease) return pause(askEveryMs, stopping.signal);
    const goOn = () => !stopping.signal.aborted && lease.isHeld();
    const ended = AbortSignal.any([stopping.signal, lease.ended]);
    await Promise.all(tasks.map((task) => repeat(task, goOn, ended)));
    await lease.release();
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await workOrWait();
      } catch (error) {
        onError(error, null);
        await pause(askEveryMs, stopping.signal);
      }
    }
  }

  const working = work();
  return {
    async stop() {
      stopping.abort();
      await working;
    },
  };
}
