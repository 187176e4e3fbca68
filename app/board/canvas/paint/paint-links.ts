import type { BoardLink } from '../editor/picture-state.ts';
import { linkPath, linkStyle, type Point, pointOnPath } from '../layout/link-paths.ts';
import type { Brush } from './brush.ts';

/** Both ends of an item on the screen, at the height where links meet it. */
export interface Anchors {
  readonly start: Point;
  readonly end: Point;
}

/** Dependency lines; those of the items in `lit` stand out, the others step back while there are any. */
export function paintLinks(
  brush: Brush,
  links: readonly BoardLink[],
  anchorsOf: (itemId: string) => Anchors | null,
  lit: ReadonlySet<string>,
): void {
  const { ctx, palette } = brush;
  ctx.save();
  for (const { dependency, state } of links) {
    const from = anchorsOf(dependency.fromId);
    const to = anchorsOf(dependency.toId);
    if (!from || !to) continue;
    const fromEnd = dependency.type === 'FS' || dependency.type === 'FF';
    const toStart = dependency.type === 'FS' || dependency.type === 'SS';
    const path = linkPath(fromEnd ? from.end : from.start, toStart ? to.start : to.end, fromEnd, toStart);
    if (!isNear(brush, path.from, path.to)) continue;
    const isLit = lit.has(dependency.fromId) || lit.has(dependency.toId);
    const style = linkStyle(state);
    const colour = palette.edge[style.colour];
    ctx.globalAlpha = lit.size === 0 || isLit ? 1 : 0.25;
    ctx.strokeStyle = colour;
    ctx.fillStyle = colour;
    ctx.lineWidth = style.width;
    ctx.setLineDash([...style.dash]);
    ctx.beginPath();
    ctx.moveTo(path.from.x, path.from.y);
    ctx.bezierCurveTo(path.control1.x, path.control1.y, path.control2.x, path.control2.y, path.to.x, path.to.y);
    ctx.stroke();
    paintHead(ctx, path.to, toStart);
    if (style.label !== null && (isLit || links.length <= 50)) paintLabel(brush, pointOnPath(path, 0.5), style.label);
  }
  ctx.restore();
}

/** An arrow head into the item. */
function paintHead(ctx: CanvasRenderingContext2D, { x, y }: Point, toStart: boolean): void {
  const back = toStart ? -7 : 7;
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x + back, y - 4);
  ctx.lineTo(x + back, y + 4);
  ctx.fill();
}

function paintLabel({ ctx, palette, text, lines }: Brush, { x, y }: Point, label: string): void {
  const width = text.width(label, 650, 11) + 12;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - 9, width, 18, 9);
  ctx.fillStyle = palette.badTint;
  ctx.fill();
  lines.write(label, 650, 11, x - width / 2 + 6, y + 0.5, palette.badText);
}

function isNear({ width, height }: Brush, a: Point, b: Point): boolean {
  const margin = 100;
  return (
    Math.max(a.x, b.x) > -margin &&
    Math.min(a.x, b.x) < width + margin &&
    Math.max(a.y, b.y) > -margin &&
    Math.min(a.y, b.y) < height + margin
  );
}
