import { type Board, transact } from '../board-doc.ts';
import { deleteRecord, insertRecord } from '../collection.ts';
import type { Origin } from '../origin.ts';
import type { NewFieldsOf } from '../record-kind.ts';
import { type CommandContext, CommandError } from './command.ts';
import { removeReasonsOf } from './reason-commands.ts';

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
    // Boards have ids of their own, but copies of a board have items of the same ones.
    const isSame =
      link.get('fromId') === fromId &&
      link.get('toId') === toId &&
      (link.get('fromBoardId') ?? null) === fromBoardId &&
      (link.get('toBoardId') ?? null) === toBoardId &&
      (link.get('type') ?? 'FS') === type;
    if (isSame) {
      throw new CommandError('same-link', 'dependencies', `These two are linked ${type} already.`);
    }
  }
  const id = ctx.newId();
  transact(board, args.origin ?? 'user', () => insertRecord(board, 'dependencies', id, args.fields));
  return id;
}

/** Removes dependencies with the reasons that were given for changes of them. */
export function removeDependencies(
  board: Board,
  args: { readonly ids: readonly string[]; readonly origin?: Origin },
): void {
  transact(board, args.origin ?? 'user', () => {
    removeReasonsOf(board, 'dependencies', new Set(args.ids));
    for (const id of args.ids) deleteRecord(board, 'dependencies', id);
  });
}

/** Removes the dependencies that items of this board are an end of. Call inside a transaction. */
export function removeLinksOf(board: Board, itemIds: ReadonlySet<string>): void {
  const ids: string[] = [];
  for (const [id, link] of board.records.dependencies.entries()) {
    const supplies = itemIds.has(String(link.get('fromId'))) && !link.get('fromBoardId');
    const consumes = itemIds.has(String(link.get('toId'))) && !link.get('toBoardId');
    if (supplies || consumes) ids.push(id);
  }
  removeDependencies(board, { ids });
}
