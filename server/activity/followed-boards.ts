import type { Database } from '#server/db/client.ts';
import type { FollowedBoards } from './derive-activity.ts';
import { type FollowedBoard, openFollowedBoard } from './followed-board.ts';

/** Keeps the `keep` boards that were asked for last in memory. */
export function keepFollowedBoards(db: Database, keep: number): FollowedBoards {
  const boards = new Map<string, FollowedBoard>();

  const forget = (boardId: string) => {
    boards.get(boardId)?.close();
    boards.delete(boardId);
  };

  return {
    async at(boardId, seq) {
      let board: FollowedBoard | null = boards.get(boardId) ?? null;
      if (board?.seq !== seq) {
        forget(boardId);
        board = await openFollowedBoard(db, boardId, seq);
      }
      boards.delete(boardId);
      if (board) boards.set(boardId, board);
      for (const oldest of boards.keys()) {
        if (boards.size <= keep) break;
        forget(oldest);
      }
      return board;
    },
    forget,
  };
}
