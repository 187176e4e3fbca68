import { type Board, transact } from '../board-doc.ts';
import type { CanvasRecord } from '../board-view.ts';

/** Stores and removes free drawings as one change. The records are tldraw's own, in canonical coordinates. */
export function changeDrawings(
  board: Board,
  args: { readonly put: readonly CanvasRecord[]; readonly remove: readonly string[] },
): void {
  if (args.put.length === 0 && args.remove.length === 0) return;
  transact(board, 'canvas', () => {
    for (const record of args.put) board.canvas.set(record.id, record);
    for (const id of args.remove) board.canvas.delete(id);
  });
}
