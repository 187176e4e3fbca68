import { type Editor, getIndexBelow, type IndexKey, react, type TLShapeId } from '@tldraw/tldraw';
import type { ShapeMove } from '#app/board/presence/people-state.ts';
import { itemOfShape } from '../layout/derived-shape.ts';
import type { DerivedShape } from '../layout/shapes-from-board.ts';
import type { DerivedTLShape } from './derived-shape-utils.ts';
import { inMicrotask } from './in-microtask.ts';
import { PAGE_IDS } from './pages.ts';
import type { PictureState } from './picture-state.ts';

/** Derived shapes lie below this, where the first drawing goes. */
const FIRST_DRAWING = 'a1' as IndexKey;

/** Keeps the store's derived shapes as the board wants them. */
export interface DerivedShapes {
  /** Where a shape lies when nobody drags it; undefined for what stands for no record of the picture. */
  rest(id: string): DerivedShape | undefined;
  /** Puts every shape to its rest, but those a gesture holds. */
  settle(): void;
  stop(): void;
}

/** `isHeld` names the shapes that a gesture is moving: the board's news wait for its end. */
export function keepDerivedShapes(
  editor: Editor,
  state: PictureState,
  isHeld: (id: TLShapeId) => boolean,
): DerivedShapes {
  let rest = state.rest.get();
  let lowest = FIRST_DRAWING;
  const settle = () => {
    const put: DerivedTLShape[] = [];
    const moves: ShapeMove[] = [];
    for (const wanted of rest.values()) {
      const id = wanted.id as TLShapeId;
      if (isHeld(id)) continue;
      const there = editor.store.unsafeGetWithoutCapture(id) as DerivedTLShape | undefined;
      if (there && isAt(there, wanted)) continue;
      // Each an index of its own: tldraw finds no place between two that are alike.
      if (!there) lowest = getIndexBelow(lowest);
      else moves.push({ id, from: { x: there.x, y: there.y, w: there.props.w }, to: wanted });
      put.push(shapeRecord(wanted, there?.index ?? lowest));
    }
    const gone: TLShapeId[] = [];
    for (const record of editor.store.allRecords()) {
      if (record.typeName !== 'shape' || rest.has(record.id) || isHeld(record.id)) continue;
      if (itemOfShape(record.id)) gone.push(record.id);
    }
    if (put.length === 0 && gone.length === 0) return;
    editor.store.mergeRemoteChanges(() => {
      editor.store.put(put);
      editor.store.remove(gone);
    });
    state.people.showMoves(moves);
  };
  // Not at once: the board may change inside an operation of the editor, which takes no remote changes meanwhile.
  const settleSoon = inMicrotask(settle);
  const stopReacting = react('derive shapes', () => {
    rest = state.rest.get();
    settleSoon.request();
  });
  return {
    rest: (id) => rest.get(id),
    settle,
    stop() {
      stopReacting();
      settleSoon.cancel();
    },
  };
}

function isAt(shape: DerivedTLShape, { x, y, w, h }: DerivedShape): boolean {
  return shape.x === x && shape.y === y && shape.props.w === w && shape.props.h === h;
}

function shapeRecord({ id, type, page, x, y, w, h }: DerivedShape, index: IndexKey): DerivedTLShape {
  return {
    id: id as TLShapeId,
    typeName: 'shape',
    type,
    x,
    y,
    rotation: 0,
    index,
    parentId: PAGE_IDS[page],
    isLocked: false,
    opacity: 1,
    props: { w, h },
    meta: {},
  };
}
