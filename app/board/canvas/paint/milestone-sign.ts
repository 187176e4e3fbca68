import type { MilestoneKind } from '#shared/board/records/milestone.ts';

/** What each kind is drawn with inside its diamond, and called. */
export const MILESTONE_SIGNS: Readonly<Record<MilestoneKind, { readonly name: string; readonly sign: string }>> = {
  release: { name: 'Release', sign: 'arrow upwards' },
  decision: { name: 'Decision', sign: 'question mark' },
  external: { name: 'External date', sign: 'ring' },
};

/** Paints the sign of a kind around a point, as large as fits a diamond of this radius: shapes, not colours. */
export function paintMilestoneSign(
  ctx: CanvasRenderingContext2D,
  kind: MilestoneKind,
  x: number,
  y: number,
  radius: number,
  colour: string,
): void {
  const r = radius * 0.36;
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = Math.max(1.25, radius / 6.5);
  ctx.beginPath();
  if (kind === 'release') {
    // An arrow upwards: it goes out.
    ctx.moveTo(x, y + r);
    ctx.lineTo(x, y - r);
    ctx.moveTo(x - r * 0.8, y - r * 0.2);
    ctx.lineTo(x, y - r);
    ctx.lineTo(x + r * 0.8, y - r * 0.2);
    ctx.stroke();
  } else if (kind === 'decision') {
    // A question mark.
    ctx.arc(x, y - r * 0.45, r * 0.55, Math.PI, Math.PI * 2.25);
    ctx.lineTo(x, y + r * 0.35);
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(x, y + r, Math.max(0.8, r * 0.22), 0, Math.PI * 2);
    ctx.fill();
  } else {
    // A ring around a point: set by somebody outside.
    ctx.arc(x, y, r * 0.95, 0, Math.PI * 2);
    ctx.stroke();
    ctx.beginPath();
    ctx.arc(x, y, Math.max(0.9, r * 0.3), 0, Math.PI * 2);
    ctx.fill();
  }
}
