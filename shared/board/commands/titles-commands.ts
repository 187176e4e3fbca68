import { type Board, transact } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import { insertRecord } from '../collection.ts';
import { type CommandContext, keyBetween, orderAfter } from './command.ts';
import { nextRiskKey } from './risk-commands.ts';

/** Adds an unscheduled initiative, or a risk without a score, for each title, as one change; answers their ids. */
export function addByTitles(
  board: Board,
  args: { readonly kind: 'initiatives' | 'risks'; readonly titles: readonly string[]; readonly view: BoardView },
  ctx: CommandContext,
): readonly string[] {
  const { kind, titles, view } = args;
  let order = orderAfter(view.initiatives.list);
  return transact(board, 'user', () =>
    titles.map((title, i) => {
      const id = ctx.newId();
      if (kind === 'risks') insertRecord(board, kind, id, { title, key: nextRiskKey(view, i) });
      else insertRecord(board, kind, id, { title, order });
      order = keyBetween(order, null);
      return id;
    }),
  );
}
