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
  const flag = flagOf(brush, screenX(today), today);
  const line = { brush, screenX };
  for (const tick of axisTicks(coarse, from, to)) {
    paintTick(tick, { ...line, y: single ? 25 : UPPER, isCoarse: true, flag: single ? flag : null });
  }
  if (!single) {
    for (const tick of axisTicks(fine, from, to)) paintTick(tick, { ...line, y: LOWER, isCoarse: false, flag });
  }
  ctx.fillStyle = palette.line;
  ctx.fillRect(0, height - 1, width, 1);
  // The flag lies on the lines between labels.
  brush.lines.flush();
  if (flag) paintFlag(brush, flag);
}

interface Flag {
  readonly label: string;
  readonly left: number;
  readonly right: number;
}

interface TickLine {
  readonly brush: Brush;
  readonly screenX: (day: number) => number;
  readonly y: number;
  readonly isCoarse: boolean;
  /** The flag of today, where it stands in this line. */
  readonly flag: Flag | null;
}

/** A label that the flag would cover stands behind it where there is room, and else not at all: never half. */
function paintTick(tick: AxisTick, { brush, screenX, y, isCoarse, flag }: TickLine): void {
  const { ctx, palette, text, lines, height, insetLeft } = brush;
  const start = screenX(tick.start);
  const end = screenX(tick.end);
  if (start >= insetLeft) {
    ctx.fillStyle = palette.line;
    const top = isCoarse ? 0 : 24;
    ctx.fillRect(crisp(start) - 0.5, top, 1, height - top);
  }
  const weight = isCoarse ? 650 : 450;
  const words = isCoarse ? tick.label : shortLabel(tick);
  const usual = Math.max(start, insetLeft) + 7;
  const covers = flag !== null && flag.left < usual + text.width(words, weight, SIZE) + 3 && flag.right > usual - 3;
  const x = covers ? flag.right + 6 : usual;
  const label = text.fit(words, weight, SIZE, end - x);
  if (covers && label !== words) return;
  lines.write(label, weight, SIZE, x, y, isCoarse ? palette.ink : palette.ink2);
}

/** The flag of today, in screen pixels; null where today is out of sight. */
function flagOf({ text, width, insetLeft }: Brush, x: number, today: number): Flag | null {
  if (x < insetLeft || x > width) return null;
  const label = dayAndMonth(today);
  const half = text.width(label, 650, 11) / 2 + 7;
  return { label, left: x - half, right: x + half };
}

function paintFlag({ ctx, palette, lines }: Brush, { label, left, right }: Flag): void {
  ctx.fillStyle = palette.brassSolid;
  ctx.beginPath();
  ctx.roundRect(left, 25, right - left, 19, 4);
  ctx.fill();
  lines.write(label, 650, 11, left + 7, 35, palette.onBrass);
}
