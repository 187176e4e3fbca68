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
    const gone = new Set(args.ids);
    removeReasonsOf(board, 'milestones', gone);
    removeLinksOf(board, gone);
    for (const id of gone) deleteRecord(board, 'milestones', id);
  });
}
