import { randomUUID } from 'node:crypto';
import type { Database } from '#server/db/client.ts';
import { activityBehind } from './activity-behind.ts';
import { claimDerivation } from './claim-derivation.ts';
import { deriveStep } from './derive-activity.ts';
import { keepFollowedBoards } from './followed-boards.ts';

export interface DeriverStats {
  /** Boards whose activity is known to be behind. */
  readonly pending: number;
  /** Milliseconds since the oldest change that is not in the activity yet; 0 when there is none. */
  readonly lag: number;
  /** Rows of activity written, and tries that failed. */
  readonly rows: number;
  readonly failed: number;
}

/** Keeps the activity of boards (server/db/schema/activity.ts) some seconds behind their logs. */
export interface ActivityDeriver {
  /** To be told after each commit to a board's document. Returns at once. */
  noteCommit(boardId: string): void;
  /**
   * Derives what there is of a document's log now, unless another process is at it: to be awaited before it is compacted.
   * @throws whatever keeps it from being derived.
   */
  deriveNow(docId: string): Promise<void>;
  /** Derives boards that were left behind. To be called now and then in one process, for as long as `goOn` says. */
  takeUpLeftBehind(goOn: () => boolean): Promise<void>;
  stats(): DeriverStats;
  /** Derives what is pending and stops. */
  close(): Promise<void>;
}

export interface ActivityDeriverOptions {
  readonly db: Database;
  /** Told about a board that could not be derived; it is tried again, its log stays meanwhile, and the others go on. */
  readonly onError: (error: unknown, boardId: string) => void;
  /** Milliseconds to wait for more changes of a board. */
  readonly delay?: number;
  /** Milliseconds, from any start. */
  readonly now?: () => number;
}

interface Pending {
  readonly since: number;
  readonly failures: number;
  readonly timer: NodeJS.Timeout;
}

/** Boards kept in memory between derivations. */
const KEPT_BOARDS = 8;
const LONGEST_RETRY = 60_000;
/** A process that dies over a board keeps others from it for so long. */
const CLAIM_MS = 15_000;
/** So many delays a board belongs to the process that derived it last: it has the document in memory. */
const RESTING_DELAYS = 3;
/** Boards that have been behind for longer have nobody who takes care of them, or are hard. */
const LEFT_BEHIND_MS = 10_000;

export function createActivityDeriver(options: ActivityDeriverOptions): ActivityDeriver {
  const { db, onError, delay = 2_000, now = () => performance.now() } = options;
  const holder = randomUUID();
  const boards = keepFollowedBoards(db, KEPT_BOARDS);
  const pending = new Map<string, Pending>();
  /** Boards are derived one after the other: it is nobody's hot path. */
  let work: Promise<unknown> = Promise.resolve();
  let running: { readonly since: number } | null = null;
  let closed = false;
  let rows = 0;
  let failed = 0;

  const schedule = (boardId: string, wait: number, since: number, failures: number) => {
    clearTimeout(pending.get(boardId)?.timer);
    const timer = setTimeout(() => void inTurn(() => takeUp(boardId, RESTING_DELAYS * delay)), wait);
    timer.unref();
    pending.set(boardId, { since, failures, timer });
  };

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = work.then(run);
    work = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  /** Answers whether all there is was derived, and not by somebody else. */
  const derive = async (boardId: string, restMs: number, goOn: () => boolean): Promise<boolean> => {
    while (goOn()) {
      const claim = await claimDerivation(db, { boardId, holder, ttlMs: CLAIM_MS, restMs });
      if (claim !== 'mine') return claim === 'current';
      const step = await deriveStep(db, boards, boardId);
      if (!step) return true;
      rows += step.rows;
    }
    return false;
  };

  /** Never rejects: a board that fails is tried again, later each time. */
  const takeUp = async (boardId: string, restMs: number) => {
    const job = pending.get(boardId);
    if (!job) return;
    clearTimeout(job.timer);
    pending.delete(boardId);
    running = job;
    try {
      const done = await derive(boardId, restMs, () => true);
      if (!done && !closed && !pending.has(boardId)) schedule(boardId, delay, job.since, job.failures);
    } catch (error) {
      failed++;
      const failures = job.failures + 1;
      if (!closed) schedule(boardId, Math.min(LONGEST_RETRY, delay * 2 ** failures), job.since, failures);
      onError(error, boardId);
    } finally {
      running = null;
    }
  };

  return {
    noteCommit(boardId) {
      if (!closed && !pending.has(boardId)) schedule(boardId, delay, now(), 0);
    },
    async deriveNow(docId) {
      await inTurn(() => derive(docId, 0, () => true));
    },
    async takeUpLeftBehind(goOn) {
      for (const boardId of await activityBehind(db, LEFT_BEHIND_MS)) {
        if (!goOn() || closed) return;
        // What this process knows of has its turn, or its next try.
        if (pending.has(boardId)) continue;
        schedule(boardId, delay, now(), 0);
        await inTurn(() => takeUp(boardId, 0));
      }
    },
    stats() {
      const at = now();
      const oldest = Math.min(at, running?.since ?? Infinity, ...[...pending.values()].map(({ since }) => since));
      return { pending: pending.size + (running ? 1 : 0), lag: at - oldest, rows, failed };
    },
    async close() {
      closed = true;
      for (const boardId of pending.keys()) void inTurn(() => takeUp(boardId, 0));
      await work;
    },
  };
}
