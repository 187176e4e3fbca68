import { type Board, transact } from '../board-doc.ts';
import { deleteRecord } from '../collection.ts';
import type { Origin } from '../origin.ts';
import { removeLinksOf } from './dependency-commands.ts';

/** Removes milestones with the dependencies that hang on them. */
export function removeMilestones(
  board: Board,
  args: { readonly ids: readonly string[]; readonly origin?: Origin },
): void {
  transact(board, args.origin ?? 'user', () => {
    for (const id of args.ids) {
      removeLinksOf(board, id);
      deleteRecord(board, 'milestones', id);
    }
  });
}
