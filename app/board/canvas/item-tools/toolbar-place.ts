/** A box on the screen, from the picture's corner, in CSS pixels. */
export interface ScreenBox {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** The part of the picture in which things can be seen: what lies over it at the left and the top is not in it. */
export interface VisiblePart {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const GAP = 10;

/**
 * The corner of a toolbar of this size beside an item: above it, else below, never over it and never out of the picture.
 * Null while the item itself is out of sight.
 */
export function toolbarPlace(
  item: ScreenBox,
  size: { readonly w: number; readonly h: number },
  visible: VisiblePart,
): { readonly x: number; readonly y: number } | null {
  const { left, top, right, bottom } = visible;
  if (item.x > right || item.x + item.w < left || item.y > bottom || item.y + item.h < top) return null;
  const above = item.y - GAP - size.h;
  const below = item.y + item.h + GAP;
  const y = above >= top ? above : below + size.h <= bottom ? below : null;
  if (y === null) return null;
  // Over the part of a long bar that is in view, from its beginning on.
  const x = Math.min(Math.max(item.x, left + GAP), right - size.w - GAP);
  return { x: Math.round(Math.max(x, GAP)), y: Math.round(y) };
}
