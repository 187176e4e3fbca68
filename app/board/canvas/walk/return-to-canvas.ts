import type { Editor } from '@tldraw/tldraw';

/**
 * Gives the focus back to the canvas once what lay over it is gone, to its items where the keyboard was in use; unless
 * something else has taken the focus meanwhile. The editor's own `focus` does nothing while it takes itself for focused.
 */
export function returnToCanvas(editor: Editor, byKey: boolean): void {
  setTimeout(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const container = editor.getContainer();
    const items = byKey ? container.querySelector<HTMLElement>('[data-canvas-items]') : null;
    editor.focus();
    (items ?? container).focus({ preventScroll: true });
  }, 30);
}
