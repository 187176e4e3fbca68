import { SERVER_NAMES } from '../services/server-under-test.ts';
import { coldDocument, coldLog } from './cold-load.ts';
import { idle } from './idle.ts';
import { liveBoards } from './live-boards.ts';
import { pausedReader } from './paused-reader.ts';
import type { Scenario } from './scenario.ts';
import { storm } from './storm.ts';

const MB = 1_000_000;
const JOINERS = 150;

const hot = (members: number, echo = false) => ({ boards: 1, members, echo, processes: 1 });

/** A relay has no notion of presence: it would multiply what is echoed until it stands still. */
const WITH_PRESENCE = SERVER_NAMES.filter((name) => name !== 'relay');

/** Every row of the benchmark, in the order of the report. */
export const SCENARIOS: readonly Scenario[] = [
  liveBoards('hot-50', hot(50)),
  liveBoards('hot-200', hot(200)),
  liveBoards('hot-500', hot(500)),
  liveBoards('hot-50-echo', hot(50, true), { quick: false, servers: WITH_PRESENCE }),
  liveBoards('hot-200-echo', hot(200, true), { quick: false, servers: WITH_PRESENCE }),
  liveBoards('boards-200x5', { boards: 200, members: 5, echo: false, processes: 1 }),
  liveBoards(
    'cluster-200',
    { boards: 1, members: 200, echo: false, processes: 2 },
    { servers: ['ours-postgres'], quick: false },
  ),
  storm('storm-cut', 'cut'),
  storm('storm-restart', 'restart'),
  coldLog('cold-log-1k', 1_000),
  coldLog('cold-log-10k', 10_000),
  coldLog('cold-log-100k', 100_000),
  coldDocument('cold-1mb', MB, JOINERS),
  coldDocument('cold-4mb', 4 * MB, JOINERS),
  coldDocument('cold-20mb', 20 * MB, JOINERS),
  pausedReader('paused-reader'),
  idle('idle'),
];
