import type { SimulationWorker } from './simulation-runner.ts';

/** The simulation's worker, a file of this build: the policy of the page allows no other. */
export function startWorker(): SimulationWorker {
  return new Worker(new URL('./simulation-worker.ts', import.meta.url), { type: 'module', name: 'simulation' });
}
