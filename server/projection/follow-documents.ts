import * as Y from 'yjs';
import type { Database } from '#server/db/client.ts';
import { loadDocument } from '#server/log/load-document.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { migrateBoard } from '#shared/board/migrations/migrate-board.ts';
import { type BoardProjection, createBoardProjection } from '#shared/board/projection.ts';

/** A board exactly as the log has it: all updates up to `seq`, none after. */
export interface CommittedBoard {
  readonly seq: number;
  readonly view: BoardView;
}

export interface DocumentFollower {
  /** The board now; null when it has no document. Reads only what was appended since the last call. */
  read(boardId: string): Promise<CommittedBoard | null>;
  forget(boardId: string): void;
}

interface Followed {
  readonly generation: number;
  readonly doc: Y.Doc;
  readonly projection: BoardProjection;
  seq: number;
}

/**
 * Follows boards through the log and not through their rooms: a room holds edits that are not committed yet, which a
 * crash may take back. Keeps the `keep` boards read last in memory.
 */
export function followDocuments({ db, keep }: { readonly db: Database; readonly keep: number }): DocumentFollower {
  const followed = new Map<string, Followed>();

  const forget = (boardId: string) => {
    followed.get(boardId)?.doc.destroy();
    followed.delete(boardId);
  };

  const remember = (boardId: string, board: Followed) => {
    followed.delete(boardId);
    followed.set(boardId, board);
    for (const oldest of followed.keys()) {
      if (followed.size <= keep) break;
      forget(oldest);
    }
  };

  const read = async (boardId: string): Promise<CommittedBoard | null> => {
    const known = followed.get(boardId);
    const stored = await loadDocument(db, boardId, known?.seq);
    if (!stored || (known && known.generation !== stored.generation)) {
      forget(boardId);
      return stored ? read(boardId) : null;
    }
    const board = known ?? openFollowed(stored.generation);
    board.doc.transact(() => {
      for (const payload of stored.payloads) Y.applyUpdate(board.doc, payload);
    });
    board.seq = stored.headSeq;
    remember(boardId, board);
    const migration = migrateBoard(openBoard(board.doc));
    if (migration.state === 'newer') {
      forget(boardId);
      throw new Error(`Board ${boardId} was written by a newer server (schema ${migration.version})`);
    }
    const committed = { seq: board.seq, view: board.projection.view() };
    // Migrated here for reading only. The room that opens the board logs its own migration: start from that one.
    if (migration.state === 'migrated') forget(boardId);
    return committed;
  };

  return { read, forget };
}

function openFollowed(generation: number): Followed {
  const doc = new Y.Doc();
  return { generation, doc, projection: createBoardProjection(openBoard(doc)), seq: 0 };
}
