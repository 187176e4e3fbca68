import { nameOf } from '#app/board/fields/format-field.ts';
import type { BoardSession, UndoStep } from '#app/board/sync/board-session.ts';
import type { ToastMessage } from '#app/components/toast-message.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import { countWords } from '#shared/board/clipboard/count-words.ts';
import { type RecordRef, removeRecords } from '#shared/board/commands/remove-records.ts';
import { RECORD_KINDS, type RecordKind } from '#shared/board/record-kind.ts';

/** How long a deletion can be taken back from its toast. */
const OFFERED_MS = 8_000;

/**
 * Deletes records with what hangs on them, as one step of undo, and says so with a way back. Answers whether anything
 * was deleted; where it can't be, the session says why. `withThem` deletes what goes in the same step.
 */
export function deleteRecords(
  session: BoardSession,
  refs: readonly RecordRef[],
  say: (message: ToastMessage) => void,
  withThem?: () => void,
): boolean {
  const before = session.view.get();
  const there = refs.filter(({ kind, id }) => before[kind].byId.has(id));
  if (there.length === 0) return false;
  const done = session.run((board, view) => {
    removeRecords(board, { refs: there, view });
    return true;
  });
  if (!done) return false;
  withThem?.();
  const step = session.undo.lastStep();
  say({
    title: deletedWords(before, session.view.get(), there),
    lasts: OFFERED_MS,
    ...(step ? takeBackOffer(step) : {}),
  });
  return true;
}

/** The part of a toast that offers to take a step back, for as long as that is possible. */
export function takeBackOffer(step: UndoStep): Pick<ToastMessage, 'action' | 'until'> {
  return { action: { label: 'Undo', run: () => void step.takeBack() }, until: step.onGone };
}

const COUNTED = ['initiatives', 'milestones', 'risks', 'actions', 'objectives', 'teams', 'dependencies'] as const;

/** "Deleted initiative "Ledger" and 2 links": what is there no more, and of one record, its name. */
function deletedWords(before: BoardView, after: BoardView, refs: readonly RecordRef[]): string {
  const counts: Partial<Record<RecordKind, number>> = {};
  for (const kind of COUNTED) {
    if (before[kind] === after[kind]) continue;
    counts[kind] = before[kind].list.filter(({ id }) => !after[kind].byId.has(id)).length;
  }
  const [only] = refs;
  const record = refs.length === 1 && only ? before[only.kind].byId.get(only.id) : undefined;
  const name = record && nameOf(record);
  if (!only || !name) return `Deleted ${countWords(counts)}`;
  const rest = { ...counts, [only.kind]: (counts[only.kind] ?? 1) - 1 };
  const others = Object.values(rest).some((count) => count > 0) ? ` with ${countWords(rest)}` : '';
  return `Deleted ${RECORD_KINDS[only.kind].noun} "${name}"${others}`;
}
