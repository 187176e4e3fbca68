import * as Y from 'yjs';
import { openBoard } from '#shared/board/board-doc.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { writerOf } from '#shared/board/collection.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';

/** A board that nobody has open, at one moment. */
export interface BoardState {
  readonly view: BoardView;
  /** Yjs client id of who last wrote a field; null when it is not there. */
  writerOf(kind: RecordKind, id: string, field: string): number | null;
}

/** The board that these updates together make. */
export function boardOfUpdates(...updates: readonly Uint8Array[]): BoardState {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const board = openBoard(doc);
  const projection = createBoardProjection(board);
  const view = projection.view();
  projection.close();
  return { view, writerOf: (kind, id, field) => writerOf(board, kind, id, field) };
}
