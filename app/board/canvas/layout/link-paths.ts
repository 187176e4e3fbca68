import type { LinkState } from '#shared/schedule/conflicts.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A cubic curve from an item's end to another's. */
export interface LinkPath {
  readonly from: Point;
  readonly control1: Point;
  readonly control2: Point;
  readonly to: Point;
}

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
    case 'unknown':
      return { colour: 'unknown', width: 1.25, dash: [1.5, 4], label: null };
  }
}

const LEAST_BEND = 18;
const MOST_BEND = 90;

/**
 * The curve of a link, in the units of its points. It leaves an end to the right and a start to the left, so that one
 * sees which ends bind each other even where the successor lies before the predecessor.
 */
export function linkPath(from: Point, to: Point, fromEnd: boolean, toStart: boolean): LinkPath {
  const bend = Math.min(MOST_BEND, Math.max(LEAST_BEND, Math.hypot(to.x - from.x, to.y - from.y) / 3));
  return {
    from,
    control1: { x: from.x + (fromEnd ? bend : -bend), y: from.y },
    control2: { x: to.x + (toStart ? -bend : bend), y: to.y },
    to,
  };
}

/** The point of a curve at `t` from 0 to 1. */
export function pointOnPath({ from, control1, control2, to }: LinkPath, t: number): Point {
  const u = 1 - t;
  const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
  return {
    x: a * from.x + b * control1.x + c * control2.x + d * to.x,
    y: a * from.y + b * control1.y + c * control2.y + d * to.y,
  };
}
