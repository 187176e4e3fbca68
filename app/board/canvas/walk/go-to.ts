import type { Editor, TLShapeId } from '@tldraw/tldraw';
import { placeOf } from '../editor/pages.ts';
import type { PictureState } from '../editor/picture-state.ts';
import { derivedShapeId, type ItemRef } from '../layout/derived-shape.ts';
import { firstInView, revealItem } from './item-in-view.ts';

/** Goes to an item: the ring stands around it, it is in view, and selected unless a selection is held. */
export function goTo(editor: Editor, state: PictureState, item: ItemRef | null): void {
  if (!item) return;
  state.walk.item.set(item);
  revealItem(editor, state, item);
  if (state.walk.holds.get()) return;
  const shape = editor.getShape(derivedShapeId(item.kind, item.id) as TLShapeId);
  if (shape) editor.select(shape.id);
  else editor.selectNone();
}

/** The item the keyboard is at, when it is on the picture that shows. */
export function presentItem(editor: Editor, state: PictureState): ItemRef | null {
  const item = state.walk.item.get();
  if (!item) return null;
  if (placeOf(editor) === 'matrix') {
    return item.kind === 'risks' && state.matrix.get().cells.some(({ risks }) => risks.some(({ id }) => id === item.id))
      ? item
      : null;
  }
  const { bars, milestones } = state.roadmap.get();
  return item.kind === 'initiatives' ? (bars.has(item.id) ? item : null) : milestones.has(item.id) ? item : null;
}

/** Goes to where the keyboard was, or to the first item in view. */
export function enter(editor: Editor, state: PictureState): void {
  goTo(editor, state, presentItem(editor, state) ?? firstInView(editor, state));
}
