import { buildModel } from '#shared/schedule/simulate/build-model.ts';
import { createSimulation, type Simulation } from '#shared/schedule/simulate/simulate.ts';
import type { FromWorker, SimulationOrder, ToWorker } from './simulation-messages.ts';

/** What of a worker's surroundings is used here: TypeScript can't know them beside a page's. */
interface WorkerScope {
  postMessage(message: FromWorker): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ToWorker }) => void): void;
}
const scope = globalThis as unknown as WorkerScope;

let running: { readonly order: SimulationOrder; readonly simulation: Simulation } | null = null;
/** Gives messages their turn between two batches, sooner than a timer would. */
const turn = new MessageChannel();
turn.port1.onmessage = runBatch;

scope.addEventListener('message', ({ data: { order } }) => {
  const isBusy = running !== null;
  running = order && begin(order);
  if (running && !isBusy) turn.port2.postMessage(null);
});

function begin(order: SimulationOrder) {
  try {
    const simulation = createSimulation(buildModel(order.parts), { seed: order.seed, focus: order.focus });
    scope.postMessage({ type: 'progress', number: order.number, runs: 0, mostRuns: simulation.mostRuns });
    return { order, simulation };
  } catch (error) {
    fail(order, error);
    return null;
  }
}

function runBatch(): void {
  if (!running) return;
  const { order, simulation } = running;
  try {
    const { runs, isDone } = simulation.step();
    if (isDone) {
      running = null;
      scope.postMessage({ type: 'answer', number: order.number, answer: simulation.answer() });
      return;
    }
    scope.postMessage({ type: 'progress', number: order.number, runs, mostRuns: simulation.mostRuns });
    turn.port2.postMessage(null);
  } catch (error) {
    running = null;
    fail(order, error);
  }
}

/** Too little memory for a huge board, say: told to the page, which tells people. */
function fail({ number }: SimulationOrder, error: unknown): void {
  scope.postMessage({ type: 'failed', number, message: error instanceof Error ? error.message : String(error) });
}
