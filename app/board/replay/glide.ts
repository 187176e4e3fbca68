/** Where an item is painted, and how much of it is to be seen: 0 to 1. */
export interface Placed {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly alpha: number;
}

export type Places = ReadonlyMap<string, Placed>;

/** How far along something is that starts fast and ends slowly; both 0 to 1. */
export function easeOut(part: number): number {
  return 1 - (1 - part) ** 3;
}

/**
 * The places between two stops: what is in both glides, what is new comes out of nothing where it will be, what is gone fades
 * where it was. `part`: 0 is `from`, 1 is `to`, and then `to` alone.
 */
export function between(from: Places, to: Places, part: number): Places {
  if (part >= 1) return to;
  const k = easeOut(Math.max(0, part));
  const places = new Map<string, Placed>();
  for (const [id, end] of to) {
    const start = from.get(id);
    if (!start) places.set(id, { ...end, alpha: end.alpha * k });
    else {
      const mix = (a: number, b: number) => a + (b - a) * k;
      places.set(id, {
        x: mix(start.x, end.x),
        y: mix(start.y, end.y),
        w: mix(start.w, end.w),
        alpha: mix(start.alpha, end.alpha),
      });
    }
  }
  for (const [id, start] of from) if (!to.has(id)) places.set(id, { ...start, alpha: start.alpha * (1 - k) });
  return places;
}
