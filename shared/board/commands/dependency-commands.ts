import { type Board, transact } from '../board-doc.ts';
import { deleteRecord, insertRecord } from '../collection.ts';
import type { Origin } from '../origin.ts';
import type { NewFieldsOf } from '../record-kind.ts';
import { type CommandContext, CommandError } from './command.ts';

/**
 * Links two items and answers the dependency's id.
 * @throws CommandError `self-link`, or `same-link` when these two are linked this way already.
 */
export function linkItems(
  board: Board,
  args: { readonly fields: NewFieldsOf<'dependencies'>; readonly origin?: Origin },
  ctx: CommandContext,
): string {
  const { fromId, toId, fromBoardId = null, toBoardId = null, type = 'FS' } = args.fields;
  if (fromId === toId && fromBoardId === toBoardId) {
    throw new CommandError('self-link', 'dependencies', 'An item can not depend on itself.');
  }
  for (const link of board.records.dependencies.values()) {
    if (link.get('fromId') === fromId && link.get('toId') === toId && (link.get('type') ?? 'FS') === type) {
      throw new CommandError('same-link', 'dependencies', `These two are linked ${type} already.`);
    }
  }
  const id = ctx.newId();
  transact(board, args.origin ?? 'user', () => insertRecord(board, 'dependencies', id, args.fields));
  return id;
}

/** Removes the dependencies that an item of this board is an end of. Call inside a transaction. */
export function removeLinksOf(board: Board, itemId: string): void {
  for (const [id, link] of [...board.records.dependencies.entries()]) {
    const supplies = link.get('fromId') === itemId && !link.get('fromBoardId');
    const consumes = link.get('toId') === itemId && !link.get('toBoardId');
    if (supplies || consumes) deleteRecord(board, 'dependencies', id);
  }
}
