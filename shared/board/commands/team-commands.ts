import { type Board, transact } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import { deleteRecord, idsPointingAt, insertRecord, patchRecord } from '../collection.ts';
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
 * Removes teams that own no initiative any more, with their capacity. Their milestones become the programme's, their
 * risks nobody's in particular, and initiatives that they supported are without that support.
 * @throws CommandError `in-use` naming how many initiatives one still owns. Nothing is written then.
 */
export function removeTeams(board: Board, args: { readonly ids: readonly string[]; readonly view: BoardView }): void {
  const asked = new Set(args.ids);
  for (const { id, name } of args.view.teams.list) {
    if (!asked.has(id)) continue;
    const owned = args.view.initiatives.list.filter(({ teamId }) => teamId === id).length;
    if (owned === 0) continue;
    const what = `${owned} initiative${owned === 1 ? '' : 's'}`;
    throw new CommandError('in-use', 'teams', `${name} still owns ${what}: move them first.`);
  }
  transact(board, 'user', () => dropTeams(board, args.ids));
}

/** Removes teams that own no initiative, as removeTeams does, without asking. Call inside a transaction. */
export function dropTeams(board: Board, ids: readonly string[]): void {
  const gone = new Set(ids);
  for (const id of idsPointingAt(board, 'capacity', 'teamId', gone)) deleteRecord(board, 'capacity', id);
  for (const kind of ['milestones', 'risks'] as const) {
    for (const id of idsPointingAt(board, kind, 'teamId', gone)) patchRecord(board, kind, id, { teamId: null });
  }
  for (const id of gone) {
    for (const initiative of board.records.initiatives.values()) initiative.delete(`supportingTeamIds:${id}`);
    deleteRecord(board, 'teams', id);
  }
}
