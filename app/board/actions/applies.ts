import type { ItemRef } from '#app/board/canvas/layout/derived-shape.ts';
import type { ActionCanvas, ActionContext } from './board-action.ts';

/** Questions that actions ask before they offer themselves. */

export function mayWrite({ session }: ActionContext): boolean {
  return !session.readOnly;
}

export function hasItems({ items }: ActionContext): boolean {
  return items.length > 0;
}

/** Whether there are records, and all of them are of this kind. */
export function allAre(kind: ItemRef['kind'], { items }: ActionContext): boolean {
  return items.length > 0 && items.every((item) => item.kind === kind);
}

/** The only record there is; null for none or several. */
export function onlyItem({ items }: ActionContext): ItemRef | null {
  return items.length === 1 ? (items[0] ?? null) : null;
}

export function shows(place: ActionCanvas['place'], { canvas }: ActionContext): boolean {
  return canvas?.place === place;
}
