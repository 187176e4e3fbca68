import { type Board, transact } from '../board-doc.ts';
import { insertRecord, patchRecord } from '../collection.ts';
import type { Origin } from '../origin.ts';
import type { FieldsOf, NewFieldsOf, RecordKind } from '../record-kind.ts';
import { type CommandContext, CommandError } from './command.ts';

/** Commands that are the same for every kind. Kinds with rules of their own have families beside this file. */

/**
 * Adds a record and answers its id.
 * @throws FieldError naming the field that does not fit.
 */
export function addRecord<K extends RecordKind>(
  board: Board,
  args: { readonly kind: K; readonly fields: NewFieldsOf<K>; readonly origin?: Origin },
  ctx: CommandContext,
): string {
  const id = ctx.newId();
  transact(board, args.origin ?? 'user', () => insertRecord(board, args.kind, id, args.fields));
  return id;
}

/**
 * Writes the given fields of a record: those that differ, and no others. The state of a dependency is set by nobody's hand
 * but by the steps of its hand-shake.
 * @throws FieldError when the record is gone or a value does not fit; CommandError `not-your-step`.
 */
export function updateRecord<K extends RecordKind>(
  board: Board,
  args: { readonly kind: K; readonly id: string; readonly patch: Partial<FieldsOf<K>>; readonly origin?: Origin },
): boolean {
  const { kind, id, patch, origin = 'user' } = args;
  if (kind === 'dependencies' && origin !== 'seed' && 'state' in patch) {
    const known = board.records.dependencies.get(id)?.get('state') ?? 'asked';
    if (patch.state !== known) {
      throw new CommandError('not-your-step', kind, 'A dependency gets another state by the steps of its hand-shake.');
    }
  }
  return transact<boolean>(board, origin, () => patchRecord(board, kind, id, patch));
}
