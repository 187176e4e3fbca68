import * as Y from 'yjs';
import { type Board, openBoard, transact } from '../board-doc.ts';
import { changeMeta } from '../commands/meta-commands.ts';
import { SCHEMA_VERSION } from '../schema-version.ts';

/** The first update of a new board's document: everything `write` puts on it, as one transaction of origin `seed`. */
export function documentOf(write: (board: Board) => void): Uint8Array {
  const doc = new Y.Doc();
  try {
    const board = openBoard(doc);
    transact<void>(board, 'seed', () => {
      changeMeta(board, { patch: { schemaVersion: SCHEMA_VERSION }, origin: 'seed' });
      write(board);
    });
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}
