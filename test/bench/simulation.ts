// How fast a schedule is simulated: `npm run bench:schedule`. 10,000 runs of 500 items, 700 links and 100 risks, with all that is
// answered, against the same arithmetic as a plain loop in C++ (where g++ is there). Processor time of one thread, so that
// what else the machine does weighs less.
import { loadavg } from 'node:os';
import { createSimulation } from '#shared/schedule/simulate/simulate.ts';
import { sampleModel, seeded } from '#shared/schedule/simulate/testing/sample-network.ts';
import { compilePlainLoop } from './schedule/plain-loop.ts';
import { type Figure, recordBenchmark } from './support/record-benchmark.ts';
import { median } from './support/statistics.ts';

const TIMES = 9;
const SEED = 1;
const model = sampleModel({ items: 500, links: 700, risks: 100 }, seeded(12_345));

function simulateAll() {
  const before = performance.now();
  const simulation = createSimulation(model, { seed: SEED, focus: null });
  while (simulation.step().runs < simulation.mostRuns);
  const answer = simulation.answer();
  return { milliseconds: performance.now() - before, answer };
}

const ours = Array.from({ length: TIMES }, simulateAll);
const fastest = (times: readonly number[]) => Math.min(...times);
const milliseconds = (value: number) => `${Math.round(value)} ms`;
const oursMs = ours.map((one) => one.milliseconds);
const answer = ours[0]?.answer;
if (!answer) throw new Error('Nothing was simulated.');
const figures: Figure[] = [
  {
    name: '10,000 runs, 500 items, 700 links, 100 risks: fastest of 9',
    value: milliseconds(fastest(oursMs)),
    aim: '<= 500 ms',
  },
  { name: 'the same, median of 9', value: milliseconds(median(oursMs)), aim: '' },
];
const plain = compilePlainLoop();
if (plain) {
  const runs = Array.from({ length: TIMES }, () => plain.run(model, SEED, answer.runs / 500));
  plain.remove();
  const plainMs = runs.map((one) => one.milliseconds);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const [first] = runs;
  const isSame =
    first &&
    Math.abs(first.p80 - (answer.curve[80] ?? 0)) < 1e-6 &&
    Math.abs(first.criticality - sum(answer.criticality)) < 1e-6 &&
    Math.abs(first.riskDays - sum(answer.riskDays)) < 1e-6;
  if (!isSame) throw new Error(`The plain loop answers something else: ${JSON.stringify(first)}`);
  figures.push(
    {
      name: 'a plain loop in C++ (g++ -O2), fastest of 9; same answers',
      value: milliseconds(fastest(plainMs)),
      aim: '',
    },
    { name: 'ours / plain loop, fastest', value: (fastest(oursMs) / fastest(plainMs)).toFixed(2), aim: '<= 3' },
    { name: 'ours / plain loop, median', value: (median(oursMs) / median(plainMs)).toFixed(2), aim: '' },
  );
}
for (const { name, value, aim } of figures) console.log(`${name}: ${value}${aim ? ` (aim ${aim})` : ''}`);
const load = loadavg()[0]?.toFixed(1) ?? '?';
recordBenchmark('Simulating a schedule', 'npm run bench:schedule', `one thread, load of the machine ${load}`, figures);
