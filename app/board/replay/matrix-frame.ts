import { type Brush, toScreenX, toScreenY } from '#app/board/canvas/paint/brush.ts';
import { areChipsLegible, layoutMatrix, type MatrixLayout } from '#app/board/matrix/matrix-layout.ts';
import { paintChip } from '#app/board/matrix/paint-chip.ts';
import { paintAppetite, paintCell } from '#app/board/matrix/paint-matrix.ts';
import { paintScales } from '#app/board/matrix/paint-scales.ts';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import type { ReplayFrame } from '#shared/history/replay-frames.ts';
import type { Placed, Places } from './glide.ts';
import { tableOf } from './table-of.ts';

/** The matrix at one stop, on current scores. Places in page pixels. */
export interface MatrixFrame {
  readonly layout: MatrixLayout;
  readonly places: Places;
}

const CHIP_HEIGHT = 26;
const laidOut = new WeakMap<PlainBoard, MatrixFrame>();

/** Laid out once for each stop. */
export function matrixFrame(board: PlainBoard): MatrixFrame {
  const known = laidOut.get(board);
  if (known) return known;
  const layout = layoutMatrix({ meta: board.meta, risks: tableOf(board.risks) }, 'current');
  const places = new Map<string, Placed>();
  for (const { id, x, y, w } of layout.chips.values()) places.set(id, { x, y, w, alpha: 1 });
  const frame = { layout, places };
  laidOut.set(board, frame);
  return frame;
}

/** Room for the scales beside the matrix, in page pixels. */
const ROOM = { left: 170, top: 30, right: 20, bottom: 84 };

/** The camera that shows the whole matrix. */
export function matrixCamera({ layout }: MatrixFrame, width: number, height: number): Brush['camera'] {
  const [w, h] = [layout.width + ROOM.left + ROOM.right, layout.height + ROOM.top + ROOM.bottom];
  const z = Math.min(1.3, Math.max(0.2, Math.min(width / w, height / h)));
  return { z, x: (width / z - w) / 2 + ROOM.left, y: Math.max(0, (height / z - h) / 2) + ROOM.top };
}

/** Paints a stop with its risks at `places`. Cells with more than chips fit, and small ones, show their number. */
export function paintMatrixFrame(brush: Brush, frame: ReplayFrame, before: ReplayFrame | null, places: Places): void {
  const { layout } = matrixFrame(frame.board);
  const { ctx } = brush;
  ctx.textBaseline = 'middle';
  for (const cell of layout.cells) paintCell(brush, cell, false);
  paintScales(brush, layout, frame.board.meta.matrix);
  paintAppetite(brush, layout);
  const chips = areChipsLegible(brush.camera.z);
  if (chips) {
    const risks = tableOf(frame.board.risks).byId;
    const was = before && tableOf(before.board.risks).byId;
    for (const [id, { x, y, w, alpha }] of places) {
      const risk = risks.get(id) ?? was?.get(id);
      if (!risk) continue;
      ctx.globalAlpha = alpha;
      paintChip(brush, { x, y, w, h: CHIP_HEIGHT }, risk, { hovered: false, stale: false, owner: '' });
    }
    ctx.globalAlpha = 1;
  }
  for (const cell of layout.cells) {
    if (cell.crowded || (!chips && cell.risks.length > 0)) paintBubble(brush, cell, cell.risks);
  }
  brush.lines.flush();
}

function paintBubble(brush: Brush, box: { x: number; y: number; w: number; h: number }, risks: readonly Risk[]): void {
  const { ctx, palette, text, camera } = brush;
  const [x, y] = [toScreenX(brush, box.x + box.w / 2), toScreenY(brush, box.y + box.h / 2 + 6)];
  const r = Math.min(20, Math.max(9, 20 * camera.z));
  ctx.beginPath();
  ctx.arc(x, y, r, 0, Math.PI * 2);
  ctx.fillStyle = palette.ink;
  ctx.fill();
  const size = Math.max(11, Math.round(r * 0.7));
  ctx.font = text.font(650, size);
  ctx.fillStyle = palette.onInk;
  ctx.textAlign = 'center';
  ctx.fillText(String(risks.length), x, y + 0.5);
  ctx.textAlign = 'left';
}
