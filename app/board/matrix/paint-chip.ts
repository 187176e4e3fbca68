import { type Brush, toScreenX, toScreenY } from '#app/board/canvas/paint/brush.ts';
import type { Risk, RiskKind } from '#shared/board/records/risk.ts';
import type { Box } from './matrix-layout.ts';
import { matrixTextSize } from './text-size.ts';

/** What a chip tells besides its risk. */
export interface ChipFacts {
  readonly hovered: boolean;
  /** Nobody has looked at it for longer than its interval. */
  readonly stale: boolean;
  /** Up to two letters; empty for nobody. */
  readonly owner: string;
}

/** Pixels that a title keeps before the owner's letters get any. */
const LEAST_TITLE = 84;

/** One risk: key, as much of the title as fits, a clock when it is stale, and its owner where there is room. */
export function paintChip(brush: Brush, shape: Box, risk: Risk, facts: ChipFacts): void {
  const { ctx, palette, text, camera } = brush;
  const [x, y] = [toScreenX(brush, shape.x), toScreenY(brush, shape.y)];
  const [w, h] = [shape.w * camera.z, shape.h * camera.z];
  ctx.beginPath();
  chipPath(ctx, { x, y, w, h }, risk.kind);
  ctx.fillStyle = palette.card;
  ctx.fill();
  if (facts.hovered) {
    ctx.strokeStyle = palette.ink;
    ctx.lineWidth = 1.5;
    ctx.stroke();
  }
  const size = Math.min(matrixTextSize(brush, 12), h * 0.62);
  const padding = Math.min(12, h / 2.2);
  const middle = y + h / 2 + 0.5;
  let left = x + padding;
  let right = x + w - padding;
  if (risk.key) {
    ctx.font = text.font(550, size);
    ctx.fillStyle = palette.ink3;
    ctx.fillText(risk.key, left, middle);
    left += text.width(risk.key, 550, size) + 7;
  }
  const radius = h * 0.31;
  if (facts.owner && right - radius * 2 - left >= LEAST_TITLE) {
    right -= radius * 2 - padding / 2;
    paintOwner(brush, facts.owner, right, middle - 0.5, radius);
    right -= radius + 4;
  }
  if (facts.stale) {
    const clock = size * 0.42;
    paintClock(brush, right - clock, middle - 0.5, clock);
    right -= clock * 2 + 4;
  }
  ctx.font = text.font(550, size);
  ctx.fillStyle = palette.ink;
  ctx.fillText(text.fit(risk.title, 550, size, right - left), left, middle);
}

/** A threat is a pill; an opportunity has pointed ends. */
export function chipPath(ctx: CanvasRenderingContext2D, { x, y, w, h }: Box, kind: RiskKind): void {
  if (kind === 'threat') {
    ctx.roundRect(x, y, w, h, h / 2);
    return;
  }
  const tip = Math.min(h / 2.6, w / 4);
  ctx.moveTo(x, y + h / 2);
  ctx.lineTo(x + tip, y);
  ctx.lineTo(x + w - tip, y);
  ctx.lineTo(x + w, y + h / 2);
  ctx.lineTo(x + w - tip, y + h);
  ctx.lineTo(x + tip, y + h);
  ctx.closePath();
}

function paintOwner({ ctx, palette, text }: Brush, letters: string, x: number, y: number, radius: number): void {
  ctx.fillStyle = palette.sunken;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, Math.PI * 2);
  ctx.fill();
  ctx.textAlign = 'center';
  ctx.font = text.font(650, Math.max(8, Math.round(radius * 1.05)));
  ctx.fillStyle = palette.ink2;
  ctx.fillText(letters, x, y + 0.5);
  ctx.textAlign = 'left';
}

/** Past its review: a clock, in the colour of a warning. */
export function paintClock({ ctx, palette }: Pick<Brush, 'ctx' | 'palette'>, x: number, y: number, r: number): void {
  ctx.strokeStyle = palette.warn;
  ctx.lineWidth = Math.max(1.25, r / 3.2);
  ctx.beginPath();
  ctx.arc(x, y, r, 0, Math.PI * 2);
  ctx.moveTo(x, y - r * 0.6);
  ctx.lineTo(x, y);
  ctx.lineTo(x + r * 0.5, y + r * 0.25);
  ctx.stroke();
}
