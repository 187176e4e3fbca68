import { INITIATIVE_STATUSES, type InitiativeStatus } from '#shared/board/records/initiative.ts';
import type { BarDetail, ScreenBar } from '../layout/bar-geometry.ts';
import type { Brush } from './brush.ts';

/** A bar whose finish at P80 lies at `to` on the screen. */
export interface Hatching {
  readonly bar: ScreenBar;
  readonly to: number;
  readonly status: InitiativeStatus;
  readonly detail: BarDetail;
}

const SPACING = 6;
const SLANT = 0.55;

/** Hatches what lies between the planned end of bars and their P80: one path a status, whatever their number. */
export function paintHatching(brush: Brush, hatchings: readonly Hatching[]): void {
  const { ctx, palette } = brush;
  ctx.lineWidth = 1.5;
  for (const status of INITIATIVE_STATUSES) {
    const group = hatchings.filter((hatching) => hatching.status === status);
    if (group.length === 0) continue;
    ctx.beginPath();
    for (const { bar, to, detail } of group) {
      if (detail === 'block') addBand(brush, bar, to);
      else addLines(brush, bar, to);
    }
    ctx.strokeStyle = palette.status[status].edge;
    ctx.globalAlpha = 0.5;
    ctx.stroke();
    ctx.globalAlpha = 1;
  }
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
