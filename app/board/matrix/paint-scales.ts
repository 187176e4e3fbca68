import { type Brush, toScreenX, toScreenY } from '#app/board/canvas/paint/brush.ts';
import type { Matrix } from '#shared/board/records/board-meta.ts';
import { areChipsLegible, CELL, type MatrixLayout } from './matrix-layout.ts';
import { matrixTextSize } from './text-size.ts';

const NAMES = { likelihood: 'Likelihood', impact: 'Impact' } as const;
/** Page pixels that a row's label has beside the matrix. */
const ROW_LABEL = 128;

/** The words of both axes beside the matrix; where chips are not legible, their numbers alone. */
export function paintScales(brush: Brush, layout: MatrixLayout, matrix: Matrix): void {
  const { grid } = layout;
  const upwards = grid.across === 'impact' ? 'likelihood' : 'impact';
  const isShort = !areChipsLegible(brush.camera.z);
  const labelSize = matrixTextSize(brush, 13);
  const hintSize = matrixTextSize(brush, 11);
  const left = toScreenX(brush, 0) - 14;
  const rowLabel = Math.max(40, ROW_LABEL * brush.camera.z);
  for (let row = 0; row < grid.rows; row++) {
    const step = grid.stepsAt(0, row)[upwards];
    const y = toScreenY(brush, row * (CELL.height + CELL.gap) + CELL.height / 2) - 7;
    write(brush, matrix[upwards][step - 1], step, { x: left, y, align: 'right', room: rowLabel, isShort });
  }
  const below = toScreenY(brush, layout.height) + 20;
  for (let column = 0; column < grid.columns; column++) {
    const step = grid.stepsAt(column, 0)[grid.across];
    const x = toScreenX(brush, column * (CELL.width + CELL.gap) + CELL.width / 2);
    const room = CELL.width * brush.camera.z - 4;
    write(brush, matrix[grid.across][step - 1], step, { x, y: below, align: 'center', room, isShort });
  }
  const { ctx, palette, text } = brush;
  ctx.textAlign = 'center';
  ctx.fillStyle = palette.ink2;
  ctx.font = text.font(550, hintSize);
  const name = (axis: keyof typeof NAMES, rises: boolean) => (rises ? `${NAMES[axis]} →` : `← ${NAMES[axis]}`);
  const underneath = below + labelSize + hintSize + (isShort ? 0 : 16);
  ctx.fillText(name(grid.across, grid.risesRight), toScreenX(brush, layout.width / 2), underneath);
  ctx.save();
  ctx.translate(isShort ? left - 24 : toScreenX(brush, -158), toScreenY(brush, layout.height / 2));
  ctx.rotate(-Math.PI / 2);
  ctx.fillText(name(upwards, grid.risesUp), 0, 0);
  ctx.restore();
  ctx.textAlign = 'left';
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly align: CanvasTextAlign;
  /** Pixels of the screen that it may take. */
  readonly room: number;
  readonly isShort: boolean;
}

function write(
  brush: Brush,
  words: Matrix['likelihood'][number] | undefined,
  step: number,
  { x, y, align, room, isShort }: Label,
): void {
  const { ctx, palette, text } = brush;
  const [labelSize, hintSize] = [matrixTextSize(brush, 13), matrixTextSize(brush, 11)];
  ctx.textAlign = align;
  ctx.fillStyle = palette.ink;
  ctx.font = text.font(650, labelSize);
  ctx.fillText(isShort || !words ? `${step}` : text.fit(`${step} ${words.label}`, 650, labelSize, room), x, y);
  if (isShort || !words) return;
  ctx.fillStyle = palette.ink3;
  ctx.font = text.font(400, hintSize);
  ctx.fillText(text.fit(words.hint, 400, hintSize, room), x, y + labelSize + 3);
}
