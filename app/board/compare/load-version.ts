import * as Y from 'yjs';
import { openBoard } from '#shared/board/board-doc.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { migrateBoard } from '#shared/board/migrations/migrate-board.ts';
import { createBoardProjection } from '#shared/board/projection.ts';

/** A stored version as a view, whatever schema it was written by. @throws Error with what to tell the reader. */
export async function loadVersion(boardId: string, snapshotId: string, signal: AbortSignal): Promise<BoardView> {
  let response: Response;
  try {
    response = await fetch(`/b/${boardId}/history/${snapshotId}/state`, { signal });
  } catch (error) {
    throw new Error('The server can not be reached, and this browser does not have that version.', { cause: error });
  }
  // Damaged: the server's words say what is wrong with it.
  if (response.status === 422) throw new Error(`${await response.text()} The other versions are not.`);
  if (response.status === 404) throw new Error('This board has no such version: it may have been thinned out.');
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  const state = new Uint8Array(await response.arrayBuffer());
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state, 'snapshot');
  } catch (error) {
    throw new Error('What is stored of this version is damaged and can not be read. The other versions are not.', {
      cause: error,
    });
  }
  const board = openBoard(doc);
  if (migrateBoard(board).state === 'newer') {
    throw new Error('This version was written by a newer Quarterdeck. Reload the page.');
  }
  const projection = createBoardProjection(board);
  const view = projection.view();
  projection.close();
  return view;
}
