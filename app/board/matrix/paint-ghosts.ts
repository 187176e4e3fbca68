import { type Brush, toScreenX, toScreenY } from '#app/board/canvas/paint/brush.ts';
import { paintPlus } from '#app/board/canvas/paint/change-signs.ts';
import type { Ghost, GhostKind, GhostLayout } from './matrix-ghosts.ts';
import type { Box } from './matrix-layout.ts';
import { matrixTextSize } from './text-size.ts';

const STEPPED_BACK = 0.3;
/** Lines lie on level colours, which are the same in light and dark: so are they, with a light edge against each other. */
const LINE = 1.75;
const EDGE = 4.5;
const DASHES: Readonly<Record<GhostKind, number[]>> = {
  target: [1.5, 3],
  now: [1.5, 3],
  was: [4, 3],
  stood: [],
  gone: [4, 3],
  fresh: [],
};

/** Dashed pills where risks are not, below the chips. */
export function paintGhosts(brush: Brush, { ghosts }: GhostLayout): void {
  const { ctx } = brush;
  const someLit = ghosts.some(({ lit }) => lit);
  ctx.save();
  for (const ghost of ghosts) {
    ctx.globalAlpha = someLit && !ghost.lit ? STEPPED_BACK : 1;
    paintGhost(brush, ghost);
  }
  ctx.restore();
}

function paintGhost(brush: Brush, ghost: Ghost): void {
  const { ctx, palette, text, camera } = brush;
  const [x, y] = [toScreenX(brush, ghost.x), toScreenY(brush, ghost.y)];
  const [w, h] = [ghost.w * camera.z, ghost.h * camera.z];
  const [dark, light] = [palette.level.VL.text, palette.level.VH.text];
  const alpha = ctx.globalAlpha;
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, h / 2);
  ctx.fillStyle = light;
  ctx.globalAlpha = alpha * 0.75;
  ctx.fill();
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = dark;
  ctx.lineWidth = ghost.kind === 'was' ? 1.25 : 1.5;
  ctx.setLineDash(DASHES[ghost.kind]);
  ctx.stroke();
  const size = Math.min(matrixTextSize(brush, 11), h * 0.68);
  ctx.font = text.font(550, size);
  ctx.fillStyle = dark;
  ctx.textAlign = 'center';
  const label = text.fit(ghost.label, 550, size, w - 6);
  ctx.fillText(label, x + w / 2, y + h / 2 + 0.5);
  ctx.textAlign = 'left';
  ctx.setLineDash([]);
  if (ghost.kind === 'gone') {
    const wide = text.width(label, 550, size);
    ctx.fillRect(x + (w - wide) / 2, y + h / 2, wide, 1.25);
  }
  if (ghost.kind === 'fresh') paintPlus(brush, x, y, Math.max(5, h * 0.36));
}

/** A chip that stood in no cell: an edge around it, and a plus at its corner. */
export function paintFreshChip(brush: Brush, chip: Box): void {
  const { ctx, palette, camera } = brush;
  const [x, y] = [toScreenX(brush, chip.x), toScreenY(brush, chip.y)];
  const [w, h] = [chip.w * camera.z, chip.h * camera.z];
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, h / 2);
  ctx.strokeStyle = palette.ok;
  ctx.lineWidth = 2;
  ctx.stroke();
  paintPlus(brush, x + 6 * camera.z, y + 1, Math.max(5, 7 * Math.min(1.2, camera.z)));
}

/** Arrows between chips and ghosts: solid where the risk came from, dotted where it should go. */
export function paintArrows(brush: Brush, { arrows }: GhostLayout): void {
  const { ctx, palette } = brush;
  const someLit = arrows.some(({ lit }) => lit);
  ctx.save();
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  for (const arrow of [...arrows].sort((a, b) => Number(a.lit) - Number(b.lit))) {
    ctx.globalAlpha = someLit && !arrow.lit ? STEPPED_BACK : 1;
    const path = onScreen(brush, arrow);
    for (const [colour, width] of [
      [palette.level.VH.text, EDGE],
      [palette.level.VL.text, LINE],
    ] as const) {
      ctx.strokeStyle = colour;
      ctx.fillStyle = colour;
      ctx.lineWidth = width;
      const isPast = arrow.kind === 'was' || arrow.kind === 'stood';
      ctx.setLineDash(isPast || width === EDGE ? [] : [0.5, 4.5]);
      ctx.beginPath();
      ctx.moveTo(path.from.x, path.from.y);
      ctx.quadraticCurveTo(path.control.x, path.control.y, path.to.x, path.to.y);
      ctx.stroke();
      ctx.setLineDash([]);
      paintHead(ctx, path, width === EDGE);
    }
  }
  ctx.restore();
}

type Path = Pick<GhostLayout['arrows'][number], 'from' | 'control' | 'to'>;

function onScreen(brush: Brush, { from, control, to }: Path): Path {
  const point = ({ x, y }: Path['from']) => ({ x: toScreenX(brush, x), y: toScreenY(brush, y) });
  return { from: point(from), control: point(control), to: point(to) };
}

function paintHead(ctx: CanvasRenderingContext2D, { control, to }: Path, isEdge: boolean): void {
  const angle = Math.atan2(to.y - control.y, to.x - control.x);
  ctx.beginPath();
  ctx.moveTo(to.x, to.y);
  for (const side of [-0.42, 0.42]) ctx.lineTo(to.x - 9 * Math.cos(angle + side), to.y - 9 * Math.sin(angle + side));
  ctx.closePath();
  if (isEdge) {
    ctx.lineWidth = 2.5;
    ctx.stroke();
  } else ctx.fill();
}
