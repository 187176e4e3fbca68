import { type Board, transact } from '../board-doc.ts';
import { FieldError } from '../collection.ts';
import type { Origin } from '../origin.ts';
import { type BoardMeta, boardMetaSchema } from '../records/board-meta.ts';

/**
 * Writes settings of the board as a whole.
 * @throws FieldError when a value does not fit.
 */
export function changeMeta(board: Board, args: { readonly patch: Partial<BoardMeta>; readonly origin?: Origin }): void {
  for (const [name, value] of Object.entries(args.patch)) {
    const field = boardMetaSchema.shape[name as keyof BoardMeta];
    if (!field || JSON.stringify(field.parse(value)) !== JSON.stringify(value)) {
      throw new FieldError('views', name, `${name}: this setting does not fit.`);
    }
  }
  transact(board, args.origin ?? 'user', () => {
    for (const [name, value] of Object.entries(args.patch)) board.meta.set(name, value);
  });
}
