import type { Editor, TLShapeId } from '@tldraw/tldraw';
import type { DerivedTLShape } from '#app/board/canvas/editor/derived-shape-utils.ts';
import type { Place } from '#app/board/canvas/editor/pages.ts';
import { barDetail } from '#app/board/canvas/layout/bar-geometry.ts';
import { derivedShapeId } from '#app/board/canvas/layout/derived-shape.ts';
import { type Brush, toScreenX, toScreenY } from '#app/board/canvas/paint/brush.ts';

const KINDS = { roadmap: ['initiatives', 'milestones'], matrix: ['risks'] } as const;
const HEIGHT = 14;

/** A speech mark with the number of open threads on the top right corner of each item that is talked about. */
export function paintCommentMarks(
  brush: Brush,
  editor: Editor,
  place: Place,
  openCounts: ReadonlyMap<string, number>,
): void {
  for (const [recordId, count] of openCounts) {
    for (const kind of KINDS[place]) {
      const id = derivedShapeId(kind, recordId) as TLShapeId;
      const shape = editor.store.unsafeGetWithoutCapture(id) as DerivedTLShape | undefined;
      if (!shape || barDetail(shape.props.h * brush.camera.z) === 'block') continue;
      const right = toScreenX(brush, shape.x + shape.props.w);
      paintMark(brush, Math.max(right, brush.insetLeft + 24), toScreenY(brush, shape.y), count);
    }
  }
}

/** A bubble with a tail, its lower left over the corner. */
function paintMark(
  { ctx, palette, text, lines, width, height }: Brush,
  right: number,
  top: number,
  count: number,
): void {
  const label = count > 99 ? '99+' : String(count);
  const w = Math.max(HEIGHT + 2, text.width(label, 650, 10) + 8);
  const [x, y] = [right - w + 6, top - HEIGHT + 5];
  if (x > width || y > height || x + w < 0 || y + HEIGHT < 0) return;
  ctx.beginPath();
  ctx.roundRect(x, y, w, HEIGHT, [7, 7, 7, 2]);
  ctx.fillStyle = palette.ink2;
  ctx.fill();
  ctx.strokeStyle = palette.card;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  lines.write(label, 650, 10, x + (w - text.width(label, 650, 10)) / 2, y + HEIGHT / 2 + 0.5, palette.onInk);
}
