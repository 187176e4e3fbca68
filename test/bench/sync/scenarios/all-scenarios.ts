import { liveBoards } from './live-boards.ts';
import type { Scenario } from './scenario.ts';

const hot = (members: number, echo = false) => ({ boards: 1, members, echo, processes: 1 });

/** Every row of the benchmark, in the order of the table. */
export const SCENARIOS: readonly Scenario[] = [
  liveBoards('hot-50', hot(50)),
  liveBoards('hot-200', hot(200)),
  liveBoards('hot-500', hot(500)),
  liveBoards('hot-50-echo', hot(50, true), { quick: false }),
  liveBoards('hot-200-echo', hot(200, true), { quick: false }),
  liveBoards('boards-200x5', { boards: 200, members: 5, echo: false, processes: 1 }),
  liveBoards(
    'cluster-200',
    { boards: 1, members: 200, echo: false, processes: 2 },
    { servers: ['ours-postgres'], quick: false },
  ),
];
