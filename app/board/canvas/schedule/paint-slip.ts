import { dayNumber } from '#shared/schedule/calendar.ts';
import type { PictureState } from '../editor/picture-state.ts';
import type { ScreenBar } from '../layout/bar-geometry.ts';
import type { Brush } from '../paint/brush.ts';
import type { SlipRow } from './slip-preview.ts';

const STRIPE = 7;

/**
 * What a slip moves, in stripes where it would come to lie, each with its days; what it breaks in red. `boxAt` answers where an item
 * lies when nobody holds it, on the screen.
 */
export function paintSlip(brush: Brush, state: PictureState, boxAt: (row: SlipRow) => ScreenBar | null): void {
  const preview = state.schedule.preview.get();
  if (!preview) return;
  const px = state.pxPerDay.get() * brush.camera.z;
  const { ctx } = brush;
  ctx.save();
  ctx.textBaseline = 'middle';
  for (const row of preview.rows) {
    const box = boxAt(row);
    if (!box || box.y > brush.height || box.y + box.h < 0) continue;
    const isBad = row.late > 0;
    const after = row.change ? boxAfter(state, row, box, px) : box;
    if (row.kind === 'milestones') paintDiamond(brush, after, isBad, row.change !== null);
    else if (row.change) paintStripes(brush, row.change.start === undefined ? tail(box, after) : after, isBad);
    paintDays(brush, after, row);
  }
  ctx.restore();
}

/** By the difference of the dates, so that it fits any scale and whatever is drawn around the days. */
function boxAfter(
  state: PictureState,
  { id, kind, change }: SlipRow,
  { x, y, w, h }: ScreenBar,
  px: number,
): ScreenBar {
  const view = state.view.get();
  const initiative = view.initiatives.byId.get(id);
  const [start, end] =
    kind === 'initiatives' ? [initiative?.start, initiative?.end] : [null, view.milestones.byId.get(id)?.date];
  const shift = (to: string | undefined, from: string | null | undefined) =>
    to !== undefined && from ? (dayNumber(to) - dayNumber(from)) * px : null;
  const right = shift(change?.end, end);
  if (kind === 'milestones') return { x: x + (right ?? 0), y, w, h };
  const left = shift(change?.start, start) ?? (change?.start === undefined ? 0 : (right ?? 0));
  return { x: x + left, y, w: w + (right ?? left) - left, h };
}

/** Of what has begun, only the part by which it ends later. */
function tail(before: ScreenBar, after: ScreenBar): ScreenBar {
  const x = before.x + before.w;
  return { ...after, x, w: Math.max(2, after.x + after.w - x) };
}

function paintStripes({ ctx, palette, width }: Brush, { x, y, w, h }: ScreenBar, isBad: boolean): void {
  const colour = isBad ? palette.bad : palette.brass;
  const [left, right] = [Math.max(x, -20), Math.min(x + w, width + 20)];
  if (right <= left) return;
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, Math.min(6, h / 3));
  ctx.clip();
  ctx.globalAlpha = 0.72;
  ctx.fillStyle = palette.card;
  ctx.fillRect(left, y, right - left, h);
  ctx.globalAlpha = 0.85;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2;
  ctx.beginPath();
  const first = x + Math.floor((left - x) / STRIPE) * STRIPE - h;
  for (let foot = first; foot < right; foot += STRIPE) {
    ctx.moveTo(foot, y + h);
    ctx.lineTo(foot + h, y);
  }
  ctx.stroke();
  ctx.restore();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, Math.min(6, h / 3));
  ctx.stroke();
}

function paintDiamond({ ctx, palette }: Brush, { x, y, w, h }: ScreenBar, isBad: boolean, moves: boolean): void {
  const reach = moves ? 0 : 4;
  ctx.beginPath();
  ctx.moveTo(x + w / 2, y - reach);
  ctx.lineTo(x + w + reach, y + h / 2);
  ctx.lineTo(x + w / 2, y + h + reach);
  ctx.lineTo(x - reach, y + h / 2);
  ctx.closePath();
  ctx.strokeStyle = isBad ? palette.bad : palette.brass;
  ctx.lineWidth = 2;
  ctx.setLineDash(moves ? [3, 2] : []);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** "+5 d", "missed by 4 d", right of where it comes to lie. */
function paintDays({ ctx, palette, text, lines, width }: Brush, { x, y, w, h }: ScreenBar, row: SlipRow): void {
  const words = slipLabel(row);
  const wide = text.width(words, 650, 11) + 12;
  const left = x + w + 4;
  if (left > width || left + wide < 0) return;
  const isBad = row.late > 0;
  ctx.fillStyle = isBad ? palette.badTint : palette.card;
  ctx.strokeStyle = isBad ? palette.bad : palette.brass;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.roundRect(left, y + h / 2 - 9, wide, 18, 9);
  ctx.fill();
  ctx.stroke();
  lines.write(words, 650, 11, left + 6, y + h / 2 + 0.5, isBad ? palette.badText : palette.ink);
}

export function slipLabel({ days, stays, late }: SlipRow): string {
  if (stays === 'hard') return `missed by ${late} d`;
  if (stays === 'held') return `stays, ${days} d short`;
  return late > 0 ? `+${days} d, ${late} d late` : `+${days} d`;
}
