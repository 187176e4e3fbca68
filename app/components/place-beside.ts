const GAP = 4;
const MARGIN = 8;

/** Puts a fixed `card` above or below its anchor, centred, on the other side where it would not fit, within the window. */
export function placeBeside(card: HTMLElement, anchor: Element, side: 'top' | 'bottom'): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const above = at.top - GAP - height;
  const below = at.bottom + GAP;
  const fitsAbove = above >= MARGIN;
  const fitsBelow = below + height <= innerHeight - MARGIN;
  const top = (side === 'top' ? fitsAbove || !fitsBelow : !fitsBelow && fitsAbove) ? above : below;
  const left = at.left + at.width / 2 - width / 2;
  card.style.top = `${Math.round(top)}px`;
  card.style.left = `${Math.round(Math.max(MARGIN, Math.min(left, innerWidth - MARGIN - width)))}px`;
}
