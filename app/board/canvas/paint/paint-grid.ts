import { axisTicks, axisUnits } from '../layout/axis-ticks.ts';
import type { Lane } from '../layout/roadmap-layout.ts';
import { dayToX, xToDay } from '../layout/time-scale.ts';
import { type Brush, crisp, toScreenX, toScreenY } from './brush.ts';

/** Lane bands and the lines of the axis' two units. */
export function paintGrid(brush: Brush, lanes: readonly Lane[], pxPerDay: number): void {
  const { ctx, palette, camera, width, height } = brush;
  const [coarse, fine] = axisUnits(pxPerDay * camera.z);
  const from = xToDay(-camera.x, pxPerDay);
  const to = xToDay(width / camera.z - camera.x, pxPerDay);
  const verticals = (unit: typeof coarse, colour: string) => {
    ctx.beginPath();
    for (const { start } of axisTicks(unit, from, to)) {
      const x = crisp(toScreenX(brush, dayToX(start, pxPerDay)));
      ctx.moveTo(x, 0);
      ctx.lineTo(x, height);
    }
    ctx.strokeStyle = colour;
    ctx.stroke();
  };
  ctx.lineWidth = 1;
  if (fine !== coarse) verticals(fine, palette.sunken);
  verticals(coarse, palette.line);

  ctx.beginPath();
  for (const lane of lanes) {
    const y = toScreenY(brush, lane.y + lane.height);
    if (y < 0 || y > height) continue;
    ctx.moveTo(0, crisp(y));
    ctx.lineTo(width, crisp(y));
  }
  ctx.strokeStyle = palette.line;
  ctx.stroke();
}

/** The brass line where today begins. Its flag stands on the axis. */
export function paintToday(brush: Brush, today: number, pxPerDay: number): void {
  const { ctx, palette, width, height } = brush;
  const x = crisp(toScreenX(brush, dayToX(today, pxPerDay)));
  if (x < 0 || x > width) return;
  ctx.save();
  ctx.strokeStyle = palette.brass;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([5, 4]);
  ctx.beginPath();
  ctx.moveTo(x, 0);
  ctx.lineTo(x, height);
  ctx.stroke();
  ctx.restore();
}
