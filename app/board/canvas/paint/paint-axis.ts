import { type AxisTick, axisTicks, axisUnits, dayAndMonth, shortLabel } from '../layout/axis-ticks.ts';
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
  // The flag may lie on labels.
  brush.lines.flush();
  paintFlag(brush, screenX(today), today);
}

function paintTick(brush: Brush, tick: AxisTick, screenX: (day: number) => number, y: number, isCoarse: boolean): void {
  const { ctx, palette, text, lines, height, insetLeft } = brush;
  const start = screenX(tick.start);
  const end = screenX(tick.end);
  if (start >= insetLeft) {
    ctx.fillStyle = palette.line;
    const top = isCoarse ? 0 : 24;
    ctx.fillRect(crisp(start) - 0.5, top, 1, height - top);
  }
  const x = Math.max(start, insetLeft) + 7;
  const label = text.fit(isCoarse ? tick.label : shortLabel(tick), isCoarse ? 650 : 450, SIZE, end - x);
  lines.write(label, isCoarse ? 650 : 450, SIZE, x, y, isCoarse ? palette.ink : palette.ink2);
}

function paintFlag({ ctx, palette, text, lines, width, insetLeft }: Brush, x: number, today: number): void {
  if (x < insetLeft || x > width) return;
  const label = dayAndMonth(today);
  const w = text.width(label, 650, 11) + 14;
  ctx.fillStyle = palette.brassSolid;
  ctx.beginPath();
  ctx.roundRect(x - w / 2, 25, w, 19, 4);
  ctx.fill();
  lines.write(label, 650, 11, x - w / 2 + 7, 35, palette.onBrass);
}
