import { randomUUID } from 'node:crypto';
import type { Database } from '#server/db/client.ts';
import { boardsBehind } from './boards-behind.ts';
import { claimProjection } from './claim-projection.ts';
import { followDocuments } from './follow-documents.ts';
import { projectBoard, type WrittenRows } from './project-board.ts';

export interface ProjectorStats {
  /** Boards whose rows are known to be behind. */
  readonly pending: number;
  /** Milliseconds since the oldest change that is not in the rows yet; 0 when there is none. */
  readonly lag: number;
  readonly projected: number;
  readonly failed: number;
}

/** Keeps the rows of server/db/schema/projected-rows.ts behind the boards' documents by a fraction of a second. */
export interface BoardProjector {
  /** To be told after each commit to a board's document. Returns at once. */
  noteCommit(boardId: string): void;
  /** Finds all boards that are behind, whoever changed them, and brings them up now. */
  catchUp(): Promise<void>;
  /**
   * Brings up boards that were left behind, by a process that died for instance. To be called now and then in one
   * process of the cluster, for as long as `goOn` says.
   */
  takeUpLeftBehind(goOn: () => boolean): Promise<void>;
  /** Brings one board up now, if it is known to be behind. Resolves when that was tried. */
  bringUp(boardId: string): Promise<void>;
  /** Brings up now what is known to be behind, unless another process is at it. */
  flush(): Promise<void>;
  stats(): ProjectorStats;
  /** Brings up what is pending and stops. */
  close(): Promise<void>;
}

export interface ProjectorOptions {
  readonly db: Database;
  /** Told about a board that could not be projected; it is tried again, and the others go on. */
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

/** Boards kept in memory between projections. */
const KEPT_BOARDS = 8;
const LONGEST_RETRY = 60_000;
/** A process that dies over a board keeps others from it for so long. */
const CLAIM_MS = 10_000;
/** So many delays belong to the process that projected a board last. */
const RESTING_DELAYS = 3;
/** Boards that have been behind for longer have nobody who takes care of them, or are hard. */
const LEFT_BEHIND_MS = 3_000;

export function createBoardProjector(options: ProjectorOptions): BoardProjector {
  const { db, onError, delay = 300, now = () => performance.now() } = options;
  const holder = randomUUID();
  const documents = followDocuments({ db, keep: KEPT_BOARDS });
  const written = new Map<string, WrittenRows>();
  const pending = new Map<string, Pending>();
  /** Boards are projected one after the other: they share the connections with those who wait for an answer. */
  let work: Promise<void> = Promise.resolve();
  let running: { readonly since: number } | null = null;
  let closed = false;
  let projected = 0;
  let failed = 0;

  const schedule = (boardId: string, wait: number, since: number, failures: number) => {
    clearTimeout(pending.get(boardId)?.timer);
    const timer = setTimeout(() => enqueue(boardId, RESTING_DELAYS * delay), wait);
    timer.unref();
    pending.set(boardId, { since, failures, timer });
  };

  const enqueue = (boardId: string, restMs: number) => {
    work = work.then(() => project(boardId, restMs));
  };

  const project = async (boardId: string, restMs: number) => {
    const job = pending.get(boardId);
    if (!job) return;
    clearTimeout(job.timer);
    pending.delete(boardId);
    running = job;
    try {
      const claim = await claimProjection(db, { boardId, holder, ttlMs: CLAIM_MS, restMs });
      if (claim === 'mine') {
        remember(boardId, await projectBoard(db, documents, boardId, written.get(boardId) ?? null));
        projected++;
      } else if (claim === 'elsewhere' && !closed && !pending.has(boardId)) {
        // What is projected there may be older than the change we know of: we look again.
        schedule(boardId, delay, job.since, job.failures);
      }
    } catch (error) {
      failed++;
      documents.forget(boardId);
      written.delete(boardId);
      const failures = job.failures + 1;
      if (!closed) schedule(boardId, Math.min(LONGEST_RETRY, delay * 2 ** failures), job.since, failures);
      onError(error, boardId);
    } finally {
      running = null;
    }
  };

  const remember = (boardId: string, rows: WrittenRows | null) => {
    written.delete(boardId);
    if (rows) written.set(boardId, rows);
    for (const oldest of written.keys()) {
      if (written.size <= KEPT_BOARDS) break;
      written.delete(oldest);
    }
  };

  const flush = async () => {
    for (const boardId of pending.keys()) enqueue(boardId, 0);
    await work;
  };

  const catchUp = async () => {
    for (const boardId of await boardsBehind(db)) {
      if (!pending.has(boardId)) schedule(boardId, delay, now(), 0);
      enqueue(boardId, 0);
    }
    await work;
  };

  const takeUpLeftBehind = async (goOn: () => boolean) => {
    for (const boardId of await boardsBehind(db, LEFT_BEHIND_MS)) {
      if (!goOn() || closed) return;
      // What this process knows of has its turn, or its next try.
      if (pending.has(boardId)) continue;
      schedule(boardId, delay, now(), 0);
      enqueue(boardId, 0);
      await work;
    }
  };

  return {
    noteCommit(boardId) {
      if (!closed && !pending.has(boardId)) schedule(boardId, delay, now(), 0);
    },
    catchUp,
    takeUpLeftBehind,
    bringUp(boardId) {
      enqueue(boardId, 0);
      return work;
    },
    flush,
    stats() {
      const at = now();
      const oldest = Math.min(at, running?.since ?? Infinity, ...[...pending.values()].map(({ since }) => since));
      return { pending: pending.size + (running ? 1 : 0), lag: at - oldest, projected, failed };
    },
    async close() {
      closed = true;
      await flush();
    },
  };
}
