import { type Board, transact } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import { deleteRecord, insertRecord, patchRecord, readRecord } from '../collection.ts';
import type { FieldsOf, NewFieldsOf, RecordKind } from '../record-kind.ts';
import type { Restored } from '../records/board-meta.ts';
import type { CommandContext } from './command.ts';
import { changeMeta } from './meta-commands.ts';
import { removeRecords } from './remove-records.ts';
import { type ChosenRecord, planChosenRestore } from './restore-chosen.ts';
import { planWholeRestore, type RestorePlan } from './restore-plan.ts';
import { dropTeams } from './team-commands.ts';

/** A version to go back to. */
export interface RestorePoint extends Pick<Restored, 'snapshotId' | 'name' | 'takenAt'> {
  /** The board as it was then. */
  readonly view: BoardView;
}

/**
 * Makes the board say what a version says: records are made again under their ids, fields set back, what came later is
 * removed; settings and free drawings too. One change, one undo. What a comparison does not list stays: reasons that
 * were given since, the baseline. Answers how many records were written.
 */
export function restoreVersion(
  board: Board,
  { view, from }: { readonly view: BoardView; readonly from: RestorePoint },
  ctx: CommandContext,
): number {
  const plan = planWholeRestore(view, from.view);
  return write(board, plan, restoredOf(from, null, view, ctx), () => {
    for (const { kind, id } of plan.removes) deleteRecord(board, kind, id);
    removeHidden(board, from.view);
  });
}

/**
 * Makes chosen records say what a version says of them, and leaves the others alone, but for what hangs together with
 * them: see planChosenRestore. One change, one undo. Answers how many records were written.
 * @throws CommandError `in-use` for a team that came later and still owns initiatives. Nothing is written then.
 */
export function restoreRecords(
  board: Board,
  args: { readonly view: BoardView; readonly from: RestorePoint; readonly chosen: readonly ChosenRecord[] },
  ctx: CommandContext,
): number {
  const { view, from, chosen } = args;
  const plan = planChosenRestore(view, from.view, chosen);
  return write(board, plan, restoredOf(from, chosen.length, view, ctx), () => {
    removeRecords(board, { refs: plan.removes.filter(({ kind }) => kind !== 'teams'), view });
    dropTeams(
      board,
      plan.removes.flatMap(({ kind, id }) => (kind === 'teams' ? [id] : [])),
    );
  });
}

/**
 * What is written of a restore. Its moment is later than that of the last one, whatever this clock says: what comes
 * before in time is told as a restore that was taken back.
 */
function restoredOf(
  { snapshotId, name, takenAt }: RestorePoint,
  records: number | null,
  view: BoardView,
  ctx: CommandContext,
): Restored {
  const last = Date.parse(view.meta.restored?.at ?? '');
  const isAhead = last >= Date.parse(ctx.now) && last < LAST_MOMENT;
  const at = isAhead ? new Date(last + 1).toISOString() : ctx.now;
  return { snapshotId, name: name.slice(0, 300), takenAt, at, records, part: 1 };
}

/** The last that a Date can hold. */
const LAST_MOMENT = 8.64e15;

/** As many characters of records as one update can carry in any alphabet: 1 MB at most goes over a socket at once. */
const MOST_IN_ONE = 250_000;

/**
 * Writes a plan. A restore that is too large for one update is several transactions, all of which are one step of undo;
 * each says that it is part of a restore, so that the history tells it of all of them.
 */
function write(board: Board, plan: RestorePlan, restored: Restored, remove: () => void): number {
  const { puts, patches, meta, drawings } = plan;
  const writes: { readonly size: number; readonly run: () => void }[] = [
    ...puts.map(({ kind, record }) => ({ size: JSON.stringify(record).length, run: () => put(board, kind, record) })),
    ...patches.map(({ kind, id, patch }) => ({
      size: JSON.stringify(patch).length,
      run: () => void patchRecord(board, kind, id, patch as Partial<FieldsOf<typeof kind>>, 'whole'),
    })),
    ...drawings.put.map((drawing) => ({
      size: JSON.stringify(drawing).length,
      run: () => void board.canvas.set(drawing.id, drawing),
    })),
  ];
  const removed = plan.removes.length + drawings.remove.length;
  if (writes.length + removed === 0 && Object.keys(meta).length === 0) return 0;
  let next = 0;
  for (let part = 1; part === 1 || next < writes.length; part++) {
    transact<void>(board, 'user', () => {
      changeMeta(board, { patch: { ...(part === 1 ? meta : {}), restored: { ...restored, part } } });
      for (let size = 0; next < writes.length && size < MOST_IN_ONE; next++) {
        const one = writes[next];
        one?.run();
        size += one?.size ?? 0;
      }
      if (next < writes.length) return;
      // Last: what goes back to another place is out of what is removed by then.
      remove();
      for (const id of drawings.remove) board.canvas.delete(id);
    });
  }
  return puts.length + patches.length + plan.removes.length;
}

/** A record that no view shows (its end is missing, it can't be read) may be in the document: it is written over then. */
function put(board: Board, kind: RecordKind, { id, ...fields }: { readonly id: string }): void {
  if (readRecord(kind, id, board.records[kind].get(id)).ok) {
    patchRecord(board, kind, id, fields as Partial<FieldsOf<typeof kind>>, 'whole');
  } else insertRecord(board, kind, id, fields as NewFieldsOf<typeof kind>);
}

/** Dependencies with a missing end are in no view: once the end is there again they would be more than the version has. */
function removeHidden(board: Board, version: BoardView): void {
  for (const [id, link] of [...board.records.dependencies.entries()]) {
    if (readRecord('dependencies', id, link).ok && !version.dependencies.byId.has(id)) {
      deleteRecord(board, 'dependencies', id);
    }
  }
}
