import type { Box } from './matrix-layout.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A bent arrow from the edge of a box to the edge of another: a quadratic curve, on the page. */
export interface GhostArrow {
  readonly from: Point;
  readonly control: Point;
  readonly to: Point;
}

/** How far the middle stands off the straight line, as a part of its length, and what each further arrow adds. */
const BEND = 0.16;
const BEND_A_LANE = 0.12;
const MOST_BEND = 90;

/**
 * The arrow between two boxes. Those that go the same way are told apart by their `lane`: each bends more than the one
 * before it, to the other side.
 */
export function arrowBetween(from: Box, to: Box, lane: number): GhostArrow {
  const [a, b] = [middleOf(from), middleOf(to)];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const side = lane % 2 === 0 ? 1 : -1;
  const bend = side * Math.min(MOST_BEND, length * (BEND + BEND_A_LANE * Math.ceil(lane / 2)));
  const control = { x: (a.x + b.x) / 2 + (dy / length) * bend, y: (a.y + b.y) / 2 - (dx / length) * bend };
  return { from: edgeTowards(from, control), control, to: edgeTowards(to, control) };
}

function middleOf({ x, y, w, h }: Box): Point {
  return { x: x + w / 2, y: y + h / 2 };
}

/** Where the line from the middle of a box towards a point leaves it, a little outside. */
function edgeTowards(box: Box, point: Point): Point {
  const middle = middleOf(box);
  const [dx, dy] = [point.x - middle.x, point.y - middle.y];
  const scale = Math.max(Math.abs(dx) / (box.w / 2 + 2), Math.abs(dy) / (box.h / 2 + 2));
  return scale <= 1 ? middle : { x: middle.x + dx / scale, y: middle.y + dy / scale };
}
