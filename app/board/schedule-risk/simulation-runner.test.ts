import { expect, test, vi } from 'vitest';
import type { FromWorker, SimulationOrder, ToWorker } from './simulation-messages.ts';
import { createSimulationRunner, type SimulationWorker } from './simulation-runner.ts';

const order = (number: number): SimulationOrder => ({
  number,
  parts: { items: [], links: [], risks: [], distribution: 'pert' },
  seed: 1,
  focus: null,
});

/** Workers that say what the test lets them say. */
function workers() {
  const started: (SimulationWorker & { readonly heard: ToWorker[]; isEnded: boolean })[] = [];
  const start = () => {
    const worker = {
      heard: [] as ToWorker[],
      isEnded: false,
      onmessage: null,
      onerror: null,
      postMessage: (message: ToWorker) => void worker.heard.push(message),
      terminate: () => {
        worker.isEnded = true;
      },
    };
    started.push(worker);
    return worker;
  };
  const say = (at: number, message: FromWorker) =>
    started[at]?.onmessage?.(new MessageEvent<FromWorker>('message', { data: message }));
  return { started, start, say };
}

function events() {
  const told: string[] = [];
  return {
    told,
    progress: (runs: number) => void told.push(`progress ${runs}`),
    answer: () => void told.push('answer'),
    replaced: (why: string) => void told.push(`replaced: ${why}`),
    failed: (message: string) => void told.push(`failed: ${message}`),
  };
}

test('what comes of an older order is not heard, and cancelling stops the worker', () => {
  const { started, start, say } = workers();
  const [runner, first, second] = [createSimulationRunner(start), events(), events()];
  runner.run(order(1), first);
  runner.run(order(2), second);
  say(0, { number: 1, type: 'progress', runs: 500, mostRuns: 10_000 });
  say(0, { number: 2, type: 'progress', runs: 500, mostRuns: 10_000 });
  expect([first.told, second.told]).toEqual([[], ['progress 500']]);
  runner.cancel();
  say(0, { number: 2, type: 'progress', runs: 1000, mostRuns: 10_000 });
  expect(second.told).toEqual(['progress 500']);
  expect(started[0]?.heard.at(-1)).toEqual({ order: null });
  runner.stop();
  expect(started.map(({ isEnded }) => isEnded)).toEqual([true]);
});

test('a worker that hangs is ended and replaced once, and then given up with words', () => {
  vi.useFakeTimers();
  const { started, start, say } = workers();
  const [runner, told] = [createSimulationRunner(start, 1000), events()];
  runner.run(order(1), told);
  vi.advanceTimersByTime(900);
  say(0, { number: 1, type: 'progress', runs: 500, mostRuns: 10_000 });
  vi.advanceTimersByTime(900);
  expect(started).toHaveLength(1);
  vi.advanceTimersByTime(200);
  expect(started.map(({ isEnded }) => isEnded)).toEqual([true, false]);
  expect(started[1]?.heard).toEqual([{ order: order(1) }]);
  vi.advanceTimersByTime(1100);
  expect(told.told.slice(1)).toEqual([
    'replaced: It stopped answering.',
    'failed: The simulation failed twice. It stopped answering. The dates shown are those before it.',
  ]);
  runner.run(order(2), told);
  expect(started).toHaveLength(3);
  runner.stop();
  vi.useRealTimers();
});

test('a failure inside the worker is told, and the worker goes on', () => {
  const { started, start, say } = workers();
  const [runner, told] = [createSimulationRunner(start), events()];
  runner.run(order(1), told);
  say(0, { number: 1, type: 'failed', message: 'Array buffer allocation failed' });
  runner.run(order(2), told);
  expect(told.told).toEqual(['failed: The schedule could not be simulated: Array buffer allocation failed']);
  expect(started).toHaveLength(1);
  runner.stop();
});
