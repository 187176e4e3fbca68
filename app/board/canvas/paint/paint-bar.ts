import type { Initiative } from '#shared/board/records/initiative.ts';
import { type BarDetail, EDGE, type ScreenBar, type TitleBox } from '../layout/bar-geometry.ts';
import { placeBarParts } from '../layout/bar-parts.ts';
import { type Brush, textSize } from './brush.ts';
import { type PartsToShow, paintBarParts, partHeight, partWidths } from './paint-bar-parts.ts';
import { paintStages, type Stage } from './paint-stages.ts';
import { paintStatusIcon, statusIcon } from './status-icon.ts';

/** What is known about a bar besides its initiative. All x on the screen. */
export interface BarFacts {
  readonly open: 'start' | 'end' | null;
  readonly nextX: number | null;
  /** Stage milestones: alpha, beta, stable. */
  readonly stages: readonly Stage[];
  /** Where the hatching up to P80 ends; null when there is none. */
  readonly hatchedTo: number | null;
  readonly parts: PartsToShow;
  readonly hovered: boolean;
}

const RADIUS = 6;
const BASE_SIZE = 12;

/** One initiative: fill and edge by status, progress, stage ticks, icon when it is not on track, title. */
export function paintBar(
  brush: Brush,
  bar: ScreenBar,
  initiative: Initiative,
  facts: BarFacts,
  detail: BarDetail,
): void {
  const { ctx, palette, width } = brush;
  const colours = palette.status[initiative.status];
  const radius = Math.min(RADIUS, bar.h / 3, bar.w / 2);
  // Far off the screen a path only costs time; the rounding at a cut edge is not seen.
  const left = Math.max(bar.x, -20);
  const w = Math.min(bar.x + bar.w, width + 20) - left;

  const progressEnd = Math.min(bar.x + (bar.w * progressOf(initiative)) / 100, left + w);
  const isFull = progressEnd >= left + w - 0.5;
  ctx.fillStyle = facts.open ? fading(ctx, colours.fill, bar, facts.open) : isFull ? colours.progress : colours.fill;
  if (detail === 'block') {
    // Hundreds of these are in view at once: a rectangle costs a fraction of a rounded path.
    ctx.fillRect(left, bar.y, w, bar.h);
    ctx.fillStyle = colours.edge;
    ctx.fillRect(left, bar.y, Math.min(2, w), bar.h);
    return;
  }
  ctx.beginPath();
  ctx.roundRect(left, bar.y, w, bar.h, radius);
  ctx.fill();
  if (facts.hovered) {
    ctx.strokeStyle = colours.edge;
    ctx.lineWidth = 1;
    ctx.stroke();
  }
  if (progressEnd > left && !isFull) {
    ctx.fillStyle = colours.progress;
    ctx.fillRect(left + EDGE, bar.y, Math.max(0, progressEnd - left - EDGE), bar.h);
  }
  if (facts.open !== 'start') {
    ctx.fillStyle = colours.edge;
    ctx.beginPath();
    ctx.roundRect(left, bar.y, Math.min(EDGE, w), bar.h, [radius, 0, 0, radius]);
    ctx.fill();
  }
  if (detail === 'full') paintStages(brush, bar, facts.stages, colours.edge, facts.hovered);
  paintWords(brush, bar, initiative, facts, detail);
}

/** A done initiative is done, whatever its percentage says. */
function progressOf({ status, progress }: Initiative): number {
  return status === 'done' ? 100 : progress;
}

/** The tokens are six-digit colours: two more digits make the same colour clear. */
function fading(ctx: CanvasRenderingContext2D, colour: string, bar: ScreenBar, open: 'start' | 'end') {
  const gradient = ctx.createLinearGradient(bar.x, 0, bar.x + bar.w, 0);
  gradient.addColorStop(open === 'end' ? 0.4 : 0.6, colour);
  gradient.addColorStop(open === 'end' ? 1 : 0, `${colour}00`);
  return gradient;
}

interface TitlePlace {
  readonly box: TitleBox;
  readonly size: number;
  readonly iconRoom: number;
}

function paintTitle(brush: Brush, bar: ScreenBar, initiative: Initiative, hovered: boolean, place: TitlePlace): void {
  const { ctx, palette, text, lines } = brush;
  const { box, size, iconRoom } = place;
  const icon = statusIcon(initiative.status);
  const title = text.fit(initiative.title, 550, size, box.width - iconRoom);
  if (title === '' && box.width < iconRoom) return;
  const y = bar.y + bar.h / 2 + 0.5;
  if (icon) paintStatusIcon(ctx, icon, box.x, y, size, palette.status[initiative.status].edge);
  if (title === '') return;
  const dim = initiative.status === 'dropped' || (initiative.status === 'done' && !hovered);
  lines.write(title, 550, size, box.x + iconRoom, y, dim ? palette.ink2 : palette.ink);
  if (initiative.status !== 'dropped') return;
  ctx.fillStyle = palette.ink2;
  ctx.fillRect(box.x + iconRoom, y, text.width(title, 550, size), 1);
}

/** Title and what stands at the end. Parts come with full detail alone. */
function paintWords(brush: Brush, bar: ScreenBar, initiative: Initiative, facts: BarFacts, detail: BarDetail): void {
  const { text, camera, width } = brush;
  const size = Math.min(textSize(BASE_SIZE, camera.z), Math.max(10, Math.floor(bar.h) - 3));
  const iconRoom = statusIcon(initiative.status) ? size + 2 : 0;
  const height = detail === 'full' ? partHeight(brush, bar.h) : 0;
  const widths = height > 0 ? partWidths(brush, facts.parts, height) : {};
  const placed = placeBarParts(
    bar,
    { left: brush.insetLeft, right: width },
    {
      widths,
      title: text.width(initiative.title, 550, size) + iconRoom,
      hatchedTo: facts.hatchedTo ?? bar.x + bar.w,
      nextX: facts.nextX,
    },
  );
  paintTitle(brush, bar, initiative, facts.hovered, { box: placed.title, size, iconRoom });
  paintBarParts(brush, placed.parts, widths, facts.parts, bar.y + bar.h / 2, height);
}
