import type { Editor, TLEventInfo, VecLike } from '@tldraw/tldraw';
import { cellAt } from '#app/board/matrix/matrix-layout.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { addInitiative } from '#shared/board/commands/initiative-commands.ts';
import { addRecord } from '#shared/board/commands/record-commands.ts';
import { addRisk } from '#shared/board/commands/risk-commands.ts';
import type { FieldsOf } from '#shared/board/record-kind.ts';
import { isoDateOf } from '#shared/schedule/calendar.ts';
import { keepInSight } from '../filter/filter-state.ts';
import { type ItemRef, itemOfShape } from '../layout/derived-shape.ts';
import { laneAt } from '../layout/roadmap-layout.ts';
import { snapStart } from '../layout/snapping.ts';
import { xToDay } from '../layout/time-scale.ts';
import { placeOf } from './pages.ts';
import type { PictureState } from './picture-state.ts';

/** Working days of an initiative that is put on the timeline without an estimate. */
export const FIRST_DURATION = 20;

/** A double click opens an item; one on an empty place makes one there and opens it. */
export function openAndCreate(
  editor: Editor,
  session: BoardSession,
  state: PictureState,
  open: (item: ItemRef) => void,
): () => void {
  const onEvent = (info: TLEventInfo) => {
    if (info.type === 'click' && info.name === 'double_click' && info.phase === 'up') {
      if (!editor.isIn('select') || info.shiftKey || info.ctrlKey) return;
      const point = editor.inputs.currentPagePoint;
      const hit = editor.getShapeAtPoint(point, { hitInside: true, margin: 2 / editor.getZoomLevel() });
      const item = hit && itemOfShape(hit.id);
      if (item) open(item);
      else if (!hit && !session.readOnly && state.hoveredLink.get() === null) {
        const made =
          placeOf(editor) === 'matrix' ? createRisk(session, state, point) : createInitiative(session, state, point);
        if (made) open(made);
      }
    }
  };
  editor.on('event', onEvent);
  return () => editor.off('event', onEvent);
}

/** Team and dates of what is put at a point of the page; null where there is no lane for it. */
export function initiativeFieldsAt(state: PictureState, point: VecLike): Partial<FieldsOf<'initiatives'>> | null {
  const layout = state.roadmap.get();
  const lane = laneAt(layout, point.y);
  if (!lane || lane.kind === 'programme' || point.y < 0 || point.y > layout.height) return null;
  const calendar = state.calendar.get();
  const first = snapStart(Math.floor(xToDay(point.x, state.pxPerDay.get())), 'working-day', calendar);
  return {
    ...lane.fields,
    start: isoDateOf(first),
    end: isoDateOf(calendar.addWorkingDays(first, FIRST_DURATION - 1)),
  };
}

/** Makes an initiative in the lane and from the day at a point of the page; null where there is no lane. */
export function createInitiative(session: BoardSession, state: PictureState, point: VecLike): ItemRef | null {
  const place = initiativeFieldsAt(state, point);
  if (!place) return null;
  const fields = { title: 'New initiative', ...place };
  const id = session.run((board, view, ctx) => addInitiative(board, { fields, view }, ctx));
  if (id === undefined) return null;
  keepInSight(state.filtering, id);
  return { kind: 'initiatives', id };
}

/** Makes a milestone on the day at a point of the page: of the lane's team, or of the whole programme. */
export function createMilestone(session: BoardSession, state: PictureState, point: VecLike): ItemRef | null {
  const lane = laneAt(state.roadmap.get(), point.y);
  const date = isoDateOf(Math.floor(xToDay(point.x, state.pxPerDay.get())));
  const fields = { title: 'New milestone', date, teamId: lane?.fields.teamId ?? null };
  const id = session.run((board, _view, ctx) => addRecord(board, { kind: 'milestones', fields }, ctx));
  return id === undefined ? null : { kind: 'milestones', id };
}

/** The score that a point of the page means, on the basis that shows; null outside the matrix. */
export function riskFieldsAt(state: PictureState, point: VecLike): Partial<FieldsOf<'risks'>> | null {
  const cell = cellAt(state.matrix.get(), point.x, point.y);
  if (!cell) return null;
  const { likelihood, impact } = cell;
  return {
    inherent: { inherentLikelihood: likelihood, inherentImpact: impact },
    current: { currentLikelihood: likelihood, currentImpact: impact },
    target: { targetLikelihood: likelihood, targetImpact: impact },
  }[state.basis.get()];
}

/** Makes a risk, scored by the cell at a point of the page; null outside the matrix. */
export function createRisk(session: BoardSession, state: PictureState, point: VecLike): ItemRef | null {
  const scores = riskFieldsAt(state, point);
  if (!scores) return null;
  const fields = { title: 'New risk', ...scores };
  const id = session.run((board, view, ctx) => addRisk(board, { fields, view }, ctx));
  if (id === undefined) return null;
  keepInSight(state.filtering, id);
  return { kind: 'risks', id };
}
