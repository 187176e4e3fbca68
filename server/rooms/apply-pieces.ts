import * as Y from 'yjs';
import type { ScannedUpdate } from './scan-update.ts';
import { PieceSize, type Slices } from './turns.ts';
import { UpdatePieces } from './update-pieces.ts';

/** A piece is an update of its own: a row of the log, a frame to everybody. */
const MAX_PIECE_BYTES = 64 * 1024;

/**
 * Applies a large update piece by piece. `apply` is called with each; when it throws, or answers `false`, what was
 * applied so far stays. Resolves with whether all of the update is in the document.
 */
export async function applyPieces(
  doc: Y.Doc,
  update: ScannedUpdate,
  slices: Slices,
  apply: (piece: Uint8Array) => boolean,
): Promise<boolean> {
  const pieces = new UpdatePieces(update, doc);
  const size = new PieceSize();
  for (;;) {
    const start = performance.now();
    const piece = pieces.next(size.parts, MAX_PIECE_BYTES);
    if (!piece) return !pieces.blocked;
    if (!apply(piece)) return false;
    size.took(performance.now() - start);
    if (slices.used) await slices.rest();
  }
}

/**
 * Applies a piece as one transaction. After whatever comes from elsewhere, Yjs looks through texts for formatting that
 * seems to have no effect, and takes it away: as slow as the text is long, and between two pieces it may only seem so.
 */
export function applyPiece(doc: Y.Doc, piece: Uint8Array): void {
  doc.transact((transaction) => {
    Y.applyUpdate(doc, piece);
    transaction.local = true;
  });
}
