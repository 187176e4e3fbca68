import { remapScores } from '#shared/risk/remap-scores.ts';
import { type Board, transact } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import { patchRecord } from '../collection.ts';
import type { BoardMeta, Matrix, MatrixLook } from '../records/board-meta.ts';
import { changeMeta } from './meta-commands.ts';

/**
 * Gives the board another matrix, another look of it, or both, and maps every score onto the new scales: one change, one
 * undo takes all of it back. When two people do it at once, one matrix wins; a score that does not fit it reads as none.
 * @throws FieldError when the matrix or the look does not fit.
 */
export function changeMatrix(
  board: Board,
  args: { readonly matrix: Matrix; readonly look: MatrixLook; readonly view: BoardView },
): void {
  const { matrix, look, view } = args;
  const before = view.meta;
  const patch: Partial<BoardMeta> = {
    ...(isSame(matrix, before.matrix) ? {} : { matrix }),
    ...(isSame(look, before.matrixLook) ? {} : { matrixLook: look }),
  };
  transact(board, 'user', () => {
    changeMeta(board, { patch });
    for (const risk of view.risks.list) patchRecord(board, 'risks', risk.id, remapScores(risk, before.matrix, matrix));
  });
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
