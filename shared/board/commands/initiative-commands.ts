import { type Board, transact } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import { deleteRecord, idsPointingAt, insertRecord, patchRecord, readRecord } from '../collection.ts';
import type { Origin } from '../origin.ts';
import type { NewFieldsOf } from '../record-kind.ts';
import type { Initiative } from '../records/initiative.ts';
import { type CommandContext, CommandError, orderAfter } from './command.ts';
import { removeLinksOf } from './dependency-commands.ts';
import { removeMilestones } from './milestone-commands.ts';
import { removeReasonsOf } from './reason-commands.ts';

/**
 * Adds an initiative behind the others and answers its id.
 * @throws CommandError `bad-dates` when it would end before it starts; FieldError when a field does not fit.
 */
export function addInitiative(
  board: Board,
  args: { readonly fields: NewFieldsOf<'initiatives'>; readonly view: BoardView; readonly origin?: Origin },
  ctx: CommandContext,
): string {
  checkSpan(args.fields.start ?? null, args.fields.end ?? null);
  const id = ctx.newId();
  const order = args.fields.order ?? orderAfter(args.view.initiatives.list);
  transact(board, args.origin ?? 'user', () => insertRecord(board, 'initiatives', id, { ...args.fields, order }));
  return id;
}

/** Where an initiative stands on the timeline. What is absent stays as it is; null dates make it unscheduled. */
export interface Placement {
  readonly id: string;
  readonly start?: string | null;
  readonly end?: string | null;
  readonly teamId?: string | null;
  readonly objectiveId?: string | null;
  readonly owner?: string | null;
  readonly order?: string;
}

/**
 * Moves, resizes or re-assigns initiatives as one change: one undo takes all of it back.
 * @throws CommandError `gone`, or `bad-dates` when one would end before it starts. Nothing is written then.
 */
export function placeInitiatives(
  board: Board,
  args: { readonly placements: readonly Placement[]; readonly origin?: Origin },
): boolean {
  const patches = args.placements.map(({ id, ...patch }) => {
    const initiative = existing(board, id);
    checkSpan(
      patch.start === undefined ? initiative.start : patch.start,
      patch.end === undefined ? initiative.end : patch.end,
    );
    return { id, patch };
  });
  return transact<boolean>(board, args.origin ?? 'user', () => {
    let written = false;
    for (const { id, patch } of patches) written = patchRecord(board, 'initiatives', id, patch) || written;
    return written;
  });
}

/**
 * Removes initiatives with the dependencies, stage milestones and budget that hang on them, and the links of risks to
 * them.
 */
export function removeInitiatives(
  board: Board,
  args: { readonly ids: readonly string[]; readonly origin?: Origin },
): void {
  const gone = new Set(args.ids);
  transact(board, args.origin ?? 'user', () => {
    removeMilestones(board, { ids: idsPointingAt(board, 'milestones', 'initiativeId', gone) });
    for (const id of idsPointingAt(board, 'budget', 'initiativeId', gone)) deleteRecord(board, 'budget', id);
    removeReasonsOf(board, 'initiatives', gone);
    removeLinksOf(board, gone);
    for (const id of gone) {
      for (const risk of board.records.risks.values()) risk.delete(`initiativeIds:${id}`);
      deleteRecord(board, 'initiatives', id);
    }
  });
}

function existing(board: Board, id: string): Initiative {
  const result = readRecord('initiatives', id, board.records.initiatives.get(id));
  if (result.ok) return result.record;
  throw new CommandError('gone', 'initiatives', 'This initiative is gone: somebody deleted it.');
}

function checkSpan(start: string | null, end: string | null): void {
  if (start !== null && end !== null && end < start) {
    throw new CommandError('bad-dates', 'initiatives', `It would end on ${end}, before it starts on ${start}.`);
  }
}
