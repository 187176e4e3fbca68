/** How much of a bar there is room for, by its height on the screen. */
export type BarDetail = 'block' | 'title' | 'full';

const TITLE_FROM = 11;
const FULL_FROM = 17;

export function barDetail(screenHeight: number): BarDetail {
  if (screenHeight < TITLE_FROM) return 'block';
  return screenHeight < FULL_FROM ? 'title' : 'full';
}

/** A bar on the screen, in CSS pixels. */
export interface ScreenBar {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Where a bar's title may stand. `outside`: right of a bar that is too short for it. */
export interface TitleBox {
  readonly x: number;
  readonly width: number;
  readonly outside: boolean;
}

const EDGE = 4;
const PADDING = 6;
/** A title that would get less than this inside its bar goes outside where there is more room. */
const LEAST_INSIDE = 48;

/**
 * The box of a bar's title: inside its visible part, so that it stays in view when the bar begins further left; or
 * right of a short bar, up to the next one. `reserved` is taken by badges at the right end.
 */
export function titleBox(
  bar: ScreenBar,
  nextX: number | null,
  view: { left: number; right: number },
  reserved: number,
): TitleBox {
  const left = Math.max(bar.x, view.left) + EDGE + PADDING;
  const right = Math.min(bar.x + bar.w, view.right) - PADDING - reserved;
  const inside = right - left;
  const outsideX = bar.x + bar.w + PADDING;
  const outside = Math.min(nextX ?? view.right, view.right) - outsideX - PADDING;
  if (inside < LEAST_INSIDE && outside > inside && outsideX > view.left)
    return { x: outsideX, width: outside, outside: true };
  return { x: left, width: Math.max(0, inside), outside: false };
}
