import { cellOfRisk, nudgedCell } from '#app/board/matrix/matrix-layout.ts';
import { rescoreRisks } from '#app/board/matrix/rescore-risks.ts';
import { askAfter } from '#app/board/reason/reason-request.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { type Placement, placeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import type { Initiative } from '#shared/board/records/initiative.ts';
import { dayNumber, isoDateOf } from '#shared/schedule/calendar.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';
import type { PictureState } from '../editor/picture-state.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import { type Nudge, nudgedPlacement, shift } from '../layout/nudge.ts';
import { nudgedOrder } from '../layout/nudge-order.ts';

/** Moves without dragging: by keys and by the buttons of the item's toolbar. Presses within a second are one undo step. */
export function moveItems(session: BoardSession, state: PictureState, items: readonly ItemRef[], nudge: Nudge): void {
  session.run(
    (board, view) => {
      const placements = items.flatMap(({ kind, id }) => {
        const initiative = kind === 'initiatives' ? view.initiatives.byId.get(id) : undefined;
        return (initiative && nudgedPlacement(initiative, nudge, state.roadmap.get(), state.calendar.get())) ?? [];
      });
      if (placements.length > 0) placeInitiatives(board, { placements });
      if (nudge.days === 0) return;
      for (const { kind, id } of items) {
        const milestone = kind === 'milestones' ? view.milestones.byId.get(id) : undefined;
        if (!milestone) continue;
        const date = isoDateOf(shift(dayNumber(milestone.date), nudge.days, state.calendar.get()));
        updateRecord(board, { kind: 'milestones', id, patch: { date } });
      }
    },
    { mergeKey: keyOf('move', items) },
  );
}

/** Moves the ends of initiatives by working days; none ends before it starts. */
export function resizeItems(session: BoardSession, state: PictureState, items: readonly ItemRef[], days: number): void {
  session.run(
    (board, view) => {
      const placements = items.flatMap(({ kind, id }) => {
        const initiative = kind === 'initiatives' ? view.initiatives.byId.get(id) : undefined;
        return (initiative && resizedPlacement(initiative, days, state.calendar.get())) ?? [];
      });
      if (placements.length > 0) placeInitiatives(board, { placements });
    },
    { mergeKey: keyOf('resize', items) },
  );
}

/** Brings an initiative into the next row of its lane where it can lie. Answers whether there is one. */
export function reorderItem(session: BoardSession, state: PictureState, { kind, id }: ItemRef, rows: -1 | 1): boolean {
  const { initiatives } = state.view.get();
  const initiative = kind === 'initiatives' ? initiatives.byId.get(id) : undefined;
  const placements = initiative && nudgedOrder(initiative, rows, state.roadmap.get(), initiatives);
  if (!placements) return false;
  session.run((board) => placeInitiatives(board, { placements }), { mergeKey: `reorder ${id}` });
  return true;
}

/** What is said of a step in the order of a lane. */
export function orderWords(done: boolean, rows: -1 | 1): string {
  return done ? `Moved ${rows < 0 ? 'up' : 'down'} in its lane.` : 'No further in this lane.';
}

/** The placement whose end is some working days later; null where there is no end, or it would lie before the start. */
export function resizedPlacement(
  { id, start, end }: Initiative,
  days: number,
  calendar: WorkingCalendar,
): Placement | null {
  if (end === null) return null;
  const last = shift(dayNumber(end), days, calendar);
  return start !== null && last < dayNumber(start) ? null : { id, end: isoDateOf(last) };
}

/** Scores risks again by the cell beside theirs on the screen, and asks why. */
export function moveInMatrix(
  session: BoardSession,
  state: PictureState,
  items: readonly ItemRef[],
  columns: number,
  rows: number,
): void {
  const layout = state.matrix.get();
  const scores = items.flatMap(({ kind, id }) => {
    const cell = kind === 'risks' ? cellOfRisk(layout, id) : null;
    const to = cell && nudgedCell(layout, cell, columns, rows);
    return to ? [{ id, ...to }] : [];
  });
  const changes = rescoreRisks(session, state.basis.get(), scores);
  if (changes.length > 0) state.askedReason.update((before) => askAfter(session, changes, 'keyboard', before));
}

function keyOf(what: string, items: readonly ItemRef[]): string {
  return `${what} ${items.map(({ id }) => id).join(' ')}`;
}
