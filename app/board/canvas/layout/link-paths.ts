import type { LinkState } from '#shared/schedule/conflicts.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line from an item's end to another's, in steps that are level or upright; its corners are drawn rounded. */
export type LinkPath = readonly Point[];

/** How a link is drawn: its state is told by colour, by the line's shape and, when it matters, by words. */
export interface LinkStyle {
  readonly colour: 'fine' | 'tight' | 'conflict' | 'unknown';
  readonly width: number;
  readonly dash: readonly number[];
  readonly label: string | null;
}

export function linkStyle(state: LinkState): LinkStyle {
  switch (state.state) {
    case 'fine':
      return { colour: 'fine', width: 1.5, dash: [], label: null };
    case 'tight':
      return { colour: 'tight', width: 1.75, dash: [6, 4], label: null };
    case 'conflict':
      return { colour: 'conflict', width: 2.5, dash: [], label: `short by ${state.daysShort} d` };
    case 'over':
      return { colour: 'unknown', width: 1, dash: [], label: null };
    case 'unknown':
      return { colour: 'unknown', width: 1.25, dash: [1.5, 4], label: null };
  }
}

/** How far a line leaves an item before it turns. */
const STUB = 9;

/**
 * The line of a link, in pixels of the screen. It leaves an end to the right and a start to the left and comes in the same
 * way, so that one sees which ends bind each other even where the successor lies before the predecessor. It turns right
 * beside the successor, where lines to the same one join; where it must go back, between the rows (`gap`: half a row).
 */
export function linkPath(from: Point, to: Point, fromEnd: boolean, toStart: boolean, gap: number): LinkPath {
  const leave = from.x + (fromEnd ? STUB : -STUB);
  const arrive = to.x + (toStart ? -STUB : STUB);
  const hasRoom = fromEnd ? arrive >= leave : arrive <= leave;
  const goesOn = fromEnd === toStart && (fromEnd ? to.x > from.x : to.x < from.x);
  if (goesOn && from.y === to.y) return [from, to];
  if (goesOn || fromEnd !== toStart) {
    // Two that follow each other closely have their line in the middle between them.
    const onward = hasRoom ? arrive : (from.x + to.x) / 2;
    const x = goesOn ? onward : fromEnd ? Math.max(leave, arrive) : Math.min(leave, arrive);
    return [from, { x, y: from.y }, { x, y: to.y }, to];
  }
  const between = to.y < from.y ? to.y + gap : to.y - gap;
  const y = to.y === from.y ? from.y + gap : between;
  return [from, { x: leave, y: from.y }, { x: leave, y }, { x: arrive, y }, { x: arrive, y: to.y }, to];
}

/** The point of a line at a part of its length, from 0 to 1. */
export function pointOnPath(path: LinkPath, part: number): Point {
  const lengths = path.slice(1).map((point, i) => distance(path[i] ?? point, point));
  let left = part * lengths.reduce((sum, length) => sum + length, 0);
  for (const [i, length] of lengths.entries()) {
    const [a, b] = [path[i], path[i + 1]];
    if (!a || !b) break;
    if (left <= length && length > 0) {
      return { x: a.x + ((b.x - a.x) * left) / length, y: a.y + ((b.y - a.y) * left) / length };
    }
    left -= length;
  }
  return path.at(-1) ?? { x: 0, y: 0 };
}

/** How far a point is from a line. */
export function distanceToPath(path: LinkPath, point: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [i, a] of path.entries()) {
    const b = path[i + 1];
    if (!b) break;
    // Each step is level or upright: the nearest point of it is the point itself, held within the step's box.
    const nearest = { x: clamp(point.x, a.x, b.x), y: clamp(point.y, a.y, b.y) };
    least = Math.min(least, distance(nearest, point));
  }
  return least;
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function clamp(value: number, a: number, b: number): number {
  return Math.min(Math.max(value, Math.min(a, b)), Math.max(a, b));
}
