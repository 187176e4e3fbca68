import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { foldChanges } from './fold-changes.ts';
import { type FollowedBoard, openFollowedBoard } from './followed-board.ts';
import { type LogEntry, readLog } from './read-log.ts';
import { lockHead, moveHead, readRecent, writeAdded, writeExtended } from './write-activity.ts';

/** Boards kept in memory between derivations. */
export interface FollowedBoards {
  /** The board as of this row of its log, loaded when it isn't known as of exactly that row. */
  at(boardId: string, seq: number): Promise<FollowedBoard | null>;
  forget(boardId: string): void;
}

/** How far the activity of a board is after a step; null: there is no more to do, or another process does it. */
export type Step = { readonly seq: number; readonly rows: number } | null;

/** Rows of the log that are derived in one transaction. */
const ROWS_A_STEP = 250;

/**
 * Derives the activity of the next rows of a board's log, in one transaction with how far it is. Any number of processes
 * may try at once: only one that still finds the head it started from writes, so that each row is derived exactly once.
 * A board of which nothing was derived yet starts where its log does: what was compacted before has no history.
 */
export async function deriveStep(db: Database, boards: FollowedBoards, boardId: string): Promise<Step> {
  const start = await readHead(db, boardId);
  if (start === null) return null;
  try {
    const board = await boards.at(boardId, start);
    if (!board) return null;
    const entries = await readLog(db, boardId, board.seq, ROWS_A_STEP);
    if (entries.length === 0 ? board.seq === start : !followsOn(entries, board.seq)) return null;
    const log = await board.advance(entries);
    const written = await db.transaction(async (tx) => {
      const head = await lockHead(tx, boardId);
      if (head?.seq !== start) return null;
      const { added, extended } = foldChanges(await readRecent(tx, boardId, log), log);
      await writeExtended(tx, boardId, extended);
      const lastId = await writeAdded(tx, boardId, head.lastId, added);
      await moveHead(tx, boardId, { seq: board.seq, lastId });
      return { seq: board.seq, rows: added.length };
    });
    if (!written) boards.forget(boardId);
    return written;
  } catch (error) {
    // The document may be ahead of what is written now.
    boards.forget(boardId);
    throw error;
  }
}

/** Derives all there is of a board, by this process alone; keeps nothing in memory. */
export async function deriveActivity(db: Database, boardId: string): Promise<void> {
  let open: FollowedBoard | null = null;
  const boards: FollowedBoards = {
    async at(id, seq) {
      if (open?.seq !== seq) {
        open?.close();
        open = await openFollowedBoard(db, id, seq);
      }
      return open;
    },
    forget() {
      open?.close();
      open = null;
    },
  };
  try {
    while (await deriveStep(db, boards, boardId));
  } finally {
    boards.forget(boardId);
  }
}

/** Where the activity of a board is; begun when it has none. Null for a document that has no activity. */
async function readHead(db: Database, boardId: string): Promise<number | null> {
  const read = () =>
    db.execute<{ seq: string | number }>(sql`select seq from board_activity_heads where board_id = ${boardId}`);
  let { rows } = await read();
  if (rows.length === 0) {
    await db.execute(sql`
      insert into board_activity_heads (board_id, seq)
      select board_id, snapshot_seq from board_docs where id = ${boardId} and board_id = id
      on conflict (board_id) do nothing`);
    ({ rows } = await read());
  }
  return rows[0] ? Number(rows[0].seq) : null;
}

/** Rows of the log have no gaps; where one shows, they were compacted just now: another process derived them. */
function followsOn(entries: readonly LogEntry[], seq: number): boolean {
  return entries[0]?.seq === seq + 1;
}
