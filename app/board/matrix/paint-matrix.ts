import type { Editor, TLShapeId } from '@tldraw/tldraw';
import type { DerivedTLShape } from '#app/board/canvas/editor/derived-shape-utils.ts';
import type { PictureState } from '#app/board/canvas/editor/picture-state.ts';
import { derivedShapeId } from '#app/board/canvas/layout/derived-shape.ts';
import { type Brush, toScreenX, toScreenY } from '#app/board/canvas/paint/brush.ts';
import type { Matrix } from '#shared/board/records/board-meta.ts';
import type { Risk } from '#shared/board/records/risk.ts';
import { areChipsLegible, CELL, cellAt, type MatrixCell, type MatrixLayout } from './matrix-layout.ts';

/** Text of the matrix grows and shrinks with it, within what can be read. */
function size(brush: Brush, base: number): number {
  return Math.round(Math.min(base * 1.8, Math.max(base * 0.85, base * brush.camera.z)));
}

/** Cells, scales, appetite line and chips. Bubbles of crowded cells are buttons above the canvas. */
export function paintMatrix(brush: Brush, editor: Editor, state: PictureState): void {
  const layout = state.matrix.get();
  const view = state.view.get();
  const under = dropTarget(editor, layout);
  brush.ctx.textBaseline = 'middle';
  for (const cell of layout.cells) paintCell(brush, cell, under === cell);
  paintScales(brush, layout, view.meta.matrix);
  paintAppetite(brush, layout);
  if (!areChipsLegible(brush.camera.z)) return;
  for (const slot of layout.chips.values()) {
    const risk = view.risks.byId.get(slot.id);
    const shape = editor.store.unsafeGetWithoutCapture(derivedShapeId('risks', slot.id) as TLShapeId);
    if (risk && shape) paintChip(brush, state, shape as DerivedTLShape, risk, editor.getHoveredShapeId() === shape.id);
  }
}

/** The cell that a chip in the hand would be dropped in. */
function dropTarget(editor: Editor, layout: MatrixLayout): MatrixCell | null {
  if (!editor.isIn('select.translating')) return null;
  const bounds = editor.getSelectionPageBounds();
  const only = editor.getOnlySelectedShape();
  return bounds && only?.type === 'qd-chip' ? cellAt(layout, bounds.center.x, bounds.center.y) : null;
}

function paintCell(brush: Brush, cell: MatrixCell, isTarget: boolean): void {
  const { ctx, palette, text, camera } = brush;
  const [x, y] = [toScreenX(brush, cell.x), toScreenY(brush, cell.y)];
  const [w, h] = [cell.w * camera.z, cell.h * camera.z];
  if (x > brush.width || y > brush.height || x + w < 0 || y + h < 0) return;
  const colours = palette.level[cell.level];
  ctx.fillStyle = colours.fill;
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, 8 * Math.min(1, camera.z));
  ctx.fill();
  if (isTarget) {
    ctx.strokeStyle = palette.ink;
    ctx.lineWidth = 3;
    ctx.stroke();
  }
  const label = `${cell.score} ${cell.level}`;
  const fontSize = Math.min(size(brush, 12), Math.max(9, h / 5));
  ctx.font = text.font(650, fontSize);
  ctx.fillStyle = colours.text;
  ctx.fillText(label, x + w - text.width(label, 650, fontSize) - 9 * camera.z, y + 5 * camera.z + fontSize * 0.75);
}

function paintScales(brush: Brush, layout: MatrixLayout, matrix: Matrix): void {
  const { ctx, palette, text } = brush;
  const [labelSize, hintSize] = [size(brush, 13), size(brush, 11)];
  const short = !areChipsLegible(brush.camera.z);
  const write = (label: string, hint: string, x: number, y: number, align: CanvasTextAlign) => {
    ctx.textAlign = align;
    ctx.fillStyle = palette.ink;
    ctx.font = text.font(650, labelSize);
    ctx.fillText(label, x, y);
    if (short) return;
    ctx.fillStyle = palette.ink3;
    ctx.font = text.font(400, hintSize);
    ctx.fillText(hint, x, y + labelSize + 3);
  };
  const left = toScreenX(brush, 0) - 14;
  for (const [i, { label, hint }] of matrix.likelihood.entries()) {
    const middle = layout.height - i * (CELL.height + CELL.gap) - CELL.height / 2;
    write(short ? `${i + 1}` : `${i + 1} ${label}`, hint, left, toScreenY(brush, middle) - 7, 'right');
  }
  const below = toScreenY(brush, layout.height) + 20;
  for (const [i, { label, hint }] of matrix.impact.entries()) {
    const middle = i * (CELL.width + CELL.gap) + CELL.width / 2;
    write(short ? `${i + 1}` : `${i + 1} ${label}`, hint, toScreenX(brush, middle), below, 'center');
  }
  ctx.fillStyle = palette.ink2;
  ctx.font = text.font(550, hintSize);
  ctx.fillText('Impact →', toScreenX(brush, layout.width / 2), below + labelSize + hintSize + 18);
  ctx.save();
  ctx.translate(short ? left - 24 : toScreenX(brush, -150), toScreenY(brush, layout.height / 2));
  ctx.rotate(-Math.PI / 2);
  ctx.fillText('Likelihood →', 0, 0);
  ctx.restore();
  ctx.textAlign = 'left';
}

function paintAppetite(brush: Brush, layout: MatrixLayout): void {
  const { ctx, palette, text, camera } = brush;
  if (layout.appetite.length === 0) return;
  ctx.save();
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = Math.max(1.5, 2 * camera.z);
  ctx.setLineDash([7, 4]);
  ctx.beginPath();
  for (const { x1, y1, x2, y2 } of layout.appetite) {
    ctx.moveTo(toScreenX(brush, x1), toScreenY(brush, y1));
    ctx.lineTo(toScreenX(brush, x2), toScreenY(brush, y2));
  }
  ctx.stroke();
  ctx.restore();
  const top = layout.appetite.reduce((a, b) => (b.y1 < a.y1 ? b : a));
  const fontSize = size(brush, 11);
  ctx.font = text.font(650, fontSize);
  ctx.fillStyle = palette.ink;
  ctx.fillText('appetite', toScreenX(brush, top.x1), toScreenY(brush, Math.min(top.y1, top.y2)) - fontSize);
}

function paintChip(brush: Brush, state: PictureState, shape: DerivedTLShape, risk: Risk, hovered: boolean): void {
  const { ctx, palette, text, camera } = brush;
  const at = state.people.shown(shape.id, { x: shape.x, y: shape.y, w: shape.props.w });
  const [x, y] = [toScreenX(brush, at.x), toScreenY(brush, at.y)];
  const [w, h] = [shape.props.w * camera.z, shape.props.h * camera.z];
  ctx.fillStyle = palette.card;
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, h / 2);
  ctx.fill();
  if (hovered) {
    ctx.strokeStyle = palette.ink;
    ctx.lineWidth = 1.5;
    ctx.stroke();
  }
  const fontSize = Math.min(size(brush, 12), h * 0.62);
  const padding = Math.min(11, h / 2.4);
  const keyWidth = risk.key ? text.width(risk.key, 550, fontSize) + 7 : 0;
  const middle = y + h / 2 + 0.5;
  ctx.font = text.font(550, fontSize);
  ctx.fillStyle = palette.ink3;
  ctx.fillText(risk.key, x + padding, middle);
  ctx.fillStyle = palette.ink;
  ctx.fillText(text.fit(risk.title, 550, fontSize, w - 2 * padding - keyWidth), x + padding + keyWidth, middle);
}
