import { type Board, transact } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import { deleteRecord, idsPointingAt, patchRecord } from '../collection.ts';
import type { Origin } from '../origin.ts';
import type { KeyResult } from '../records/objective.ts';
import { CommandError } from './command.ts';

interface KeyResultArgs {
  readonly objectiveId: string;
  readonly view: BoardView;
}

/** Adds a key result at the end. @throws CommandError `gone` when there is no such objective. */
export function addKeyResult(board: Board, args: KeyResultArgs & { readonly result: KeyResult }): boolean {
  return write(board, args, [...resultsOf(args), args.result]);
}

/** Changes fields of the key result at this place. @throws CommandError `gone` when it is there no more. */
export function changeKeyResult(
  board: Board,
  args: KeyResultArgs & { readonly index: number; readonly patch: Partial<KeyResult> },
): boolean {
  const results = resultsOf(args, args.index);
  return write(
    board,
    args,
    results.map((result, index) => (index === args.index ? { ...result, ...args.patch } : result)),
  );
}

/** Removes the key result at this place. @throws CommandError `gone` when it is there no more. */
export function removeKeyResult(board: Board, args: KeyResultArgs & { readonly index: number }): boolean {
  return write(
    board,
    args,
    resultsOf(args, args.index).filter((_result, index) => index !== args.index),
  );
}

/** Moves a key result to another place among them. @throws CommandError `gone` when it is there no more. */
export function moveKeyResult(
  board: Board,
  args: KeyResultArgs & { readonly index: number; readonly to: number },
): boolean {
  const results = [...resultsOf(args, args.index)];
  const [moved] = results.splice(args.index, 1);
  if (moved) results.splice(Math.max(0, Math.min(args.to, results.length)), 0, moved);
  return write(board, args, results);
}

/** Removes objectives with their key results; initiatives that pointed at them point at none. */
export function removeObjectives(
  board: Board,
  args: { readonly ids: readonly string[]; readonly origin?: Origin },
): void {
  const gone = new Set(args.ids);
  transact(board, args.origin ?? 'user', () => {
    for (const id of idsPointingAt(board, 'initiatives', 'objectiveId', gone)) {
      patchRecord(board, 'initiatives', id, { objectiveId: null });
    }
    for (const id of gone) deleteRecord(board, 'objectives', id);
  });
}

function resultsOf({ objectiveId, view }: KeyResultArgs, index?: number): readonly KeyResult[] {
  const results = view.objectives.byId.get(objectiveId)?.keyResults;
  if (!results || (index !== undefined && !results[index])) {
    throw new CommandError('gone', 'objectives', 'This key result is not on the board any more.');
  }
  return results;
}

/** The list is one field: two people who change it in the same moment get the later one's. */
function write(board: Board, { objectiveId }: KeyResultArgs, keyResults: readonly KeyResult[]): boolean {
  return transact<boolean>(board, 'user', () =>
    patchRecord(board, 'objectives', objectiveId, { keyResults: [...keyResults] }),
  );
}
