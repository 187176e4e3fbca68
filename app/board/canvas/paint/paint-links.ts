import type { DependencyType } from '#shared/board/records/dependency.ts';
import type { BoardLink } from '../editor/picture-state.ts';
import { type Box, type CostOf, labelPlace, overlap } from '../layout/link-label.ts';
import { type LinkPath, type LinkStyle, linkPath, linkStyle, type Point } from '../layout/link-paths.ts';
import type { Brush } from './brush.ts';
import { createDenseLines } from './dense-lines.ts';

/** Both ends of an item on the screen, at the height where links meet it. */
export interface Anchors {
  readonly start: Point;
  readonly end: Point;
  /** A moment has no length: lines of any type come to it from the left, where its name does not stand. */
  readonly isMoment?: boolean;
}

/** Lines run under the bars, where they cross no title; conflicts, and the lines one asks about, over them. */
export type LinkLayer = 'under' | 'over';

const CORNER = 6;
/** So many links can be read one by one: their corners are rounded, and conflicts say by how much. */
const FEW = 50;
const LABEL_SIZE = 11;
const denseLines = createDenseLines();

/**
 * Dependency lines of one layer; those in `lit`, or of the items in it, stand out, the others step back while there are any. `gap`:
 * half a row on the screen. `costOf`: what labels should keep off.
 */
export function paintLinks(
  brush: Brush,
  layer: LinkLayer,
  links: readonly BoardLink[],
  anchorsOf: (itemId: string) => Anchors | null,
  lit: ReadonlySet<string>,
  gap: number,
  costOf: CostOf = () => 0,
): void {
  const { ctx, palette } = brush;
  const labels: { readonly path: LinkPath; readonly words: string; readonly alpha: number }[] = [];
  ctx.save();
  for (const { dependency, state } of links) {
    const isLit = lit.has(dependency.id) || lit.has(dependency.fromId) || lit.has(dependency.toId);
    if ((isLit || state.state === 'conflict' ? 'over' : 'under') !== layer) continue;
    const from = anchorsOf(dependency.fromId);
    const to = anchorsOf(dependency.toId);
    if (!from || !to) continue;
    const path = linkPathBetween(dependency.type, from, to, gap);
    const [a, b] = [path[0], path.at(-1)];
    if (!a || !b || !isNear(brush, a, b)) continue;
    const style = linkStyle(state);
    const colour = palette.edge[style.colour];
    ctx.globalAlpha = lit.size === 0 || isLit ? 1 : 0.25;
    ctx.strokeStyle = colour;
    const isDense = !isLit && links.length > FEW;
    if (isDense) denseLines.paint(ctx, path, style, colour);
    else paintLine(ctx, path, style);
    ctx.fillStyle = colour;
    paintHead(ctx, b, arrivesAtStart(dependency.type, to));
    if (style.label !== null && !isDense) labels.push({ path, words: style.label, alpha: ctx.globalAlpha });
  }
  ctx.setLineDash([]);
  // After all lines, so that none of them crosses a label.
  const taken: Box[] = [];
  for (const { path, words, alpha } of labels) {
    const size = { w: brush.text.width(words, 650, LABEL_SIZE) + 12, h: 16 };
    const box = labelPlace(path, size, (at) => costOf(at) + taken.filter((other) => overlap(at, other)).length * 4);
    taken.push(box);
    ctx.globalAlpha = alpha;
    paintLabel(brush, box, words);
  }
  ctx.restore();
}

/** The line of a dependency between two items. */
export function linkPathBetween(type: DependencyType, from: Anchors, to: Anchors, gap: number): LinkPath {
  const fromEnd = type === 'FS' || type === 'FF';
  const toStart = arrivesAtStart(type, to);
  return linkPath(fromEnd ? from.end : from.start, toStart ? to.start : to.end, fromEnd, toStart, gap);
}

function arrivesAtStart(type: DependencyType, to: Anchors): boolean {
  return to.isMoment === true || type === 'FS' || type === 'SS';
}

function paintLine(ctx: CanvasRenderingContext2D, path: LinkPath, style: LinkStyle): void {
  ctx.lineWidth = style.width;
  ctx.setLineDash([...style.dash]);
  ctx.beginPath();
  for (const [i, point] of path.entries()) {
    const [before, after] = [path[i - 1], path[i + 1]];
    if (!before) ctx.moveTo(point.x, point.y);
    else if (!after) ctx.lineTo(point.x, point.y);
    else ctx.arcTo(point.x, point.y, after.x, after.y, cornerRadius(before, point, after));
  }
  ctx.stroke();
}

/** As round as the shorter of its two steps has room for. */
function cornerRadius(before: Point, corner: Point, after: Point): number {
  const length = (a: Point, b: Point) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  return Math.min(CORNER, length(before, corner) / 2, length(corner, after) / 2);
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

function paintLabel({ ctx, palette, lines }: Brush, { x, y, w, h }: Box, words: string): void {
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, h / 2);
  ctx.fillStyle = palette.badTint;
  ctx.fill();
  lines.write(words, 650, LABEL_SIZE, x + 6, y + h / 2 + 0.5, palette.badText);
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
