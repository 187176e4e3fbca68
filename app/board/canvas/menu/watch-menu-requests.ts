import type { Editor, TLEventInfo, VecLike } from '@tldraw/tldraw';
import { isTextField } from '#app/board/shell/use-board-keys.ts';

/** Where a context menu opens. */
export interface MenuPlace {
  /** Counts the menus, so that each is one of its own. */
  readonly id: number;
  /** In the window, CSS pixels. */
  readonly x: number;
  readonly y: number;
  /** The same place on the page. */
  readonly page: VecLike;
  readonly byKey: boolean;
}

interface MenuRequests {
  readonly open: (place: MenuPlace) => void;
  readonly warm: () => void;
}

/**
 * Asks for the menu on a right click, the menu key or Shift+F10, and where a finger rests. What lies under the pointer is
 * selected first, so that the menu is about it.
 */
export function watchMenuRequests(editor: Editor, { open, warm }: MenuRequests): () => void {
  const container = editor.getContainer();
  let count = 0;
  let openedAt = 0;
  let keyedAt = Number.NEGATIVE_INFINITY;
  let wasTouch = false;

  const openAt = (x: number, y: number, byKey: boolean) => {
    openedAt = performance.now();
    open({ id: ++count, x, y, page: editor.screenToPage({ x, y }), byKey });
  };
  const openAtPointer = (x: number, y: number) => {
    // A finger that rests brings tldraw's event and the browser's: one menu is enough.
    if (wasTouch && performance.now() - openedAt < 400) return;
    // tldraw may have begun to drag what the finger rests on.
    if (!editor.isIn('select.idle')) editor.cancel();
    selectUnder(editor, editor.screenToPage({ x, y }));
    openAt(x, y, false);
  };
  const onContextMenu = (event: MouseEvent) => {
    if (isTextField(event.target) || editor.getEditingShapeId() !== null) return;
    event.preventDefault();
    // The menu key comes as a right click without a button, and may have been taken as a key already. So does a button
    // that asks for the menu, which may be pressed right after another menu was.
    if (event.button === 2 || wasTouch) openAtPointer(event.clientX, event.clientY);
    else if (performance.now() - keyedAt > 400) openAtSelection();
  };
  const openAtSelection = () => {
    const bounds = editor.getSelectionPageBounds();
    const screen = editor.getViewportScreenBounds();
    const at =
      bounds && editor.getViewportPageBounds().collides(bounds)
        ? editor.pageToScreen({ x: bounds.x, y: bounds.maxY })
        : screen.center;
    openAt(Math.max(at.x, screen.x + 8), Math.min(Math.max(at.y, screen.y + 8), screen.maxY - 8), true);
  };

  const onPointerDown = (event: PointerEvent) => {
    wasTouch = event.pointerType === 'touch';
    if (event.button === 2 || wasTouch) warm();
  };
  const onEvent = (info: TLEventInfo) => {
    if (info.type !== 'pointer' && info.type !== 'click') return;
    // On an item or the bare canvas the finger may go on and drag: touch-gestures.ts asks when it is lifted.
    if (editor.isInAny('select.pointing_shape', 'select.pointing_canvas')) return;
    if (info.name === 'long_press' && wasTouch) openAtPointer(info.point.x, info.point.y);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isMenuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
    if (!isMenuKey || isTextField(event.target) || editor.getEditingShapeId() !== null) return;
    event.preventDefault();
    keyedAt = performance.now();
    openAtSelection();
  };
  container.addEventListener('keydown', onKeyDown);
  container.addEventListener('contextmenu', onContextMenu);
  container.addEventListener('pointerdown', onPointerDown, true);
  editor.on('event', onEvent);
  return () => {
    container.removeEventListener('keydown', onKeyDown);
    container.removeEventListener('contextmenu', onContextMenu);
    container.removeEventListener('pointerdown', onPointerDown, true);
    editor.off('event', onEvent);
  };
}

/** Selects what lies at a point of the page, unless it is selected with others; where nothing lies, selects nothing. */
function selectUnder(editor: Editor, point: VecLike): void {
  const hit = editor.getShapeAtPoint(point, {
    hitInside: true,
    hitLocked: true,
    margin: editor.options.hitTestMargin / editor.getZoomLevel(),
  });
  if (!hit) editor.selectNone();
  else if (!editor.getSelectedShapeIds().includes(hit.id)) editor.select(editor.getOutermostSelectableShape(hit).id);
}
