// The figures of the schedule: `npm run bench:schedule`. Each part notes its own rows; all run on the same boards, in one process.
import { loadavg } from 'node:os';
import { benchBoards } from './schedule/bench-boards.ts';
import { measurePasses } from './schedule/passes.ts';
import type { SchedulePart } from './schedule/schedule-part.ts';
import { type Figure, recordBenchmark } from './support/record-benchmark.ts';

const PARTS: readonly SchedulePart[] = [measurePasses];

const figures: Figure[] = [];
const note = (name: string, value: string, aim: string) => {
  figures.push({ name, value, aim });
  console.log(`${name}: ${value} (aim ${aim})`);
};
const boards = benchBoards();
for (const part of PARTS) await part(boards, note);
recordBenchmark(
  'The schedule',
  'npm run bench:schedule',
  `load of the machine ${loadavg()[0]?.toFixed(1) ?? '?'}`,
  figures,
);
