import { type Editor, react, type TLShapeId } from '@tldraw/tldraw';
import type { CanvasParts } from '../canvas-context.ts';
import { placeOf } from '../editor/pages.ts';
import type { PictureState } from '../editor/picture-state.ts';
import { derivedShapeId, type ItemRef, isDerivedType, itemOfShape } from '../layout/derived-shape.ts';
import { type CanvasAction, canvasAction } from './canvas-action.ts';
import { describePlace } from './describe-item.ts';
import { goTo, presentItem } from './go-to.ts';
import { firstInView, revealItem } from './item-in-view.ts';
import { stepOnMatrix } from './matrix-walk.ts';
import { moveInMatrix, moveItems, orderWords, reorderItem, resizeItems } from './move-items.ts';
import { stepOnRoadmap } from './roadmap-walk.ts';
import { stayNearby } from './stay-nearby.ts';
import { sameItem, type WalkStep } from './walk-step.ts';

/** The element that has the focus while the keyboard walks over the items. */
const TWIN = '[data-canvas-items]';

/**
 * The keyboard on both pictures: arrows walk from item to item, with Shift they move it. Selected drawings keep tldraw's
 * own keys. Answers how to stop.
 */
export function walkByKeys(editor: Editor, { session, state, openItem }: CanvasParts): () => void {
  const { walk } = state;
  const container = editor.getContainer();
  const change = (write: () => void) => {
    const before = placeWords(editor, state);
    write();
    // The shapes follow the board in a microtask.
    setTimeout(() => {
      const after = placeWords(editor, state);
      walk.said.set(after === before ? 'No further.' : after);
      showPresent(editor, state);
    });
  };
  const reorder = (item: ItemRef, rows: -1 | 1) => {
    walk.said.set(orderWords(reorderItem(session, state, item, rows), rows));
    setTimeout(() => showPresent(editor, state));
  };
  const act = (action: CanvasAction) => {
    switch (action.type) {
      case 'walk':
        return goTo(editor, state, nextItem(editor, state, action.step));
      case 'open': {
        const item = presentItem(editor, state);
        return item && openItem(item);
      }
      case 'pick':
        return pick(editor, state);
      case 'leave':
        return leave(editor, state);
      case 'resize':
        return change(() => resizeItems(session, state, itemsToMove(editor, state), action.days));
      case 'reorder': {
        const item = presentItem(editor, state);
        return item && reorder(item, action.rows);
      }
      default: {
        const items = itemsToMove(editor, state);
        return change(() => {
          if (placeOf(editor) === 'matrix') moveInMatrix(session, state, items, action.dx, action.dy);
          else moveItems(session, state, items, { days: action.dx * (action.far ? 5 : 1), lanes: action.dy });
        });
      }
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const action = canvasAction(event);
    if (!action || !isOurs(editor, state, event, action)) return;
    event.preventDefault();
    event.stopPropagation();
    container.querySelector<HTMLElement>(TWIN)?.focus({ preventScroll: true });
    walk.ring.set(true);
    act(action);
  };
  const onPointerDown = () => {
    walk.ring.set(false);
    walk.holds.set(false);
  };
  container.addEventListener('keydown', onKeyDown, true);
  container.addEventListener('pointerdown', onPointerDown, true);
  const stopFollowing = react('the keyboard is where the selection is', () => {
    const only = editor.getOnlySelectedShape();
    const item = only && itemOfShape(only.id);
    if (item && !walk.holds.get()) walk.item.set(item);
  });
  const stopStaying = stayNearby(editor, state);
  return () => {
    stopFollowing();
    stopStaying();
    container.removeEventListener('keydown', onKeyDown, true);
    container.removeEventListener('pointerdown', onPointerDown, true);
  };
}

function nextItem(editor: Editor, state: PictureState, step: WalkStep): ItemRef | null {
  const from = presentItem(editor, state);
  if (!from) return firstInView(editor, state);
  return placeOf(editor) === 'matrix'
    ? stepOnMatrix(state.matrix.get(), from, step)
    : stepOnRoadmap(state.roadmap.get(), from, step);
}

/** Space: holds the selection, then takes items into it and out again. */
function pick(editor: Editor, state: PictureState): void {
  const { walk } = state;
  const item = presentItem(editor, state);
  const shape = item && editor.getShape(derivedShapeId(item.kind, item.id) as TLShapeId);
  if (!shape) return;
  if (!walk.holds.get()) {
    walk.holds.set(true);
    editor.select(...new Set([...editor.getSelectedShapeIds(), shape.id]));
    walk.said.set('Selected. Walk on, and press Space to add to the selection.');
    return;
  }
  const isSelected = editor.getSelectedShapeIds().includes(shape.id);
  if (isSelected) editor.deselect(shape.id);
  else editor.select(...editor.getSelectedShapeIds(), shape.id);
  const n = editor.getSelectedShapeIds().length;
  walk.holds.set(n > 0);
  walk.said.set(`${isSelected ? 'Not selected any more' : 'Selected'}, ${n} in all.`);
}

/** Escape: gives up what is held, then leaves the item. */
function leave(editor: Editor, state: PictureState): void {
  const { walk } = state;
  if (walk.holds.get()) {
    walk.holds.set(false);
    goTo(editor, state, walk.item.get());
    return;
  }
  editor.selectNone();
  walk.ring.set(false);
}

/** What a move means: the selection when the keyboard is in it or it is held, else the item the keyboard is at. */
function itemsToMove(editor: Editor, state: PictureState): ItemRef[] {
  const selected = editor.getSelectedShapeIds().flatMap((id) => itemOfShape(id) ?? []);
  const item = presentItem(editor, state);
  const isIn = selected.some((other) => sameItem(other, item));
  if (selected.length > 0 && (isIn || !item || state.walk.holds.get())) return selected;
  return item ? [item] : [];
}

function placeWords(editor: Editor, state: PictureState): string {
  const item = presentItem(editor, state);
  return item ? describePlace(item, { view: state.view.get(), basis: state.basis.get() }) : '';
}

function showPresent(editor: Editor, state: PictureState): void {
  const item = presentItem(editor, state);
  if (item) revealItem(editor, state, item);
}

/** Whether a key is for the items: not while something else has the focus, a tool is in use or drawings alone are selected. */
function isOurs(editor: Editor, state: PictureState, { target }: KeyboardEvent, { type }: CanvasAction): boolean {
  const onItems = target === editor.getContainer() || (target instanceof Element && target.closest(TWIN) !== null);
  if (!onItems || !editor.isIn('select.idle')) return false;
  const selected = editor.getSelectedShapes();
  if (selected.length > 0 && selected.every((shape) => !isDerivedType(shape.type))) return false;
  // With the pointer in use, Space moves the picture, and Escape is tldraw's.
  if (type === 'pick' || type === 'leave') return state.walk.ring.get();
  return type === 'walk' || presentItem(editor, state) !== null;
}
