import { randomUUID } from 'node:crypto';
import type { Database } from '#server/db/client.ts';
import { createBoardQueue } from './board-queue.ts';
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

/** Boards kept in memory between projections. */
const KEPT_BOARDS = 8;
/** A process that dies over a board keeps others from it for so long. */
const CLAIM_MS = 10_000;
/** Boards that have been behind for longer have nobody who takes care of them, or are hard. */
const LEFT_BEHIND_MS = 3_000;

export function createBoardProjector(options: ProjectorOptions): BoardProjector {
  const { db, onError, delay = 300, now } = options;
  const holder = randomUUID();
  const documents = followDocuments({ db, keep: KEPT_BOARDS });
  const written = new Map<string, WrittenRows>();
  let projected = 0;

  const project = async (boardId: string, restMs: number): Promise<boolean> => {
    try {
      const claim = await claimProjection(db, { boardId, holder, ttlMs: CLAIM_MS, restMs });
      if (claim !== 'mine') return claim === 'current';
      remember(boardId, await projectBoard(db, documents, boardId, written.get(boardId) ?? null));
      projected++;
      return true;
    } catch (error) {
      documents.forget(boardId);
      written.delete(boardId);
      throw error;
    }
  };
  const queue = createBoardQueue({ work: project, onError, delay, ...(now && { now }) });

  const remember = (boardId: string, rows: WrittenRows | null) => {
    written.delete(boardId);
    if (rows) written.set(boardId, rows);
    for (const oldest of written.keys()) {
      if (written.size <= KEPT_BOARDS) break;
      written.delete(oldest);
    }
  };

  return {
    noteCommit: queue.note,
    async catchUp() {
      for (const boardId of await boardsBehind(db)) queue.note(boardId);
      await queue.flush();
    },
    async takeUpLeftBehind(goOn) {
      await queue.takeUp(await boardsBehind(db, LEFT_BEHIND_MS), goOn);
    },
    bringUp: queue.bringUp,
    flush: queue.flush,
    stats: () => ({ ...queue.stats(), projected }),
    close: queue.close,
  };
}
