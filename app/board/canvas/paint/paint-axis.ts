import { isoDateOf } from '#shared/schedule/calendar.ts';
import { type AxisTick, axisTicks, axisUnits, shortLabel } from '../layout/axis-ticks.ts';
import { dayToX, xToDay } from '../layout/time-scale.ts';
import { type Brush, crisp, toScreenX } from './brush.ts';

export const AXIS_HEIGHT = 46;
const UPPER = 15;
const LOWER = 34;
const SIZE = 12;

/** The axis: coarse units above, fine ones below, and the flag of today. The left labels stay in view. */
export function paintAxis(brush: Brush, today: number, pxPerDay: number): void {
  const { ctx, palette, camera, width, height, insetLeft } = brush;
  const [coarse, fine] = axisUnits(pxPerDay * camera.z);
  const from = xToDay(insetLeft / camera.z - camera.x, pxPerDay);
  const to = xToDay(width / camera.z - camera.x, pxPerDay);
  const screenX = (day: number) => toScreenX(brush, dayToX(day, pxPerDay));
  const single = coarse === fine;
  for (const tick of axisTicks(coarse, from, to)) paintTick(brush, tick, screenX, single ? 25 : UPPER, true);
  if (!single) for (const tick of axisTicks(fine, from, to)) paintTick(brush, tick, screenX, LOWER, false);
  ctx.fillStyle = palette.line;
  ctx.fillRect(0, height - 1, width, 1);
  paintFlag(brush, screenX(today), isoDateOf(today));
}

function paintTick(brush: Brush, tick: AxisTick, screenX: (day: number) => number, y: number, isCoarse: boolean): void {
  const { ctx, palette, text, height, insetLeft } = brush;
  const start = screenX(tick.start);
  const end = screenX(tick.end);
  if (start >= insetLeft) {
    ctx.fillStyle = palette.line;
    ctx.fillRect(crisp(start) - 0.5, isCoarse ? 0 : 24, 1, height);
  }
  const x = Math.max(start, insetLeft) + 7;
  const label = text.fit(isCoarse ? tick.label : shortLabel(tick), isCoarse ? 650 : 450, SIZE, end - x);
  ctx.font = text.font(isCoarse ? 650 : 450, SIZE);
  ctx.fillStyle = isCoarse ? palette.ink : palette.ink2;
  ctx.fillText(label, x, y);
}

function paintFlag({ ctx, palette, text, width, insetLeft }: Brush, x: number, iso: string): void {
  if (x < insetLeft || x > width) return;
  const label = flagLabel(iso);
  const w = text.width(label, 650, 11) + 14;
  ctx.fillStyle = palette.brassSolid;
  ctx.beginPath();
  ctx.roundRect(x - w / 2, 25, w, 19, 4);
  ctx.fill();
  ctx.fillStyle = palette.onBrass;
  ctx.font = text.font(650, 11);
  ctx.fillText(label, x - w / 2 + 7, 35);
}

function flagLabel(iso: string): string {
  return new Date(`${iso}T00:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
}
