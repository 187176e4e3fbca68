import type { Editor } from '@tldraw/tldraw';
import { useEffect, useState } from 'react';
import { useToolDesk } from '#app/board/tools/tool-desk.ts';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import { returnToCanvas } from '../walk/return-to-canvas.ts';
import { type MenuPlace, watchMenuRequests } from './watch-menu-requests.ts';

const surfaceCode = fetchedCode(async () => (await import('./canvas-menu-surface.tsx')).CanvasMenuSurface);

/** tldraw leaves its keys and clicks alone while a menu of this name is open. */
const MENU = 'quarterdeck context menu';

/** The context menu of the canvas: right click, long press, the menu key. Fetched when it is first wanted. */
export function CanvasMenu({ editor }: { readonly editor: Editor }) {
  const desk = useToolDesk();
  const [place, setPlace] = useState<MenuPlace | null>(null);
  const Surface = useFetchedCode(surfaceCode, place !== null, () => setPlace(null));
  useEffect(() => watchMenuRequests(editor, { open: setPlace, warm: surfaceCode.warm }), [editor]);
  useEffect(() => {
    if (!place) return;
    editor.menus.addOpenMenu(MENU);
    return () => editor.menus.deleteOpenMenu(MENU);
  }, [editor, place]);
  const context = place && desk.context(place.page);
  if (!Surface || !place || !context) return null;
  const close = () => {
    setPlace(null);
    returnToCanvas(editor, place.byKey);
  };
  return <Surface key={place.id} place={place} desk={desk} context={context} onClose={close} />;
}
