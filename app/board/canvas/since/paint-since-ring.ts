import type { Editor } from '@tldraw/tldraw';
import { placeOf } from '../editor/pages.ts';
import type { PictureState } from '../editor/picture-state.ts';
import type { Brush } from '../paint/brush.ts';
import { paintRing } from '../walk/paint-focus-ring.ts';
import { sinceBox } from './since-box.ts';

/** The ring around the change that is looked at, in the colour of comparison. */
export function paintSinceRing(brush: Brush, editor: Editor, state: PictureState): void {
  const item = state.since.at.get();
  if (!item || (item.kind === 'risks') !== (placeOf(editor) === 'matrix')) return;
  const box = sinceBox(editor, state, item);
  if (!box) return;
  // With what lies below a bar: where it stood.
  const below = item.kind === 'initiatives' && state.since.marks.get().has(item.id) ? box.h * 0.24 : 0;
  paintRing(brush, { ...box, h: box.h + below }, brush.palette.brass);
}
