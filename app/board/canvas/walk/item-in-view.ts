import type { Editor, TLShapeId } from '@tldraw/tldraw';
import { cellOfRisk } from '#app/board/matrix/matrix-layout.ts';
import { reveal } from '../editor/camera.ts';
import { placeOf } from '../editor/pages.ts';
import type { PictureState } from '../editor/picture-state.ts';
import { derivedShapeId, type ItemRef, itemOfShape } from '../layout/derived-shape.ts';
import { laneColumnWidth } from '../overlay/insets.ts';
import { AXIS_HEIGHT } from '../paint/paint-axis.ts';
import { stepOnMatrix } from './matrix-walk.ts';
import { stepOnRoadmap } from './roadmap-walk.ts';

/** A box of the page. */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Where an item is on the page: its shape, or the cell of a risk that has none because its cell is crowded. */
export function itemBox(editor: Editor, state: PictureState, item: ItemRef): PageBox | null {
  const bounds = editor.getShapePageBounds(derivedShapeId(item.kind, item.id) as TLShapeId);
  if (bounds) return bounds;
  return item.kind === 'risks' ? cellOfRisk(state.matrix.get(), item.id) : null;
}

/** Brings an item into view when it is out of it. */
export function revealItem(editor: Editor, state: PictureState, item: ItemRef): void {
  const box = itemBox(editor, state, item);
  if (!box) return;
  // The beginning of a bar that is longer than the picture is what one wants to see.
  const widest = (editor.getViewportScreenBounds().w - laneColumnWidth(editor.getViewportScreenBounds().w)) * 0.6;
  reveal(editor, { ...box, w: Math.min(box.w, widest / editor.getZoomLevel()) });
}

/** The item to begin with: the uppermost of those in view, the earliest of its row; else the first there is. */
export function firstInView(editor: Editor, state: PictureState): ItemRef | null {
  const matrix = placeOf(editor) === 'matrix';
  const first = matrix
    ? stepOnMatrix(state.matrix.get(), null, 'first')
    : stepOnRoadmap(state.roadmap.get(), null, 'first');
  if (matrix) return first;
  const { w, h } = editor.getViewportScreenBounds();
  const { x, y, z } = editor.getCamera();
  const left = laneColumnWidth(w);
  let best: { readonly item: ItemRef; readonly y: number; readonly x: number } | null = null;
  for (const shape of editor.getCurrentPageShapes()) {
    const item = itemOfShape(shape.id);
    const at = { x: (shape.x + x) * z, y: (shape.y + y) * z };
    if (!item || at.x < left || at.x > w || at.y < AXIS_HEIGHT || at.y > h) continue;
    if (!best || at.y < best.y || (at.y === best.y && at.x < best.x)) best = { item, ...at };
  }
  return best?.item ?? first;
}
