import { type RefObject, useLayoutEffect, useState } from 'react';

/** Where a floating list stands: fixed to the window, so that no scrolling table or panel cuts it off. */
export interface AnchorStyle {
  readonly left: number;
  readonly width: number;
  readonly maxHeight: number;
  readonly top?: number;
  readonly bottom?: number;
}

const GAP = 4;
const MOST_HIGH = 288;
const LEAST_WIDE = 200;

/** Keeps a list of `open` state below its input, or above it where there is more room; null while closed. */
export function useAnchor(anchor: RefObject<HTMLElement>, open: boolean): AnchorStyle | null {
  const [style, setStyle] = useState<AnchorStyle | null>(null);

  useLayoutEffect(() => {
    const element = anchor.current;
    if (!open || !element) {
      setStyle(null);
      return;
    }
    const place = () => setStyle(anchorStyle(element.getBoundingClientRect(), window.innerWidth, window.innerHeight));
    place();
    window.addEventListener('scroll', place, true);
    window.addEventListener('resize', place);
    return () => {
      window.removeEventListener('scroll', place, true);
      window.removeEventListener('resize', place);
    };
  }, [anchor, open]);

  return style;
}

/** The place of a list beside an input in a window of this size. */
export function anchorStyle(
  box: { readonly left: number; readonly top: number; readonly bottom: number; readonly width: number },
  windowWidth: number,
  windowHeight: number,
): AnchorStyle {
  const width = Math.min(Math.max(box.width, LEAST_WIDE), windowWidth - 2 * GAP);
  const left = Math.max(GAP, Math.min(box.left, windowWidth - width - GAP));
  const below = windowHeight - box.bottom - 2 * GAP;
  const above = box.top - 2 * GAP;
  if (below >= Math.min(MOST_HIGH, above)) {
    return { left, width, top: box.bottom + GAP, maxHeight: Math.min(MOST_HIGH, below) };
  }
  return { left, width, bottom: windowHeight - box.top + GAP, maxHeight: Math.min(MOST_HIGH, above) };
}
