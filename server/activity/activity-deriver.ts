import { randomUUID } from 'node:crypto';
import type { Database } from '#server/db/client.ts';
import { createBoardQueue } from '#server/projection/board-queue.ts';
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

/** Boards kept in memory between derivations. */
const KEPT_BOARDS = 8;
/** A process that dies over a board keeps others from it for so long. */
const CLAIM_MS = 15_000;
/** Boards that have been behind for longer have nobody who takes care of them, or are hard. */
const LEFT_BEHIND_MS = 10_000;

export function createActivityDeriver(options: ActivityDeriverOptions): ActivityDeriver {
  const { db, onError, delay = 2_000, now } = options;
  const holder = randomUUID();
  const boards = keepFollowedBoards(db, KEPT_BOARDS);
  let rows = 0;

  /** Answers whether all there is was derived, and not by somebody else. */
  const derive = async (boardId: string, restMs: number): Promise<boolean> => {
    for (;;) {
      const claim = await claimDerivation(db, { boardId, holder, ttlMs: CLAIM_MS, restMs });
      if (claim !== 'mine') return claim === 'current';
      const step = await deriveStep(db, boards, boardId);
      if (!step) return true;
      rows += step.rows;
    }
  };
  const queue = createBoardQueue({ work: derive, onError, delay, ...(now && { now }) });

  return {
    noteCommit: queue.note,
    async deriveNow(docId) {
      await queue.inTurn(() => derive(docId, 0));
    },
    async takeUpLeftBehind(goOn) {
      await queue.takeUp(await activityBehind(db, LEFT_BEHIND_MS), goOn);
    },
    stats: () => ({ ...queue.stats(), rows }),
    close: queue.close,
  };
}
