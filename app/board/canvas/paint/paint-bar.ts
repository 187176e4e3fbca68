import type { Initiative } from '#shared/board/records/initiative.ts';
import { type BarDetail, type ScreenBar, titleBox } from '../layout/bar-geometry.ts';
import { type Brush, textSize } from './brush.ts';
import { paintStatusIcon, statusIcon } from './status-icon.ts';

/** What is known about a bar besides its initiative. All x on the screen. */
export interface BarFacts {
  readonly open: 'start' | 'end' | null;
  readonly nextX: number | null;
  /** Stage milestones: alpha, beta, stable. */
  readonly ticks: readonly number[];
  /** Links are drawn as numbers: how many there are, and how many don't work out. */
  readonly badge: { readonly links: number; readonly conflicts: number } | null;
  readonly hovered: boolean;
}

const RADIUS = 6;
const EDGE = 4;
const BASE_SIZE = 12;

/** One initiative: fill and edge by status, progress, stage ticks, icon when it is not on track, title. */
export function paintBar(
  brush: Brush,
  bar: ScreenBar,
  initiative: Initiative,
  facts: BarFacts,
  detail: BarDetail,
): void {
  const { ctx, palette, width } = brush;
  const colours = palette.status[initiative.status];
  const radius = Math.min(RADIUS, bar.h / 3, bar.w / 2);
  // Far off the screen a path only costs time; the rounding at a cut edge is not seen.
  const left = Math.max(bar.x, -20);
  const w = Math.min(bar.x + bar.w, width + 20) - left;

  const progressEnd = Math.min(bar.x + (bar.w * progressOf(initiative)) / 100, left + w);
  const isFull = progressEnd >= left + w - 0.5;
  ctx.fillStyle = facts.open ? fading(ctx, colours.fill, bar, facts.open) : isFull ? colours.progress : colours.fill;
  if (detail === 'block') {
    // Hundreds of these are in view at once: a rectangle costs a fraction of a rounded path.
    ctx.fillRect(left, bar.y, w, bar.h);
    ctx.fillStyle = colours.edge;
    ctx.fillRect(left, bar.y, Math.min(2, w), bar.h);
    return;
  }
  ctx.beginPath();
  ctx.roundRect(left, bar.y, w, bar.h, radius);
  ctx.fill();
  if (facts.hovered) {
    ctx.strokeStyle = colours.edge;
    ctx.lineWidth = 1;
    ctx.stroke();
  }
  if (progressEnd > left && !isFull) {
    ctx.fillStyle = colours.progress;
    ctx.fillRect(left + EDGE, bar.y, Math.max(0, progressEnd - left - EDGE), bar.h);
  }
  if (facts.open !== 'start') {
    ctx.fillStyle = colours.edge;
    ctx.beginPath();
    ctx.roundRect(left, bar.y, Math.min(EDGE, w), bar.h, [radius, 0, 0, radius]);
    ctx.fill();
  }
  if (detail === 'full') paintTicks(brush, bar, facts.ticks, colours.edge);
  const reserved = detail === 'full' && facts.badge ? paintBadge(brush, bar, facts.badge) : 0;
  paintTitle(brush, bar, initiative, facts, reserved);
}

/** A done initiative is done, whatever its percentage says. */
function progressOf({ status, progress }: Initiative): number {
  return status === 'done' ? 100 : progress;
}

/** The tokens are six-digit colours: two more digits make the same colour clear. */
function fading(ctx: CanvasRenderingContext2D, colour: string, bar: ScreenBar, open: 'start' | 'end') {
  const gradient = ctx.createLinearGradient(bar.x, 0, bar.x + bar.w, 0);
  gradient.addColorStop(open === 'end' ? 0.4 : 0.6, colour);
  gradient.addColorStop(open === 'end' ? 1 : 0, `${colour}00`);
  return gradient;
}

function paintTicks({ ctx, width }: Brush, bar: ScreenBar, ticks: readonly number[], colour: string): void {
  if (ticks.length === 0) return;
  ctx.fillStyle = colour;
  ctx.beginPath();
  for (const tick of ticks) {
    const x = Math.min(Math.max(tick, bar.x + EDGE), bar.x + bar.w);
    if (x < 0 || x > width) continue;
    ctx.moveTo(x, bar.y + bar.h - 6);
    ctx.lineTo(x + 4, bar.y + bar.h);
    ctx.lineTo(x - 4, bar.y + bar.h);
  }
  ctx.fill();
}

/** The number of links at the right end, in red when one of them is in conflict. Answers the room it took. */
function paintBadge(
  { ctx, palette, text, lines }: Brush,
  bar: ScreenBar,
  { links, conflicts }: NonNullable<BarFacts['badge']>,
) {
  const label = conflicts > 0 ? `${conflicts} of ${links}` : String(links);
  const width = text.width(label, 550, 11) + 12;
  if (bar.w < width + 60) return 0;
  const x = bar.x + bar.w - width - 4;
  const h = Math.min(16, bar.h - 4);
  const y = bar.y + (bar.h - h) / 2;
  ctx.fillStyle = conflicts > 0 ? palette.badTint : palette.card;
  ctx.beginPath();
  ctx.roundRect(x, y, width, h, h / 2);
  ctx.fill();
  ctx.strokeStyle = conflicts > 0 ? palette.bad : palette.lineStrong;
  ctx.lineWidth = 1;
  ctx.stroke();
  lines.write(label, 550, 11, x + 6, y + h / 2 + 0.5, conflicts > 0 ? palette.badText : palette.ink2);
  return width + 4;
}

function paintTitle(brush: Brush, bar: ScreenBar, initiative: Initiative, facts: BarFacts, reserved: number): void {
  const { ctx, palette, text, lines, camera, width } = brush;
  const box = titleBox(bar, facts.nextX, { left: brush.insetLeft, right: width }, reserved);
  const size = Math.min(textSize(BASE_SIZE, camera.z), Math.max(10, Math.floor(bar.h) - 3));
  const icon = statusIcon(initiative.status);
  const iconRoom = icon ? size + 2 : 0;
  const title = text.fit(initiative.title, 550, size, box.width - iconRoom);
  if (title === '' && box.width < iconRoom) return;
  const y = bar.y + bar.h / 2 + 0.5;
  if (icon) paintStatusIcon(ctx, icon, box.x, y, size, palette.status[initiative.status].edge);
  if (title === '') return;
  const dim = initiative.status === 'dropped' || (initiative.status === 'done' && !facts.hovered);
  lines.write(title, 550, size, box.x + iconRoom, y, dim ? palette.ink2 : palette.ink);
  if (initiative.status !== 'dropped') return;
  ctx.fillStyle = palette.ink2;
  ctx.fillRect(box.x + iconRoom, y, text.width(title, 550, size), 1);
}
