import { cellAt, type MatrixLayout } from '#app/board/matrix/matrix-layout.ts';
import { rescoreRisks } from '#app/board/matrix/rescore-risks.ts';
import type { ExplainedChange } from '#app/board/reason/reason-request.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { placeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import type { ScoreBasis } from '#shared/board/records/risk.ts';
import { isoDateOf } from '#shared/schedule/calendar.ts';
import type { WorkingCalendar } from '#shared/schedule/working-calendar.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import { dropInRow } from '../layout/drop-in-row.ts';
import { type Box, placementFromChange } from '../layout/place-bar.ts';
import type { RoadmapLayout } from '../layout/roadmap-layout.ts';
import { type SnapStep, snapEnd } from '../layout/snapping.ts';
import { xToDay } from '../layout/time-scale.ts';

/** An item that a gesture moved, with its box before and after. */
export interface MovedItem extends ItemRef {
  readonly before: Box;
  readonly after: Box;
}

export interface GestureContext {
  readonly roadmap: RoadmapLayout;
  readonly matrix: MatrixLayout;
  readonly basis: ScoreBasis;
  readonly pxPerDay: number;
  readonly step: SnapStep;
  readonly calendar: WorkingCalendar;
}

/** A bar whose width differs by less was moved, not resized. */
const SAME_WIDTH = 0.01;

/** Takes what was dropped in the tray off the timeline, all of it as one change. What must have a date stays. */
export function unscheduleMoves(session: BoardSession, moves: readonly MovedItem[]): void {
  const placements = moves.flatMap(({ kind, id }) => (kind === 'initiatives' ? [{ id, start: null, end: null }] : []));
  session.run((board) => placeInitiatives(board, { placements }));
}

/** Writes what a finished gesture means: dates, lanes, order, scores. Answers the changes that may be given a reason. */
export function writeMoves(
  session: BoardSession,
  moves: readonly MovedItem[],
  context: GestureContext,
): readonly ExplainedChange[] {
  // What moves together is on working days already: weeks were for the first of it alone.
  const step = moves.length > 1 && context.step === 'week' ? 'working-day' : context.step;
  session.run((board, view) => {
    const placements = moves.flatMap((move) => {
      const initiative = move.kind === 'initiatives' ? view.initiatives.byId.get(move.id) : undefined;
      if (!initiative) return [];
      const { roadmap: layout, pxPerDay, calendar } = context;
      const { before, after } = move;
      const placement = placementFromChange(initiative, before, after, { layout, pxPerDay, step, calendar });
      const isAlone = moves.length === 1 && Math.abs(after.w - before.w) < SAME_WIDTH;
      const { initiatives } = view;
      const drop = isAlone ? dropInRow(initiative, placement, before, after, { layout, initiatives }) : null;
      return [...(placement ? [placement] : []), ...(drop?.placements ?? [])];
    });
    if (placements.length > 0) placeInitiatives(board, { placements });
    for (const { kind, id, after } of moves) {
      if (kind !== 'milestones') continue;
      const day = xToDay(after.x + after.w / 2, context.pxPerDay);
      const date = isoDateOf(snapEnd(day, step, context.calendar));
      updateRecord(board, { kind, id, patch: { date } });
    }
  });
  return moveRisks(session, moves, context);
}

function moveRisks(session: BoardSession, moves: readonly MovedItem[], { matrix, basis }: GestureContext) {
  const scores = moves.flatMap(({ kind, id, after }) => {
    const cell = kind === 'risks' ? cellAt(matrix, after.x + after.w / 2, after.y + after.h / 2) : null;
    return cell ? [{ id, likelihood: cell.likelihood, impact: cell.impact }] : [];
  });
  return rescoreRisks(session, basis, scores);
}
