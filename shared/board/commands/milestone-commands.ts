import { type Board, transact } from '../board-doc.ts';
import { deleteRecord } from '../collection.ts';
import type { Origin } from '../origin.ts';
import { removeLinksOf } from './dependency-commands.ts';
import { removeReasonsOf } from './reason-commands.ts';

/** Removes milestones with the dependencies that hang on them. */
export function removeMilestones(
  board: Board,
  args: { readonly ids: readonly string[]; readonly origin?: Origin },
): void {
  transact(board, args.origin ?? 'user', () => {
    removeReasonsOf(board, 'milestones', new Set(args.ids));
    for (const id of args.ids) {
      removeLinksOf(board, id);
      deleteRecord(board, 'milestones', id);
    }
  });
}
