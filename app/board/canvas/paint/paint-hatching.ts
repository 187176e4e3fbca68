import { INITIATIVE_STATUSES, type InitiativeStatus } from '#shared/board/records/initiative.ts';
import type { BarDetail, ScreenBar } from '../layout/bar-geometry.ts';
import type { Brush } from './brush.ts';

/** A bar that is likely to go on: it is solid up to `from` on the screen (its end, or P50) and hatched up to `to` (P80). */
export interface Hatching {
  readonly bar: ScreenBar;
  readonly from: number;
  readonly to: number;
  readonly status: InitiativeStatus;
  readonly detail: BarDetail;
}

const SPACING = 6;
const SLANT = 0.55;
/** How much of the height a solid continuation leaves free above and below. */
const LOWER = 0.18;

/** Continues bars beyond their planned end: solid up to P50, hatched from there to P80. Two paths a status, whatever their number. */
export function paintHatching(brush: Brush, hatchings: readonly Hatching[]): void {
  const { ctx, palette } = brush;
  ctx.lineWidth = 1.5;
  for (const status of INITIATIVE_STATUSES) {
    const group = hatchings.filter((hatching) => hatching.status === status);
    if (group.length === 0) continue;
    paintSolid(brush, group, status);
    ctx.beginPath();
    for (const { bar, from, to, detail } of group) {
      const hatched = { ...bar, w: from - bar.x };
      if (to <= from) continue;
      if (detail === 'block') addBand(brush, hatched, to);
      else addLines(brush, hatched, to);
    }
    ctx.strokeStyle = palette.status[status].edge;
    ctx.globalAlpha = 0.5;
    ctx.stroke();
    ctx.globalAlpha = 1;
  }
}

/** What is more likely than not: the bar's own fill, lower than the bar so that its planned end stays in sight. */
function paintSolid({ ctx, palette, width }: Brush, group: readonly Hatching[], status: InitiativeStatus): void {
  ctx.beginPath();
  for (const { bar, from } of group) {
    const left = bar.x + bar.w;
    const right = Math.min(from, width + 20);
    if (right > left) ctx.rect(left, bar.y + bar.h * LOWER, right - left, bar.h * (1 - 2 * LOWER));
  }
  ctx.fillStyle = palette.status[status].fill;
  ctx.fill();
  ctx.strokeStyle = palette.status[status].edge;
  ctx.lineWidth = 1;
  ctx.globalAlpha = 0.6;
  ctx.stroke();
  ctx.globalAlpha = 1;
  ctx.lineWidth = 1.5;
}

/** Slanted lines, cut where the band begins and ends. */
function addLines({ ctx, width }: Brush, { x, y, w, h }: ScreenBar, to: number): void {
  const [left, right, lean] = [x + w, Math.min(to, width + h), h * SLANT];
  const [top, bottom] = [y + 1, y + h - 1];
  for (let foot = left - lean + SPACING; foot < right; foot += SPACING) {
    if (foot + lean < 0) continue;
    const from = Math.max(foot, left);
    const until = Math.min(foot + lean, right);
    if (until <= from) continue;
    ctx.moveTo(from, bottom - ((from - foot) / lean) * (bottom - top));
    ctx.lineTo(until, bottom - ((until - foot) / lean) * (bottom - top));
  }
}

/** Bars too low for slanted lines get one along their middle. */
function addBand({ ctx }: Brush, { x, y, w, h }: ScreenBar, to: number): void {
  ctx.moveTo(x + w, y + h / 2);
  ctx.lineTo(to, y + h / 2);
}
