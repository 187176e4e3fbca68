import { useEditor, useValue } from '@tldraw/tldraw';
import { useEffect, useMemo } from 'react';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import { useCanvasParts } from '../canvas-context.ts';
import { itemBox } from '../walk/item-in-view.ts';

const formCode = fetchedCode(async () => (await import('./dates-form.tsx')).DatesForm);

/** tldraw leaves its keys and clicks alone while a menu of this name is open. */
const MENU = 'quarterdeck dates';

/** The form with the dates of an item, beside it. Fetched when it is first wanted. */
export function EditDates() {
  const editor = useEditor();
  const { state } = useCanvasParts();
  const item = useValue('dates to edit', () => state.editingDates.get(), [state]);
  const close = () => state.editingDates.set(null);
  const Form = useFetchedCode(formCode, item !== null, close);
  useEffect(() => {
    if (!item) return;
    editor.menus.addOpenMenu(MENU);
    return () => editor.menus.deleteOpenMenu(MENU);
  }, [editor, item]);
  // Where the item was when it was asked for: the form stays while the bar moves with what is written.
  const anchor = useMemo(() => {
    const box = item && itemBox(editor, state, item);
    if (!box) return null;
    const { x, y } = editor.pageToScreen(box);
    const zoom = editor.getZoomLevel();
    const screen = editor.getViewportScreenBounds();
    const left = Math.max(screen.x, Math.min(x, screen.maxX - 40));
    return { current: { getBoundingClientRect: () => new DOMRect(left, y, 40, box.h * zoom) } };
  }, [editor, state, item]);
  if (!item || !Form) return null;
  const center = editor.getViewportScreenBounds().center;
  const nowhere = { current: { getBoundingClientRect: () => new DOMRect(center.x, center.y / 2, 0, 0) } };
  return <Form key={item.id} item={item} anchor={anchor ?? nowhere} onClose={close} />;
}
