import type { ScreenBar } from '../layout/bar-geometry.ts';
import type { Brush } from '../paint/brush.ts';
import type { Criticality } from './schedule-state.ts';

/** A frame around a bar without float, and a dashed one around a bar with little. */
export function paintCriticality({ ctx, palette }: Brush, { x, y, w, h }: ScreenBar, criticality: Criticality): void {
  const isCritical = criticality === 'critical';
  const gap = isCritical ? 2.5 : 2;
  ctx.save();
  ctx.strokeStyle = isCritical ? palette.ink : palette.ink2;
  ctx.lineWidth = isCritical ? 2.5 : 1.5;
  ctx.setLineDash(isCritical ? [] : [5, 3]);
  ctx.beginPath();
  ctx.roundRect(x - gap, y - gap, w + 2 * gap, h + 2 * gap, 8);
  ctx.stroke();
  ctx.restore();
}
