import type { Editor } from '@tldraw/tldraw';
import type { PictureState } from '../editor/picture-state.ts';
import { type Brush, toScreenX, toScreenY } from '../paint/brush.ts';
import { presentItem } from './go-to.ts';
import { itemBox, type PageBox } from './item-in-view.ts';

/** Pixels between an item and its ring, so that its own edge stays to be seen. */
const GAP = 4;

/** The ring around the item the keyboard is at: the colour of focus between two lines of paper, seen on any ground. */
export function paintFocusRing(brush: Brush, editor: Editor, state: PictureState): void {
  const item = state.walk.ring.get() ? presentItem(editor, state) : null;
  const box = item && itemBox(editor, state, item);
  if (box) paintRing(brush, box, brush.palette.focus);
}

/** A ring around a box of the page. */
export function paintRing(brush: Brush, box: PageBox, ringColour: string): void {
  const { ctx, palette, camera, width } = brush;
  // The ends of a bar that is longer than the picture are out of sight: the ring closes at its edges instead.
  const left = Math.max(toScreenX(brush, box.x) - GAP, brush.insetLeft + 3);
  const right = Math.min(toScreenX(brush, box.x + box.w) + GAP, width - 3);
  if (right <= left) return;
  const y = toScreenY(brush, box.y) - GAP;
  ctx.save();
  for (const [colour, lineWidth] of [
    [palette.paper, 7],
    [ringColour, 3],
  ] as const) {
    ctx.strokeStyle = colour;
    ctx.lineWidth = lineWidth;
    ctx.beginPath();
    ctx.roundRect(left, y, right - left, box.h * camera.z + 2 * GAP, 9);
    ctx.stroke();
  }
  ctx.restore();
}
