import type { Initiative } from '#shared/board/records/initiative.ts';
import type { Milestone } from '#shared/board/records/milestone.ts';
import type { ScreenBar } from '../layout/bar-geometry.ts';
import { type Brush, textSize } from '../paint/brush.ts';
import { CHANGE_SIGN, paintMinus, paintPen, paintPlus } from '../paint/change-signs.ts';
import type { SinceChip } from '../paint/paint-bar-parts.ts';
import type { SinceMark } from './marks.ts';

/** A bar this high on the screen has room for its mark. */
const MARK_FROM = 11;
const HEAD = 5;

/** The chip of a mark; null when it has nothing to say. */
export function chipOf(mark: SinceMark | undefined): SinceChip | null {
  if (!mark || mark.label === null) return null;
  return { label: mark.label, tone: mark.type === 'new' ? 'new' : mark.slip };
}

/**
 * Below a bar, where it stood: an outline from its old start to its old end, and an arrow from that end to the new one.
 * At its corner what happened: a plus where it is new, a pen where it changed. `x` answers where a day is on the screen.
 */
export function paintSinceBar(brush: Brush, bar: ScreenBar, mark: SinceMark, x: (day: number) => number): void {
  const { ctx, palette } = brush;
  if (mark.type === 'new') {
    ctx.strokeStyle = palette.ok;
    ctx.lineWidth = 1.75;
    ctx.beginPath();
    ctx.roundRect(bar.x - 1.5, bar.y - 1.5, bar.w + 3, bar.h + 3, Math.min(7, bar.h / 3));
    ctx.stroke();
  }
  const strip = stripBelow(bar);
  if (mark.was) paintStood(brush, strip, { from: x(mark.was.start), to: x(mark.was.end) }, bar, mark.slip);
  for (const day of mark.stages) paintStageStood(brush, strip, x(day + 1));
  if (bar.h < MARK_FROM) return;
  if (mark.type === 'new') paintPlus(brush, bar.x, bar.y, CHANGE_SIGN);
  else paintPen(brush, bar.x, bar.y);
}

/** The room between a bar and the next row: the lower part of the gap, whatever the zoom. */
function stripBelow({ y, h }: ScreenBar): { readonly y: number; readonly h: number } {
  return { y: y + h + Math.max(1, h * 0.07), h: Math.max(2, Math.min(6, h * 0.15)) };
}

function paintStood(
  { ctx, palette, width }: Brush,
  strip: { readonly y: number; readonly h: number },
  { from, to }: { readonly from: number; readonly to: number },
  bar: ScreenBar,
  slip: SinceMark['slip'],
): void {
  const [left, right] = [Math.max(from, -20), Math.min(to, width + 20)];
  const middle = strip.y + strip.h / 2;
  ctx.strokeStyle = palette.ink3;
  ctx.lineWidth = 1;
  if (right > left) {
    ctx.beginPath();
    ctx.roundRect(left, strip.y, right - left, strip.h, strip.h / 2);
    ctx.fillStyle = strip.h >= 4 ? palette.paper : palette.ink3;
    ctx.fill();
    ctx.stroke();
  }
  const end = bar.x + bar.w;
  if (slip === 'none' || Math.abs(end - to) < 3) return;
  const colour = slip === 'later' ? palette.bad : palette.ok;
  const side = end > to ? 1 : -1;
  const head = Math.min(HEAD, Math.abs(end - to));
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.moveTo(Math.min(Math.max(to, -20), width + 20), middle);
  ctx.lineTo(Math.min(Math.max(end - side * head, -20), width + 20), middle);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(end, middle);
  ctx.lineTo(end - side * head, middle - 3.5);
  ctx.lineTo(end - side * head, middle + 3.5);
  ctx.closePath();
  ctx.fill();
}

/** A stage that stood here: a small open triangle below the bar. */
function paintStageStood({ ctx, palette, width }: Brush, strip: { y: number; h: number }, x: number): void {
  if (x < -5 || x > width + 5) return;
  ctx.strokeStyle = palette.ink3;
  ctx.fillStyle = palette.paper;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(x, strip.y - 1);
  ctx.lineTo(x + 3.5, strip.y + 5);
  ctx.lineTo(x - 3.5, strip.y + 5);
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
}

/** Where an item of before stood that stands there no more. `to`: where it is now; null when it was removed. */
export interface GhostWords {
  readonly title: string;
  readonly to: string | null;
}

