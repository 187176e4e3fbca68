import type { FigureName } from '../row.ts';

/** Rows that are read together, and the figures that say something about them. */
export interface Group {
  readonly title: string;
  readonly about: string;
  readonly scenarios: readonly string[];
  readonly figures: readonly FigureName[];
}

const LIVE: readonly FigureName[] = [
  'p50',
  'p95',
  'p99',
  'max',
  'undelivered',
  'resynced',
  'ackP50',
  'ackP99',
  'cores',
  'perDelivery',
  'databaseCores',
  'loopP99',
  'loopMax',
  'rssPerConnection',
  'loadCores',
  'loadLoopP99',
];

export const GROUPS: readonly Group[] = [
  {
    title: 'Hot boards',
    about:
      'So many clients on one board. Times are from the moment an edit is sent until each of the others has it; the acknowledgement (ack) says that it is committed.',
    scenarios: ['hot-50', 'hot-200', 'hot-500'],
    figures: LIVE,
  },
  {
    title: 'Hot boards with the presence echo',
    about: 'The same, with clients that send all presence of others back to the server, as y-websocket 3.1 does.',
    scenarios: ['hot-50-echo', 'hot-200-echo'],
    figures: LIVE,
  },
  {
    title: 'Many boards, and two processes',
    about:
      '`boards-200x5`: 200 boards of 5 clients each. `cluster-200`: 200 clients on one board, half of them on each of two processes with one Postgres and one Redis; CPU and memory of both together.',
    scenarios: ['boards-200x5', 'cluster-200'],
    figures: [...LIVE, 'rssPerRoom'],
  },
  {
    title: 'Reconnect storm',
    about:
      '2,000 clients on 40 boards of 20 kB lose their sockets and try again as stock clients do: after 0.1 s, then twice as long each time up to 2.5 s, without jitter. `cut`: all lines break at once. `restart`: the server stops gracefully, and another process takes its place. Times are from the cut, or from the order to stop, until each client is synced again.',
    scenarios: ['storm-cut', 'storm-restart'],
    figures: ['p50', 'p99', 'max', 'expected', 'notSynced', 'tries', 'refused', 'restart', 'loopMax', 'rssPeak'],
  },
  {
    title: 'Cold load',
    about:
      '`cold-log`: one client enters a board that is stored as a log of so many updates. Others: 150 clients enter a board of so many MB at once. A process that was just started loads it from the database for them; peers have it in memory already. Times are from the first try until each has the whole document.',
    scenarios: ['cold-log-1k', 'cold-log-10k', 'cold-log-100k', 'cold-1mb', 'cold-4mb', 'cold-20mb'],
    figures: [
      'p50',
      'p99',
      'max',
      'expected',
      'notSynced',
      'tries',
      'refused',
      'cpuMs',
      'loopMax',
      'rssBefore',
      'rssPeak',
    ],
  },
  {
    title: 'A paused reader',
    about:
      '49 editors send an edit of 20 kB a second each (1 MB a second to every reader); one more client stops reading for 12 s (the kernel takes the first megabytes of what it does not read). What waits in the memory of the server for sockets at most while it is paused; how its memory grows before, meanwhile and afterwards (least squares), and what a real document of that client lacks in the end.',
    scenarios: ['paused-reader'],
    figures: [
      'rssSlopeBefore',
      'rssSlopePaused',
      'rssSlopeAfter',
      'rssBefore',
      'rssPeak',
      'waitingPeak',
      'readerMissing',
      'lost',
      'undelivered',
      'p50',
      'p99',
    ],
  },
  {
    title: 'Idle',
    about:
      'Five people edit a board and leave. Once it is unloaded (peers: at once) the process is watched for 15 s. Beside it, on a server of its own, one idle client stays for a minute: what keeps its socket alive.',
    scenarios: ['idle'],
    figures: ['documents', 'bytesSent', 'bytesWal', 'databaseUses', 'cpuMs', 'bytesPerMinute'],
  },
];
