import type { Editor } from '@tldraw/tldraw';
import { useEffect } from 'react';
import { CANVAS_ACTIONS } from '#app/board/actions/canvas-actions.ts';
import type { CanvasParts } from '#app/board/canvas/canvas-context.ts';
import { placeOf } from '#app/board/canvas/editor/pages.ts';
import { type ItemRef, itemOfShape } from '#app/board/canvas/layout/derived-shape.ts';
import { presentItem } from '#app/board/canvas/walk/go-to.ts';
import { useToolDesk } from './tool-desk.ts';

/** Makes the open canvas known to palette, menu and sheet. */
export function useCanvasHandle(editor: Editor | null, parts: CanvasParts): void {
  const desk = useToolDesk();
  useEffect(() => {
    if (!editor) return;
    desk.setCanvas({
      editor,
      parts,
      actions: CANVAS_ACTIONS,
      canvas: (here) => ({
        editor,
        parts,
        place: placeOf(editor),
        items: itemsOf(editor, parts),
        drawings: editor.getSelectedShapeIds().filter((id) => itemOfShape(id) === null),
        here: here ?? editor.getViewportPageBounds().center,
      }),
    });
    return () => desk.setCanvas(null);
  }, [editor, parts, desk]);
}

/** The selected records; where nothing is selected, the one the keyboard is at: in a crowded cell it has no shape. */
function itemsOf(editor: Editor, { state }: CanvasParts): readonly ItemRef[] {
  const selected = editor.getSelectedShapeIds();
  const present = selected.length === 0 && state.walk.ring.get() ? presentItem(editor, state) : null;
  return present ? [present] : selected.flatMap((id) => itemOfShape(id) ?? []);
}
