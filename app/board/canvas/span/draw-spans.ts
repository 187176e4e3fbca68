import { type Editor, StateNode, type TLPointerEventInfo, type TLShapeId } from '@tldraw/tldraw';
import { addInitiative } from '#shared/board/commands/initiative-commands.ts';
import { isoDateOf } from '#shared/schedule/calendar.ts';
import type { CanvasParts } from '../canvas-context.ts';
import { currentStep } from '../editor/drag-rules.ts';
import { placeOf } from '../editor/pages.ts';
import { keepInSight } from '../filter/filter-state.ts';
import { derivedShapeId } from '../layout/derived-shape.ts';
import { type Lane, laneAt } from '../layout/roadmap-layout.ts';
import { xToDay } from '../layout/time-scale.ts';
import { daysBetween } from './span-draft.ts';

/** The select tool while a span is drawn. Whatever ends it otherwise than by letting go draws nothing. */
class DrawingSpan extends StateNode {
  static override id = 'drawing_span';
  override onCancel() {
    this.parent.transition('idle');
  }
  override onInterrupt() {
    this.parent.transition('idle');
  }
  override onComplete() {
    this.parent.transition('idle');
  }
}

type Parts = Pick<CanvasParts, 'session' | 'state'>;

/**
 * A drag along time in an empty part of a lane draws an initiative there. With Shift, or up or down, it selects with a box
 * as it does outside of the lanes.
 */
export function drawSpans(editor: Editor, { session, state }: Parts): () => void {
  const select = editor.getStateDescendant('select');
  const pointing = editor.getStateDescendant('select.pointing_canvas');
  if (session.readOnly || !select || !pointing) return () => undefined;
  if (!select.children?.[DrawingSpan.id]) select.addChild(DrawingSpan);
  const drawing = select.children?.[DrawingSpan.id];
  if (!drawing) return () => undefined;

  const follow = (lane: Lane) => {
    const { originPagePoint, currentPagePoint } = editor.inputs;
    const { rowHeight, barHeight } = state.roadmap.get();
    const dayAt = (x: number) => xToDay(x, state.pxPerDay.get());
    const days = daysBetween(
      dayAt(originPagePoint.x),
      dayAt(currentPagePoint.x),
      currentStep(editor, state),
      state.calendar.get(),
    );
    const row = Math.max(0, Math.min(lane.rows - 1, Math.floor((originPagePoint.y - lane.firstRow) / rowHeight)));
    state.span.draft.set({ lane, y: lane.firstRow + row * rowHeight + (rowHeight - barHeight) / 2, ...days });
  };
  drawing.onPointerMove = () => {
    const draft = state.span.draft.get();
    if (draft) follow(draft.lane);
  };
  drawing.onPointerUp = () => {
    const draft = state.span.draft.get();
    select.transition('idle');
    if (!draft) return;
    const fields = {
      title: 'New initiative',
      ...draft.lane.fields,
      start: isoDateOf(draft.start),
      end: isoDateOf(draft.end),
    };
    session.undo.stopCapturing();
    const id = session.run((board, view, ctx) => addInitiative(board, { fields, view }, ctx));
    session.undo.stopCapturing();
    if (id === undefined) return;
    keepInSight(state.filtering, id);
    state.span.named.set(id);
    // The shape is derived in a microtask; it is selected once it is there.
    setTimeout(() => {
      const shapeId = derivedShapeId('initiatives', id) as TLShapeId;
      if (editor.getShape(shapeId)) editor.select(shapeId);
    });
  };
  drawing.onExit = () => state.span.draft.set(null);

  const own = pointing.onPointerMove?.bind(pointing);
  pointing.onPointerMove = (info: TLPointerEventInfo) => {
    const lane = editor.inputs.isDragging ? drawableLane(editor, { session, state }, info) : null;
    if (!lane) {
      own?.(info);
      return;
    }
    select.transition(DrawingSpan.id, info);
    follow(lane);
  };
  return () => {
    pointing.onPointerMove = own;
  };
}

/** The lane that a drag which has just begun draws in. */
function drawableLane(editor: Editor, { state }: Parts, { shiftKey, accelKey }: TLPointerEventInfo): Lane | null {
  if (shiftKey || accelKey || placeOf(editor) !== 'roadmap' || editor.getInstanceState().isCoarsePointer) return null;
  const { originPagePoint: from, currentPagePoint: to } = editor.inputs;
  const layout = state.roadmap.get();
  if (Math.abs(to.x - from.x) < Math.abs(to.y - from.y) || from.y < 0 || from.y > layout.height) return null;
  const lane = laneAt(layout, from.y);
  return lane && lane.kind !== 'programme' && !lane.folded ? lane : null;
}
