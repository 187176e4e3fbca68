import type { InitiativeStatus } from '#shared/board/records/initiative.ts';

/** The shape that says a status without its colour. On track and planned need none. */
export type StatusIcon = 'triangle' | 'square' | 'check' | 'cross';

export function statusIcon(status: InitiativeStatus): StatusIcon | null {
  if (status === 'at-risk') return 'triangle';
  if (status === 'blocked') return 'square';
  if (status === 'done') return 'check';
  return status === 'dropped' ? 'cross' : null;
}

/** Paints an icon with its left edge at x, its middle at y, as large as text of this size. */
export function paintStatusIcon(
  ctx: CanvasRenderingContext2D,
  icon: StatusIcon,
  x: number,
  y: number,
  size: number,
  colour: string,
): void {
  const r = size * 0.36;
  const middle = x + r;
  ctx.fillStyle = colour;
  ctx.strokeStyle = colour;
  ctx.lineWidth = Math.max(1.5, size / 7);
  ctx.beginPath();
  if (icon === 'triangle') {
    ctx.moveTo(middle, y - r);
    ctx.lineTo(middle + r, y + r * 0.9);
    ctx.lineTo(middle - r, y + r * 0.9);
    ctx.fill();
  } else if (icon === 'square') {
    ctx.fillRect(middle - r * 0.85, y - r * 0.85, r * 1.7, r * 1.7);
  } else if (icon === 'check') {
    ctx.moveTo(middle - r * 0.9, y);
    ctx.lineTo(middle - r * 0.2, y + r * 0.7);
    ctx.lineTo(middle + r, y - r * 0.7);
    ctx.stroke();
  } else {
    ctx.moveTo(middle - r * 0.7, y - r * 0.7);
    ctx.lineTo(middle + r * 0.7, y + r * 0.7);
    ctx.moveTo(middle + r * 0.7, y - r * 0.7);
    ctx.lineTo(middle - r * 0.7, y + r * 0.7);
    ctx.stroke();
  }
}
