/** How the rooms behave; times in milliseconds, sizes in bytes. Tests shorten the times. */
export interface RoomSettings {
  /** Time between two commits of a process; an edit that finds it idle is committed at once. */
  readonly tickMs: number;
  /** Time between two commits of a room with more sockets than that, the most first: each tick is a write to every one. */
  readonly crowdedTicks: readonly { readonly moreThan: number; readonly tickMs: number }[];
  /** A commit that takes longer lets edits go out before they are saved. */
  readonly degradedAfterMs: number;
  /** Edits that may wait for the database before writers are turned away. */
  readonly maxPendingBytes: number;
  /** Rows and bytes of one transaction. */
  readonly maxBatchRows: number;
  readonly maxBatchBytes: number;
  /** How long a room stays open with nobody in it. */
  readonly unloadAfterMs: number;
  /** A log longer than this is compacted. */
  readonly compactRows: number;
  readonly compactBytes: number;
  /** What a document may weigh, roughly. */
  readonly maxDocumentBytes: number;
  /** Stock clients leave a socket that is silent for 33 s. */
  readonly keepAliveMs: number;
  /** How often the heads in the database are compared with the rooms, when other processes may write. */
  readonly compareHeadsMs: number;
  /** How long a gap may wait for the bus before the database is read. */
  readonly gapMs: number;
  /** Bytes that wait in a socket: above, no presence; above, no edits until it drained; above, it is closed. */
  readonly presenceHighWater: number;
  readonly lagHighWater: number;
  readonly closeHighWater: number;
  readonly lowWater: number;
  /** How long a socket may lag, besides the time a line of so many bytes a second takes for a whole document. */
  readonly lagTimeoutMs: number;
  readonly slowestLine: number;
  /** Over how long a graceful stop spreads the closing of sockets; how long it waits for the last commit. */
  readonly closeOverMs: number;
  readonly stopTimeoutMs: number;
  readonly maxConnections: number;
  /** Sockets let in at once, and then a second: the others are told to come later, and do. */
  readonly admitBurst: number;
  readonly admitPerSecond: number;
  /** Documents read at a time; others wait for their turn. */
  readonly maxLoads: number;
  /** How often it is asked whether open sockets may stay; changes that are announced are asked about at once. */
  readonly recheckAccessMs: number;
}

const KB = 1024;
const MB = 1024 * KB;

export const DEFAULT_SETTINGS: RoomSettings = {
  tickMs: 33,
  crowdedTicks: [
    { moreThan: 250, tickMs: 60 },
    { moreThan: 100, tickMs: 50 },
  ],
  degradedAfterMs: 1_000,
  maxPendingBytes: 64 * MB,
  maxBatchRows: 1_000,
  maxBatchBytes: 8 * MB,
  unloadAfterMs: 45_000,
  compactRows: 500,
  compactBytes: 256 * KB,
  maxDocumentBytes: 64 * MB,
  keepAliveMs: 20_000,
  compareHeadsMs: 5_000,
  gapMs: 100,
  presenceHighWater: 256 * KB,
  lagHighWater: MB,
  closeHighWater: 8 * MB,
  lowWater: 64 * KB,
  lagTimeoutMs: 15_000,
  slowestLine: 64 * KB,
  closeOverMs: 2_000,
  stopTimeoutMs: 10_000,
  maxConnections: 10_000,
  admitBurst: 500,
  admitPerSecond: 400,
  maxLoads: 8,
  recheckAccessMs: 15_000,
};
