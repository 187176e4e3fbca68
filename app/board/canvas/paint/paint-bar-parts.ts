import type { RiskLevel } from '#shared/board/records/board-meta.ts';
import type { LinkCount } from '../editor/picture-state.ts';
import type { BarPart, PlacedPart } from '../layout/bar-parts.ts';
import { type Brush, textSize } from './brush.ts';

/** What the parts at a bar's end say; null for a part that there is not. */
export interface PartsToShow {
  /** How many risks threaten it, and the worst of their levels. */
  readonly threat: { readonly count: number; readonly worst: RiskLevel | null } | null;
  /** Links that are not drawn as lines. */
  readonly links: LinkCount | null;
  /** Letters of the owner. */
  readonly owner: string;
  /** How far it moved since an earlier version, or that it is new. */
  readonly since?: SinceChip | null;
}

export interface SinceChip {
  readonly label: string;
  readonly tone: 'later' | 'earlier' | 'none' | 'new';
}

const BASE_SIZE = 11;
const LEAST_HEIGHT = 15;
const ARROW = 9;

/** Height of a part in a bar of this height on the screen; 0 where letters would not be read. */
export function partHeight(brush: Brush, barHeight: number): number {
  const height = Math.min(barHeight - 4, sizeOf(brush) + 8);
  return height < LEAST_HEIGHT ? 0 : height;
}

/** How wide each part is, for those that there are. */
export function partWidths(brush: Brush, show: PartsToShow, height: number): Partial<Record<BarPart, number>> {
  const { threat, links, owner, since } = show;
  const size = sizeOf(brush);
  const wide = (text: string) => Math.ceil(brush.text.width(text, 650, size));
  return {
    ...(since && { since: wide(since.label) + 10 }),
    ...(threat && { threat: Math.max(height, wide(threatText(threat)) + 8) }),
    ...(links && { links: wide(linksText(links)) + ARROW + 13 }),
    ...(owner !== '' && { owner: Math.max(height, wide(owner) + 8) }),
  };
}

/** Paints the parts where they were placed; each kind has a shape of its own. */
export function paintBarParts(
  brush: Brush,
  parts: readonly PlacedPart[],
  widths: Partial<Record<BarPart, number>>,
  show: PartsToShow,
  middle: number,
  height: number,
): void {
  for (const { part, x } of parts) {
    const box = { x, y: middle - height / 2, w: widths[part] ?? 0, h: height };
    if (part === 'since' && show.since) paintSinceChip(brush, box, show.since);
    if (part === 'threat' && show.threat) paintThreat(brush, box, show.threat);
    if (part === 'links' && show.links) paintLinkCount(brush, box, show.links);
    if (part === 'owner') paintOwner(brush, box, show.owner);
  }
}

export interface PartBox {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Rounded ends: "+12 d" in the colours of what is late, "−3 d" of what is fine, "new" likewise; the sign says it too. */
export function paintSinceChip(brush: Brush, box: PartBox, { label, tone }: SinceChip): void {
  const { palette } = brush;
  const [ground, edge, ink] = {
    later: [palette.badTint, palette.bad, palette.badText],
    earlier: [palette.okTint, palette.ok, palette.okText],
    none: [palette.brassTint, palette.brass, palette.brassText],
    new: [palette.okTint, palette.ok, palette.okText],
  }[tone] as [string, string, string];
  fill(brush, box, box.h / 2, ground);
  outline(brush, edge);
  write(brush, label, box.x + box.w / 2, box, ink);
}

/** A square in the colour of the level, with its letter: as in the matrix. */
function paintThreat(brush: Brush, box: PartBox, threat: NonNullable<PartsToShow['threat']>): void {
  const { palette } = brush;
  const level = threat.worst && palette.level[threat.worst];
  fill(brush, box, 4, level?.fill ?? palette.card);
  outline(brush, level ? palette.paper : palette.lineStrong);
  write(brush, threatText(threat), box.x + box.w / 2, box, level?.text ?? palette.ink2);
}

/** An arrow and how many; in the colours of a conflict when there is one. */
function paintLinkCount(brush: Brush, box: PartBox, links: LinkCount): void {
  const { ctx, palette } = brush;
  const bad = links.conflicts > 0;
  const colour = bad ? palette.badText : palette.ink2;
  fill(brush, box, box.h / 2, bad ? palette.badTint : palette.card);
  outline(brush, bad ? palette.bad : palette.lineStrong);
  const [left, middle] = [box.x + 6, box.y + box.h / 2];
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.moveTo(left, middle);
  ctx.lineTo(left + ARROW - 1, middle);
  ctx.moveTo(left + ARROW - 4, middle - 3);
  ctx.lineTo(left + ARROW - 1, middle);
  ctx.lineTo(left + ARROW - 4, middle + 3);
  ctx.stroke();
  write(brush, linksText(links), left + ARROW + (box.w - ARROW - 6) / 2 - 1, box, colour);
}

/** A round with the owner's letters. */
function paintOwner(brush: Brush, box: PartBox, owner: string): void {
  fill(brush, box, box.h / 2, brush.palette.card);
  outline(brush, brush.palette.lineStrong);
  write(brush, owner, box.x + box.w / 2, box, brush.palette.ink2);
}

function fill({ ctx }: Brush, { x, y, w, h }: PartBox, radius: number, colour: string): void {
  ctx.beginPath();
  ctx.roundRect(x, y, w, h, radius);
  ctx.fillStyle = colour;
  ctx.fill();
}

function outline({ ctx }: Brush, colour: string): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1;
  ctx.stroke();
}

function write(brush: Brush, text: string, centre: number, { y, h }: PartBox, colour: string): void {
  const size = sizeOf(brush);
  brush.lines.write(text, 650, size, centre - brush.text.width(text, 650, size) / 2, y + h / 2 + 0.5, colour);
}

/** The letter of the worst level, and the number when there are several. A risk without a score is a "?". */
function threatText({ count, worst }: NonNullable<PartsToShow['threat']>): string {
  return count === 1 ? (worst ?? '?') : `${worst ?? '?'} ${count}`;
}

function linksText({ links, conflicts }: LinkCount): string {
  return conflicts > 0 ? `${conflicts} of ${links}` : String(links);
}

function sizeOf({ camera }: Brush): number {
  return textSize(BASE_SIZE, camera.z);
}
