import { type Board, transact } from '../board-doc.ts';
import { deleteRecord, insertRecord } from '../collection.ts';
import type { RecordKind } from '../record-kind.ts';
import type { Reason } from '../records/reason.ts';
import type { CommandContext } from './command.ts';

/**
 * Keeps why a change was made, by who runs the command, and answers the reason's id. Call it in the same
 * `session.run` as the change, or with its merge key: then one undo takes both back.
 * @throws FieldError when the text is empty or too long.
 */
export function giveReason(
  board: Board,
  args: Pick<Reason, 'recordKind' | 'recordId' | 'aspect' | 'text' | 'from' | 'to'>,
  ctx: CommandContext,
): string {
  const id = ctx.newId();
  const by = ctx.actor === null ? null : `user:${ctx.actor}`;
  transact(board, 'user', () => insertRecord(board, 'reasons', id, { ...args, by, at: ctx.now }));
  return id;
}

/** Removes the reasons of records that are removed. Call inside a transaction. */
export function removeReasonsOf(board: Board, kind: RecordKind, ids: ReadonlySet<string>): void {
  for (const [id, reason] of [...board.records.reasons.entries()]) {
    if (reason.get('recordKind') === kind && ids.has(String(reason.get('recordId'))))
      deleteRecord(board, 'reasons', id);
  }
}
