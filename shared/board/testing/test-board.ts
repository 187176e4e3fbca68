import * as Y from 'yjs';
import { type Board, openBoard } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import type { CommandContext } from '../commands/command.ts';
import { type BoardProjection, createBoardProjection } from '../projection.ts';

/** A board for tests: its document, projection, and a context with counted ids and a fixed clock. */
export interface TestBoard {
  readonly board: Board;
  readonly projection: BoardProjection;
  readonly ctx: CommandContext;
  view(): BoardView;
}

export function createTestBoard(idPrefix = 'id'): TestBoard {
  const board = openBoard(new Y.Doc());
  const projection = createBoardProjection(board);
  let made = 0;
  const ctx = { actor: 'tester', now: '2027-02-22T09:00:00.000Z', newId: () => `${idPrefix}${++made}` };
  return { board, projection, ctx, view: projection.view };
}

/** Sends everything each of the boards has to all the others. */
export function exchange(...boards: readonly TestBoard[]): void {
  for (const from of boards) {
    const update = Y.encodeStateAsUpdate(from.board.doc);
    for (const to of boards) if (to !== from) Y.applyUpdate(to.board.doc, update, 'remote');
  }
}
