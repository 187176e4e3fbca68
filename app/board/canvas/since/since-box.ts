import type { Editor } from '@tldraw/tldraw';
import { areChipsLegible, cellOfRisk } from '#app/board/matrix/matrix-layout.ts';
import type { PictureState } from '../editor/picture-state.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import { MILESTONE_SIZE } from '../layout/shapes-from-board.ts';
import { dayToX } from '../layout/time-scale.ts';
import { itemBox, type PageBox } from '../walk/item-in-view.ts';

/** Where an item of the comparison is on the page: where it stands, or stood when it stands nowhere; null: nowhere. */
export function sinceBox(editor: Editor, state: PictureState, item: ItemRef): PageBox | null {
  // Where chips can't be read there are none: the cell stands for them.
  const cell = item.kind === 'risks' && !areChipsLegible(editor.getZoomLevel());
  return (cell ? cellOfRisk(state.matrix.get(), item.id) : itemBox(editor, state, item)) ?? ghostBox(state, item);
}

function ghostBox(state: PictureState, { kind, id }: ItemRef): PageBox | null {
  const layout = state.roadmap.get();
  const px = state.pxPerDay.get();
  if (kind === 'risks') {
    const index = state.since.matrix.get()?.cellBefore.get(id);
    return (index !== undefined && state.matrix.get().cells[index]) || null;
  }
  const bar = kind === 'initiatives' ? (layout.ghosts.get(id) ?? layout.blocks.get(id)) : undefined;
  if (bar) return { x: dayToX(bar.start, px), y: bar.y, w: (bar.end - bar.start) * px, h: layout.barHeight };
  const diamond = kind === 'milestones' ? layout.ghostMilestones.get(id) : undefined;
  if (!diamond) return null;
  const half = MILESTONE_SIZE / 2;
  return { x: dayToX(diamond.day + 1, px) - half, y: diamond.y - half, w: MILESTONE_SIZE, h: MILESTONE_SIZE };
}

/** The box of an item with where it stood in its row, so that one sees from where to where. */
export function fromAndTo(editor: Editor, state: PictureState, item: ItemRef): PageBox | null {
  const box = sinceBox(editor, state, item);
  const was = state.since.marks.get().get(item.id)?.was;
  if (!box || !was || item.kind === 'risks') return box;
  const px = state.pxPerDay.get();
  const [left, right] = [Math.min(box.x, dayToX(was.start, px)), Math.max(box.x + box.w, dayToX(was.end, px))];
  return { ...box, x: left, w: right - left };
}
