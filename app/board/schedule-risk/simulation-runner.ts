import type { SimulationAnswer } from '#shared/schedule/simulate/simulate.ts';
import type { FromWorker, SimulationOrder, ToWorker } from './simulation-messages.ts';

/** A worker as it is used here. */
export interface SimulationWorker {
  postMessage(message: ToWorker): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface RunnerEvents {
  progress(runs: number, mostRuns: number): void;
  answer(answer: SimulationAnswer): void;
  /** The worker hung or crashed and a new one has the order now. */
  replaced(why: string): void;
  /** Nothing will come of this order; in words for people. */
  failed(message: string): void;
}

/** A batch takes milliseconds; a worker that is silent so long hangs. */
export const SILENCE_MS = 15_000;
/** How often an order is given to a new worker before it is given up. */
const MOST_REPLACEMENTS = 1;

/**
 * Has orders simulated, one at a time: a newer one takes the place of the one before. A worker that hangs or crashes is ended
 * and replaced once for the same order.
 */
export function createSimulationRunner(startWorker: () => SimulationWorker, silenceMs = SILENCE_MS) {
  let worker: SimulationWorker | null = null;
  let current: { readonly order: SimulationOrder; readonly events: RunnerEvents; replacements: number } | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const endWorker = () => {
    clearTimeout(silence);
    if (worker) {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    }
    worker = null;
  };
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => replace('It stopped answering.'), silenceMs);
  };
  const finish = () => {
    clearTimeout(silence);
    current = null;
  };
  const replace = (why: string) => {
    endWorker();
    if (!current) return;
    if (current.replacements >= MOST_REPLACEMENTS) {
      const { events } = current;
      finish();
      events.failed(`The simulation failed twice. ${why} The dates shown are those before it.`);
      return;
    }
    current.replacements++;
    current.events.replaced(why);
    send(current.order);
  };
  const hear = ({ data }: MessageEvent<FromWorker>) => {
    if (!current || data.number !== current.order.number) return;
    listen();
    const { events } = current;
    if (data.type === 'progress') events.progress(data.runs, data.mostRuns);
    else if (data.type === 'failed') {
      finish();
      events.failed(`The schedule could not be simulated: ${data.message}`);
    } else {
      finish();
      events.answer(data.answer);
    }
  };
  const send = (order: SimulationOrder) => {
    if (!worker) {
      worker = startWorker();
      worker.onmessage = hear;
      worker.onerror = (event) =>
        replace(event.message ? `It says: ${event.message}` : 'Its code could not be loaded.');
    }
    listen();
    worker.postMessage({ order });
  };
  return {
    run(order: SimulationOrder, events: RunnerEvents): void {
      current = { order, events, replacements: 0 };
      send(order);
    },
    /** Gives the order up; the worker waits for the next. */
    cancel(): void {
      if (current) worker?.postMessage({ order: null });
      finish();
    },
    /** Ends the worker. */
    stop(): void {
      finish();
      endWorker();
    },
  };
}
