import { type Editor, react, type TLShape, type TLShapeId } from '@tldraw/tldraw';
import { deleteRecords } from '#app/board/actions/delete-records.ts';
import { askAfter } from '#app/board/reason/reason-request.ts';
import type { CanvasParts } from '../canvas-context.ts';
import { type ItemRef, isDerivedType, itemOfShape } from '../layout/derived-shape.ts';
import type { DerivedTLShape } from './derived-shape-utils.ts';
import { type DerivedShapes, keepDerivedShapes } from './derived-shapes.ts';
import { currentStep } from './drag-rules.ts';
import { type GestureContext, type MovedItem, unscheduleMoves, writeMoves } from './gesture-commands.ts';
import { inMicrotask } from './in-microtask.ts';
import { isOverTray } from './over-tray.ts';
import type { PictureState } from './picture-state.ts';

/**
 * Turns what a person does to derived shapes into commands: once, when the gesture is over. Until then the shapes are
 * held, so that the board's news do not pull them from under the pointer; afterwards all go to where the board says.
 */
export function writeGestures(editor: Editor, { session, state, say }: CanvasParts): DerivedShapes {
  const moved = new Set<TLShapeId>();
  const removed = new Map<TLShapeId, ItemRef>();
  const strays = new Set<TLShapeId>();
  let dragging = false;
  const derived = keepDerivedShapes(editor, state, (id) => moved.has(id));
  const inFlight = () => editor.isInAny('select.translating', 'select.resizing', 'select.pointing_shape');

  const finish = () => {
    if (inFlight()) return;
    const wasDrag = dragging;
    dragging = false;
    if (moved.size === 0 && removed.size === 0 && strays.size === 0) return;
    const moves = [...moved].flatMap((id) => moveOf(editor, derived, id) ?? []);
    const removals = [...removed.values()];
    moved.clear();
    removed.clear();
    if (strays.size > 0) {
      editor.store.mergeRemoteChanges(() => editor.store.remove([...strays]));
      strays.clear();
    }
    const context = contextOf(editor, state);
    if (wasDrag || removals.length > 0) session.undo.stopCapturing();
    // What was moved otherwise goes back: the keys that move items are not tldraw's.
    if (wasDrag && isOverTray(editor)) {
      unscheduleMoves(session, moves);
    } else if (wasDrag) {
      const changes = writeMoves(session, moves, context);
      state.askedReason.update((before) => askAfter(session, changes, 'pointer', before));
    }
    if (removals.length > 0) deleteRecords(session, removals, say);
    if (wasDrag || removals.length > 0) session.undo.stopCapturing();
    derived.settle();
    editor.clearHistory();
  };

  const finishSoon = inMicrotask(finish);
  const stops = [
    finishSoon.cancel,
    editor.sideEffects.registerBeforeChangeHandler('shape', (before, after, source) =>
      source === 'user' && isDerivedType(before.type) ? keepOnPage(before, after) : after,
    ),
    editor.sideEffects.registerAfterChangeHandler('shape', (_, { id, type }, source) => {
      if (source === 'user' && isDerivedType(type)) moved.add(id);
    }),
    editor.sideEffects.registerAfterCreateHandler('shape', ({ id, type }, source) => {
      // A copy or duplicate of a bar: there is no second record behind it.
      if (source === 'user' && isDerivedType(type) && !derived.rest(id)) strays.add(id);
      removed.delete(id);
    }),
    editor.sideEffects.registerBeforeDeleteHandler('shape', ({ type }, source) =>
      source === 'user' && isDerivedType(type) && (editor.isIn('eraser') || editor.getIsReadonly()) ? false : undefined,
    ),
    editor.sideEffects.registerAfterDeleteHandler('shape', ({ id, type }, source) => {
      moved.delete(id);
      const item = source === 'user' && isDerivedType(type) && derived.rest(id) ? itemOfShape(id) : null;
      if (item) removed.set(id, item);
    }),
    editor.sideEffects.registerOperationCompleteHandler((source) => {
      if (source === 'user') finishSoon.request();
    }),
    react('end of gesture', () => {
      if (inFlight()) dragging = dragging || editor.isInAny('select.translating', 'select.resizing');
      else finishSoon.request();
    }),
  ];
  return {
    ...derived,
    stop() {
      for (const stop of stops) stop();
      derived.stop();
    },
  };
}

/** Grouping, rotating, reordering or dropping into a frame means nothing to a record. */
function keepOnPage(before: TLShape, after: TLShape): TLShape {
  const { parentId, rotation, index, isLocked, opacity } = before;
  return { ...after, parentId, rotation, index, isLocked, opacity };
}

function moveOf(editor: Editor, derived: DerivedShapes, id: TLShapeId): MovedItem | null {
  const item = itemOfShape(id);
  const before = derived.rest(id);
  const shape = editor.getShape<DerivedTLShape>(id);
  if (!item || !before || !shape) return null;
  return { ...item, before, after: { x: shape.x, y: shape.y, w: shape.props.w, h: shape.props.h } };
}

function contextOf(editor: Editor, state: PictureState): GestureContext {
  return {
    roadmap: state.roadmap.get(),
    matrix: state.matrix.get(),
    basis: state.basis.get(),
    pxPerDay: state.pxPerDay.get(),
    step: currentStep(editor, state),
    calendar: state.calendar.get(),
  };
}
