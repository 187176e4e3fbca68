import type { Editor, TLShapeId, VecLike } from '@tldraw/tldraw';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { placeInitiatives } from '#shared/board/commands/initiative-commands.ts';
import { isoDateOf } from '#shared/schedule/calendar.ts';
import { derivedShapeId } from '../layout/derived-shape.ts';
import type { LaneFields } from '../layout/lane-groups.ts';
import { laneAt } from '../layout/roadmap-layout.ts';
import { snapStart } from '../layout/snapping.ts';
import { dayToX, xToDay } from '../layout/time-scale.ts';
import { reveal } from './camera.ts';
import { FIRST_DURATION } from './open-and-create.ts';
import type { PictureState } from './picture-state.ts';

/** Puts an unscheduled initiative where it was dropped: that day, that lane's team. */
export function scheduleAt(editor: Editor, session: BoardSession, state: PictureState, id: string, point: VecLike) {
  const lane = laneAt(state.roadmap.get(), point.y);
  const day = Math.floor(xToDay(point.x, state.pxPerDay.get()));
  schedule(editor, session, state, id, day, lane?.fields ?? {});
}

/** Puts an unscheduled initiative on the next working day from today, in its team's lane, and shows it. */
export function scheduleToday(editor: Editor, session: BoardSession, state: PictureState, id: string): void {
  schedule(editor, session, state, id, state.today.get(), {});
  const slot = state.roadmap.get().bars.get(id);
  if (!slot) return;
  const px = state.pxPerDay.get();
  const box = { x: dayToX(slot.start, px), y: slot.y, w: (slot.end - slot.start) * px };
  reveal(editor, { ...box, h: state.roadmap.get().barHeight });
}

/** As long as its estimate says is most likely. */
function schedule(
  editor: Editor,
  session: BoardSession,
  state: PictureState,
  id: string,
  day: number,
  fields: LaneFields,
): void {
  const initiative = state.view.get().initiatives.byId.get(id);
  if (!initiative) return;
  const calendar = state.calendar.get();
  const first = snapStart(day, 'working-day', calendar);
  const days = Math.max(1, Math.round(initiative.estimate?.mostLikely ?? FIRST_DURATION));
  const placement = {
    id,
    start: isoDateOf(first),
    end: isoDateOf(calendar.addWorkingDays(first, days - 1)),
    ...fields,
  };
  session.undo.stopCapturing();
  session.run((board) => placeInitiatives(board, { placements: [placement] }));
  session.undo.stopCapturing();
  // The shape is derived in a microtask; it is selected once it is there.
  setTimeout(() => {
    const shapeId = derivedShapeId('initiatives', id) as TLShapeId;
    if (editor.getShape(shapeId)) editor.select(shapeId);
  });
}
