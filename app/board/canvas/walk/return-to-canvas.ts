import type { Editor } from '@tldraw/tldraw';

/** What lies over the canvas and is about to go: menus and small forms beside an item. */
const LEAVING = '[data-radix-popper-content-wrapper], .qd-reason';

/**
 * Gives the focus back to the canvas from what lies over it and is about to go, to its items where the keyboard was in use;
 * unless something else has taken the focus. At once, and not when it is gone: a panel that opens in the same moment
 * remembers the place, and gives the focus back to it. The editor's own `focus` does nothing while it takes itself for
 * focused.
 */
export function returnToCanvas(editor: Editor, byKey: boolean): void {
  const holder = document.activeElement;
  if (holder !== null && holder !== document.body && !holder.closest(LEAVING)) return;
  const container = editor.getContainer();
  const items = byKey ? container.querySelector<HTMLElement>('[data-canvas-items]') : null;
  editor.focus();
  (items ?? container).focus({ preventScroll: true });
}
