import type { Milestone } from '#shared/board/records/milestone.ts';
import type { ScreenBar } from '../layout/bar-geometry.ts';
import { type Brush, textSize } from './brush.ts';
import { paintMilestoneSign } from './milestone-sign.ts';
import { paintSinceChip, type SinceChip } from './paint-bar-parts.ts';

/** Height of a diamond on the screen in which the sign of its kind can be told. */
const SIGN_FROM = 14;

/**
 * A diamond with the sign of its kind, filled when its date is hard, with its title to the right as far as the next one; `p80X`:
 * where it will be at P80, when that is later; `since`: how far it moved since an earlier version.
 */
export function paintMilestone(
  brush: Brush,
  box: ScreenBar,
  milestone: Milestone,
  nextX: number | null,
  p80X: number | null,
  since: SinceChip | null = null,
): void {
  const { ctx, palette, text, lines, camera, width } = brush;
  const [x, y] = [box.x + box.w / 2, box.y + box.h / 2];
  const r = Math.max(3, box.h / 2 - 2);
  if (p80X !== null) paintP80(brush, x, p80X, y, r);
  ctx.beginPath();
  ctx.moveTo(x, y - r);
  ctx.lineTo(x + r, y);
  ctx.lineTo(x, y + r);
  ctx.lineTo(x - r, y);
  ctx.closePath();
  ctx.fillStyle = milestone.hard ? palette.ink : palette.card;
  ctx.fill();
  ctx.strokeStyle = palette.ink;
  ctx.lineWidth = 1.75;
  ctx.stroke();
  if (box.h < 8) return;
  if (box.h >= SIGN_FROM)
    paintMilestoneSign(ctx, milestone.kind, x, y, r, milestone.hard ? palette.onInk : palette.ink);
  const size = textSize(11, camera.z);
  const title = milestone.hard ? `${milestone.title} (hard)` : milestone.title;
  const room = Math.min(nextX ?? width, width) - x - r - 16;
  const chip = since ? Math.ceil(text.width(since.label, 650, size)) + 10 : 0;
  // The chip first: how far it moved is what was asked.
  const hasChip = since !== null && chip <= room;
  const shown = text.fit(title, 650, size, hasChip ? room - chip - 6 : room);
  lines.write(shown, 650, size, x + r + 6, y + 0.5, palette.ink);
  if (!hasChip) return;
  const left = x + r + 6 + (shown === '' ? 0 : text.width(shown, 650, size) + 6);
  paintSinceChip(brush, { x: left, y: y - size / 2 - 3, w: chip, h: size + 6 }, since);
}

/** A line from the planned moment to P80 below the title, with a small open diamond at its end. */
function paintP80({ ctx, palette }: Brush, from: number, to: number, y: number, r: number): void {
  const [low, tip] = [y + r - 1, Math.max(2.5, r * 0.45)];
  ctx.strokeStyle = palette.brass;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.moveTo(from, low);
  ctx.lineTo(to - tip, low);
  ctx.moveTo(to, low - tip);
  ctx.lineTo(to + tip, low);
  ctx.lineTo(to, low + tip);
  ctx.lineTo(to - tip, low);
  ctx.closePath();
  ctx.stroke();
}
