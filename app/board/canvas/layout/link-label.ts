import { type LinkPath, type Point, pointOnPath } from './link-paths.ts';

/** A box on the screen. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** What a label may lie on: 0 nothing matters there, higher is worse. */
export type CostOf = (box: Box) => number;

/** From the middle of the line outwards. */
const PARTS = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9] as const;
/** Pixels between a line and a label beside it. */
const ASIDE = 5;

/**
 * Where the label of a line stands: on the line as near its middle as it covers nothing, else beside it; where there is no
 * such place, where it covers the least.
 */
export function labelPlace(path: LinkPath, { w, h }: { readonly w: number; readonly h: number }, costOf: CostOf): Box {
  const at = ({ x, y }: Point): Box => ({ x: x - w / 2, y: y - h / 2, w, h });
  let best: { readonly box: Box; readonly cost: number } | null = null;
  for (const { x, y } of asides(w, h)) {
    for (const part of PARTS) {
      const point = pointOnPath(path, part);
      const box = at({ x: point.x + x, y: point.y + y });
      const cost = costOf(box);
      if (cost === 0) return box;
      if (!best || cost < best.cost) best = { box, cost };
    }
  }
  return best?.box ?? at(pointOnPath(path, 0.5));
}

function asides(w: number, h: number): readonly Point[] {
  const [dx, dy] = [w / 2 + ASIDE, h / 2 + ASIDE];
  return [
    { x: 0, y: 0 },
    { x: dx, y: 0 },
    { x: -dx, y: 0 },
    { x: 0, y: dy },
    { x: 0, y: -dy },
  ];
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
