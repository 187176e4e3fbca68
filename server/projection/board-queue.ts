/** Work on boards that is some time behind their commits. */
export interface BoardQueueOptions {
  /** Does what there is to do of a board; answers whether that was all, and not left to another process. */
  readonly work: (boardId: string, restMs: number) => Promise<boolean>;
  /** Told about a board whose work failed; it is tried again, later each time, and the others go on. */
  readonly onError: (error: unknown, boardId: string) => void;
  /** Milliseconds to wait for more changes of a board. */
  readonly delay: number;
  /** Milliseconds, from any start. */
  readonly now?: () => number;
}

export interface BoardQueue {
  /** A board has something to do. Returns at once. */
  note(boardId: string): void;
  /** Works on a board now, if it has something to do. Resolves when that was tried. */
  bringUp(boardId: string): Promise<void>;
  /** Works on all that has something to do, now. */
  flush(): Promise<void>;
  /** Works on these boards now, one after the other, for as long as `goOn` says. */
  takeUp(boardIds: readonly string[], goOn: () => boolean): Promise<void>;
  /** Has something else done in turn with the boards. */
  inTurn<T>(run: () => Promise<T>): Promise<T>;
  /** Boards with something to do, milliseconds since the oldest of it came up (0 when there is none), and tries that failed. */
  stats(): { readonly pending: number; readonly lag: number; readonly failed: number };
  /** Does what there is to do, and takes no more. */
  close(): Promise<void>;
}

interface Pending {
  readonly since: number;
  readonly failures: number;
  readonly timer: NodeJS.Timeout;
}

const LONGEST_RETRY = 60_000;
/** So many delays a board belongs to the process that worked on it last: it has the document in memory. */
const RESTING_DELAYS = 3;

/**
 * Boards one after the other, a moment after they changed: what follows their documents is nobody's hot path, and shares the
 * connections with those who wait for an answer.
 */
export function createBoardQueue(options: BoardQueueOptions): BoardQueue {
  const { work, onError, delay, now = () => performance.now() } = options;
  const pending = new Map<string, Pending>();
  let last: Promise<unknown> = Promise.resolve();
  let running: { readonly since: number } | null = null;
  let closed = false;
  let failed = 0;

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const done = last.then(run);
    last = done.then(
      () => undefined,
      () => undefined,
    );
    return done;
  }

  const schedule = (boardId: string, wait: number, since: number, failures: number) => {
    clearTimeout(pending.get(boardId)?.timer);
    const timer = setTimeout(() => void bringUp(boardId, RESTING_DELAYS * delay), wait);
    timer.unref();
    pending.set(boardId, { since, failures, timer });
  };
  const bringUp = (boardId: string, restMs: number) => inTurn(() => tryOnce(boardId, restMs));

  /** Never rejects: a board that fails is tried again, later each time. */
  const tryOnce = async (boardId: string, restMs: number) => {
    const job = pending.get(boardId);
    if (!job) return;
    clearTimeout(job.timer);
    pending.delete(boardId);
    running = job;
    try {
      const isDone = await work(boardId, restMs);
      // What another process does may be older than the change we know of: we look again.
      if (!isDone && !closed && !pending.has(boardId)) schedule(boardId, delay, job.since, job.failures);
    } catch (error) {
      failed++;
      const failures = job.failures + 1;
      if (!closed) schedule(boardId, Math.min(LONGEST_RETRY, delay * 2 ** failures), job.since, failures);
      onError(error, boardId);
    } finally {
      running = null;
    }
  };
  const flush = async () => {
    for (const boardId of pending.keys()) void bringUp(boardId, 0);
    await last;
  };

  return {
    note(boardId) {
      if (!closed && !pending.has(boardId)) schedule(boardId, delay, now(), 0);
    },
    bringUp: (boardId) => bringUp(boardId, 0),
    flush,
    async takeUp(boardIds, goOn) {
      for (const boardId of boardIds) {
        if (!goOn() || closed) return;
        // What this process knows of has its turn, or its next try.
        if (pending.has(boardId)) continue;
        schedule(boardId, delay, now(), 0);
        await bringUp(boardId, 0);
      }
    },
    inTurn,
    stats() {
      const at = now();
      const oldest = Math.min(at, running?.since ?? Infinity, ...[...pending.values()].map(({ since }) => since));
      return { pending: pending.size + (running ? 1 : 0), lag: at - oldest, failed };
    },
    async close() {
      closed = true;
      await flush();
    },
  };
}
