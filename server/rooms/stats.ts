import { COUNTS, Distribution, DURATIONS, SIZES } from './distribution.ts';
import type { RefusalReason } from './frame-error.ts';

/** What the rooms count, since the process started unless said otherwise. Times in seconds, sizes in bytes. */
export interface RoomStats {
  /** Now: documents open, sockets, sockets that read too slowly. */
  rooms: number;
  connections: number;
  lagging: number;
  /** Now: documents by kind; sockets by role. */
  roomsByKind: Record<string, number>;
  connectionsByRole: Record<string, number>;
  /** Now: bytes that wait in the memory of sockets. */
  bufferedBytes: number;
  /** Now: edits that wait for their COMMIT. */
  pendingUpdates: number;
  pendingBytes: number;
  /** Now: commits take too long or fail; edits go out before they are saved, and nothing is acknowledged. */
  degraded: boolean;
  framesIn: number;
  bytesIn: number;
  /** Sizes of frames received. */
  frameSizes: Distribution;
  framesOut: number;
  bytesOut: number;
  presenceDropped: number;
  /** Times that presence of a room went out. */
  presenceTicks: number;
  resyncs: number;
  upgradesRefused: Record<string, number>;
  /** Sockets that ended, by close code: 1006 of those that broke, 1005 of those that gave none. */
  closes: Record<string, number>;
  /** Sockets closed because access changed, by close code. */
  accessClosed: Record<string, number>;
  framesRefused: Partial<Record<RefusalReason, number>>;
  /** Writes of people who may only read. */
  writesIgnored: number;
  commits: number;
  commitErrors: number;
  /** How long commits took, in seconds, and of how many rows they were. */
  commitDurations: Distribution;
  commitRows: Distribution;
  /** Seconds from the question whether all is saved to the answer that it is. */
  acknowledgements: Distribution;
  rowsCommitted: number;
  bytesCommitted: number;
  loads: number;
  loadErrors: number;
  unloads: number;
  compactions: number;
  /** Times a room read rows from the database that the bus had not brought. */
  catchUps: number;
}

export function createStats(): RoomStats {
  return {
    rooms: 0,
    connections: 0,
    lagging: 0,
    roomsByKind: {},
    connectionsByRole: {},
    bufferedBytes: 0,
    pendingUpdates: 0,
    pendingBytes: 0,
    degraded: false,
    framesIn: 0,
    bytesIn: 0,
    frameSizes: new Distribution(SIZES),
    framesOut: 0,
    bytesOut: 0,
    presenceDropped: 0,
    presenceTicks: 0,
    resyncs: 0,
    upgradesRefused: {},
    closes: {},
    accessClosed: {},
    framesRefused: {},
    writesIgnored: 0,
    commits: 0,
    commitErrors: 0,
    commitDurations: new Distribution(DURATIONS),
    commitRows: new Distribution(COUNTS),
    acknowledgements: new Distribution(DURATIONS),
    rowsCommitted: 0,
    bytesCommitted: 0,
    loads: 0,
    loadErrors: 0,
    unloads: 0,
    compactions: 0,
    catchUps: 0,
  };
}

/** Adds one to the count of `key`. */
export function count<K extends string>(counts: Partial<Record<K, number>>, key: K): void {
  counts[key] = (counts[key] ?? 0) + 1;
}

/** How many of all have each key. */
export function countBy<T>(all: Iterable<T>, keyOf: (one: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const one of all) count(counts, keyOf(one));
  return counts;
}
