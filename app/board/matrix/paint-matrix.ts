import type { Editor, TLShapeId } from '@tldraw/tldraw';
import type { DerivedTLShape } from '#app/board/canvas/editor/derived-shape-utils.ts';
import type { PictureState } from '#app/board/canvas/editor/picture-state.ts';
import { derivedShapeId, itemOfShape } from '#app/board/canvas/layout/derived-shape.ts';
import { type Brush, toScreenX, toScreenY } from '#app/board/canvas/paint/brush.ts';
import { paintPen } from '#app/board/canvas/paint/change-signs.ts';
import { inTwoPasses } from '#app/board/canvas/paint/in-two-passes.ts';
import { isStale } from '#shared/risk/review-due.ts';
import { isoDateOf } from '#shared/schedule/calendar.ts';
import { type GhostLayout, layoutGhosts } from './matrix-ghosts.ts';
import { areChipsLegible, CHIP, cellAt, type MatrixCell, type MatrixLayout } from './matrix-layout.ts';
import type { MatrixSince } from './matrix-since.ts';
import { paintChip } from './paint-chip.ts';
import { paintArrows, paintFreshChip, paintGhosts } from './paint-ghosts.ts';
import { paintScales } from './paint-scales.ts';
import { matrixTextSize } from './text-size.ts';

/** Cells, scales, appetite line, ghosts and chips. Bubbles of crowded cells are buttons above the canvas. */
export function paintMatrix(brush: Brush, editor: Editor, state: PictureState): void {
  const layout = state.matrix.get();
  const { meta } = state.view.get();
  const under = dropTarget(editor, layout);
  brush.ctx.textBaseline = 'middle';
  for (const cell of layout.cells) paintCell(brush, cell, under === cell);
  paintScales(brush, layout, meta.matrix);
  paintAppetite(brush, layout);
  if (!areChipsLegible(brush.camera.z)) {
    // Bubbles stand for chips; what moved from cell to cell is seen all the same.
    if (state.since.before.get()) paintArrows(brush, ghostsOf(layout, state, litRisks(editor, state)));
    return;
  }
  // In the hand, a risk has no place that an arrow could start from.
  const ghosts = ghostsOf(layout, state, under === null ? litRisks(editor, state) : new Set());
  // Under the chips: a line through a title makes neither of them legible.
  paintArrows(brush, ghosts);
  paintGhosts(brush, ghosts);
  paintChips(brush, editor, state, layout);
}

/** Laid out once for what is shown: while the camera moves, nothing of it changes. */
const laidOut = new WeakMap<MatrixLayout, { readonly key: string; since: MatrixSince | null; ghosts: GhostLayout }>();

function ghostsOf(layout: MatrixLayout, state: PictureState, lit: ReadonlySet<string>): GhostLayout {
  const { showsTargets, showsTrails } = state.matrixOptions;
  const choice = {
    matrix: state.view.get().meta.matrix,
    basis: state.basis.get(),
    showsTargets: showsTargets.get(),
    showsTrails: showsTrails.get(),
  };
  const since = state.since.matrix.get();
  const key = [choice.basis, choice.showsTargets, choice.showsTrails, ...lit].join(' ');
  const known = laidOut.get(layout);
  if (known?.key === key && known.since === since) return known.ghosts;
  const ghosts = layoutGhosts(layout, { ...choice, since, isLit: (id) => lit.has(id) });
  laidOut.set(layout, { key, since, ghosts });
  return ghosts;
}

function paintChips(brush: Brush, editor: Editor, state: PictureState, layout: MatrixLayout): void {
  const { risks } = state.view.get();
  const today = isoDateOf(state.today.get());
  const pointed = state.matrixOptions.pointedRisk.get();
  const hovered = editor.getHoveredShapeId();
  const fresh = state.since.matrix.get()?.fresh;
  const changed = state.since.changedRisks.get();
  inTwoPasses(
    brush,
    state,
    layout.chips.values(),
    ({ id }) => id,
    (slot) => {
      const risk = risks.byId.get(slot.id);
      const shape = editor.store.unsafeGetWithoutCapture(derivedShapeId('risks', slot.id) as TLShapeId);
      if (!risk || !shape) return;
      const { x, y, props } = shape as DerivedTLShape;
      const at = state.people.shown(shape.id, { x, y, w: props.w });
      const box = { x: at.x, y: at.y, w: props.w, h: props.h };
      paintChip(brush, box, risk, {
        hovered: hovered === shape.id || pointed === risk.id,
        stale: isStale(risk, today),
        owner: state.initialsOf(risk.owner),
      });
      if (fresh?.has(slot.id)) paintFreshChip(brush, box);
      else if (changed.has(slot.id)) paintPen(brush, toScreenX(brush, box.x + 6), toScreenY(brush, box.y + 1));
    },
  );
}

/** The risks that are looked at: chosen, under the pointer, or pointed at in a list. */
function litRisks(editor: Editor, state: PictureState): ReadonlySet<string> {
  const lit = new Set<string>();
  const pointed = state.matrixOptions.pointedRisk.get();
  if (pointed !== null) lit.add(pointed);
  const changed = state.since.at.get();
  if (changed?.kind === 'risks') lit.add(changed.id);
  for (const shapeId of [...editor.getSelectedShapeIds(), editor.getHoveredShapeId()]) {
    const item = shapeId && itemOfShape(shapeId);
    if (item && item.kind === 'risks') lit.add(item.id);
  }
  return lit;
}

/** The cell that a chip in the hand would be dropped in. */
function dropTarget(editor: Editor, layout: MatrixLayout): MatrixCell | null {
  if (!editor.isIn('select.translating')) return null;
  const bounds = editor.getSelectionPageBounds();
  const only = editor.getOnlySelectedShape();
  return bounds && only?.type === 'qd-chip' ? cellAt(layout, bounds.center.x, bounds.center.y) : null;
}

/** A cell in the colour of its level, with its score; `isTarget`: what is in the hand would come here. */
export function paintCell(brush: Brush, cell: MatrixCell, isTarget: boolean): void {
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
  // Above the first chip, where chips are shown.
  const room = areChipsLegible(camera.z) ? ((CHIP.top - 4) * camera.z) / 1.2 : h / 5;
  const fontSize = Math.min(matrixTextSize(brush, 12), Math.max(9, Math.min(h / 5, room)));
  ctx.font = text.font(650, fontSize);
  ctx.fillStyle = colours.text;
  ctx.fillText(label, x + w - text.width(label, 650, fontSize) - 9 * camera.z, y + 4 * camera.z + fontSize * 0.75);
}

export function paintAppetite(brush: Brush, layout: MatrixLayout): void {
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
  const top = layout.appetite.reduce((a, b) => (Math.min(b.y1, b.y2) < Math.min(a.y1, a.y2) ? b : a));
  const fontSize = matrixTextSize(brush, 11);
  ctx.font = text.font(650, fontSize);
  ctx.fillStyle = palette.ink;
  // Above the matrix, wherever in it the line begins.
  ctx.fillText('appetite', toScreenX(brush, top.x1), toScreenY(brush, Math.min(0, top.y1, top.y2)) - fontSize);
}
