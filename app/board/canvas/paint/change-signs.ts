import type { Brush } from './brush.ts';

/** Radius of a sign at the corner of what changed, in pixels of the screen. */
export const CHANGE_SIGN = 6;

/** A plus in a round: what is new. The middle and the radius on the screen. */
export function paintPlus({ ctx, palette }: Pick<Brush, 'ctx' | 'palette'>, x: number, y: number, r: number): void {
  ctx.beginPath();
  ctx.arc(x, y, r, 0, Math.PI * 2);
  ctx.fillStyle = palette.ok;
  ctx.fill();
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  ctx.lineWidth = Math.max(1.5, r / 4);
  ctx.beginPath();
  ctx.moveTo(x - r * 0.5, y);
  ctx.lineTo(x + r * 0.5, y);
  ctx.moveTo(x, y - r * 0.5);
  ctx.lineTo(x, y + r * 0.5);
  ctx.stroke();
}

/** A pen in a round: what changed. */
export function paintPen({ ctx, palette }: Pick<Brush, 'ctx' | 'palette'>, x: number, y: number): void {
  ctx.beginPath();
  ctx.arc(x, y, CHANGE_SIGN, 0, Math.PI * 2);
  ctx.fillStyle = palette.brassSolid;
  ctx.fill();
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = 1.5;
  ctx.stroke();
  ctx.strokeStyle = palette.onBrass;
  ctx.beginPath();
  ctx.moveTo(x - 2.5, y + 2.5);
  ctx.lineTo(x + 2.5, y - 2.5);
  ctx.moveTo(x - 3, y + 3);
  ctx.lineTo(x - 1, y + 3);
  ctx.stroke();
}

/** A minus in a round: what is gone. */
export function paintMinus({ ctx, palette }: Pick<Brush, 'ctx' | 'palette'>, x: number, y: number): void {
  ctx.beginPath();
  ctx.arc(x, y, CHANGE_SIGN, 0, Math.PI * 2);
  ctx.fillStyle = palette.bad;
  ctx.fill();
  ctx.strokeStyle = palette.paper;
  ctx.lineWidth = 1.5;
  ctx.setLineDash([]);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(x - 3, y);
  ctx.lineTo(x + 3, y);
  ctx.stroke();
}
