import { type Board, transact } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import { deleteRecord, insertRecord, patchRecord } from '../collection.ts';
import type { FieldsOf, NewFieldsOf } from '../record-kind.ts';
import { type CommandContext, orderAfter } from './command.ts';

/** How a picture is set: what a saved view keeps beside its name and whose it is. */
export type ViewSettings = Partial<
  Pick<FieldsOf<'views'>, 'filters' | 'groupBy' | 'sortBy' | 'columns' | 'frozen' | 'search'>
>;

/**
 * Saves how a picture is set under a name, behind the other views, and answers the view's id. `isOwn`: it is offered to
 * whoever runs this alone, else to everybody on the board.
 * @throws FieldError when the name is empty or too long.
 */
export function saveView(
  board: Board,
  args: {
    readonly title: string;
    readonly picture: FieldsOf<'views'>['picture'];
    readonly settings: ViewSettings;
    readonly isOwn: boolean;
    readonly view: BoardView;
  },
  ctx: CommandContext,
): string {
  const id = ctx.newId();
  const fields: NewFieldsOf<'views'> = {
    ...args.settings,
    title: args.title.trim(),
    picture: args.picture,
    owner: args.isOwn && ctx.actor !== null ? `user:${ctx.actor}` : null,
    order: orderAfter(args.view.views.list),
  };
  transact(board, 'user', () => insertRecord(board, 'views', id, fields));
  return id;
}

/**
 * Writes how the picture is set now into a view that is there.
 * @throws FieldError when the view is gone.
 */
export function changeView(board: Board, args: { readonly id: string; readonly settings: ViewSettings }): boolean {
  return transact<boolean>(board, 'user', () => patchRecord(board, 'views', args.id, args.settings));
}

/**
 * Gives a view another name, or makes it the board's or one's own.
 * @throws FieldError when the view is gone, or the name is empty or too long.
 */
export function renameView(
  board: Board,
  args: { readonly id: string; readonly title: string; readonly isOwn: boolean },
  ctx: CommandContext,
): boolean {
  const owner = args.isOwn && ctx.actor !== null ? `user:${ctx.actor}` : null;
  return transact<boolean>(board, 'user', () =>
    patchRecord(board, 'views', args.id, { title: args.title.trim(), owner }),
  );
}

/** Removes a view; what it shows stays. */
export function removeView(board: Board, args: { readonly id: string }): boolean {
  return transact<boolean>(board, 'user', () => deleteRecord(board, 'views', args.id));
}
