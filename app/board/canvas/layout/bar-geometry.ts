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

/** The coloured edge at the start of a bar. */
export const EDGE = 4;
export const PADDING = 6;
/** A title that would get less than this inside its bar goes outside where there is more room. */
const LEAST_INSIDE = 48;

/**
 * The box of a bar's title: inside its visible part, so that it stays in view when the bar begins further left; or
 * right of a short bar and its hatching, up to the next one. `reserved` is taken at the right end inside the bar, `title`
 * is the width that shows all of it.
 */
export function titleBox(
  bar: ScreenBar,
  nextX: number | null,
  view: { readonly left: number; readonly right: number },
  needs: { readonly reserved: number; readonly title: number; readonly hatchedTo: number },
): TitleBox {
  const left = Math.max(bar.x, view.left) + EDGE + PADDING;
  const right = Math.min(bar.x + bar.w, view.right) - PADDING - needs.reserved;
  const inside = right - left;
  const outsideX = Math.max(bar.x + bar.w, needs.hatchedTo) + PADDING;
  const outside = Math.min(nextX ?? view.right, view.right) - outsideX - PADDING;
  if (inside < Math.min(LEAST_INSIDE, needs.title) && outside > inside && outsideX > view.left)
    return { x: outsideX, width: outside, outside: true };
  return { x: left, width: Math.max(0, inside), outside: false };
}