/** A hollow bar in its old place: dashed and struck when it was removed; else it says where it went. */
export function paintGhostBar(brush: Brush, bar: ScreenBar, words: GhostWords, nextX: number | null): void {
  const { ctx, palette, text, lines, camera, width, insetLeft } = brush;
  const [left, right] = [Math.max(bar.x, -20), Math.min(bar.x + bar.w, width + 20)];
  const isRemoved = words.to === null;
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(left, bar.y + 0.5, Math.max(2, right - left), bar.h - 1, Math.min(6, bar.h / 3));
  ctx.fillStyle = palette.paper;
  ctx.fill();
  ctx.strokeStyle = isRemoved ? palette.bad : palette.ink3;
  ctx.lineWidth = 1.25;
  ctx.setLineDash(isRemoved ? [5, 3] : [2, 2]);
  ctx.stroke();
  ctx.restore();
  if (bar.h < MARK_FROM) return;
  if (isRemoved) paintMinus(brush, bar.x, bar.y);
  const size = Math.min(textSize(12, camera.z), Math.max(10, Math.floor(bar.h) - 3));
  const x = Math.max(bar.x, insetLeft) + 10;
  const note = words.to === null ? '' : ` → ${words.to}`;
  // Right of a short one the title may run on as far as the next bar.
  const room = Math.max(bar.x + bar.w - 6, Math.min(nextX ?? width, width) - 8) - x;
  const shown = text.fit(`${words.title}${note}`, 550, size, room);
  if (shown === '') return;
  const y = bar.y + bar.h / 2 + 0.5;
  lines.write(shown, 550, size, x, y, palette.ink2);
  if (!isRemoved) return;
  ctx.fillStyle = palette.ink2;
  ctx.fillRect(x, y, text.width(shown, 550, size), 1);
}

/** Where a milestone stood: an open diamond, and a line of dashes to where it is. */
export function paintMilestoneStood({ ctx, palette }: Brush, box: ScreenBar, stoodX: number): void {
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
  const r = Math.max(3, box.h / 2 - 3);
  const side = Math.sign(x - stoodX);
  ctx.save();
  ctx.strokeStyle = palette.ink3;
  ctx.lineWidth = 1.25;
  ctx.setLineDash([3, 2]);
  ctx.beginPath();
  ctx.moveTo(stoodX + side * r, y);
  ctx.lineTo(x - side * (r + 1), y);
  ctx.stroke();
  diamond(ctx, stoodX, y, r);
  ctx.fillStyle = palette.paper;
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}

/** A milestone that stood here alone: hollow, its title struck when it was removed. */
export function paintGhostMilestone(brush: Brush, box: ScreenBar, words: GhostWords, nextX: number | null): void {
  const { ctx, palette, text, lines, camera, width } = brush;
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
  const r = Math.max(3, box.h / 2 - 2);
  const isRemoved = words.to === null;
  ctx.save();
  diamond(ctx, x, y, r);
  ctx.fillStyle = palette.paper;
  ctx.fill();
  ctx.strokeStyle = isRemoved ? palette.bad : palette.ink3;
  ctx.lineWidth = 1.25;
  ctx.setLineDash([3, 2]);
  ctx.stroke();
  ctx.restore();
  if (box.h < 8) return;
  if (isRemoved) paintMinus(brush, x - r + 1, y - r + 1);
  const size = textSize(11, camera.z);
  const room = Math.min(nextX ?? width, width) - x - r - 16;
  const shown = text.fit(isRemoved ? words.title : `${words.title} → ${words.to}`, 550, size, room);
  lines.write(shown, 550, size, x + r + 6, y + 0.5, palette.ink2);
  if (!isRemoved || shown === '') return;
  ctx.fillStyle = palette.ink2;
  ctx.fillRect(x + r + 6, y + 0.5, text.width(shown, 550, size), 1);
}

function diamond(ctx: CanvasRenderingContext2D, x: number, y: number, r: number): void {
  ctx.beginPath();
  ctx.moveTo(x, y - r);
  ctx.lineTo(x + r, y);
  ctx.lineTo(x, y + r);
  ctx.lineTo(x - r, y);
  ctx.closePath();
}

/** An item of before, as a ghost tells it. `laneOf` names the lane of one that is still there; null: it has no date now. */
export function ghostWords(
  was: Initiative | Milestone,
  is: Initiative | Milestone | undefined,
  laneName: string | null,
): GhostWords {
  if (!is) return { title: was.title, to: null };
  return { title: is.title, to: laneName ?? 'no dates' };
}
