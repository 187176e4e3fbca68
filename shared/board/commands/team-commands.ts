import { type Board, transact } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import { deleteRecord, insertRecord } from '../collection.ts';
import type { Origin } from '../origin.ts';
import type { NewFieldsOf } from '../record-kind.ts';
import { type CommandContext, CommandError, orderAfter } from './command.ts';

/** Adds a team as the last lane and answers its id. */
export function addTeam(
  board: Board,
  args: { readonly fields: NewFieldsOf<'teams'>; readonly view: BoardView; readonly origin?: Origin },
  ctx: CommandContext,
): string {
  const id = ctx.newId();
  const order = args.fields.order ?? orderAfter(args.view.teams.list);
  transact(board, args.origin ?? 'user', () => insertRecord(board, 'teams', id, { ...args.fields, order }));
  return id;
}

/**
 * Removes a team that owns nothing any more.
 * @throws CommandError `in-use` naming how many initiatives it still owns.
 */
export function removeTeam(board: Board, args: { readonly id: string; readonly view: BoardView }): boolean {
  const owned = args.view.initiatives.list.filter((initiative) => initiative.teamId === args.id).length;
  if (owned > 0) {
    throw new CommandError(
      'in-use',
      'teams',
      `It still owns ${owned} initiative${owned === 1 ? '' : 's'}: move them first.`,
    );
  }
  return transact<boolean>(board, 'user', () => deleteRecord(board, 'teams', args.id));
}
