import type { Editor, VecLike } from '@tldraw/tldraw';
import { type PointerEvent as ReactPointerEvent, useRef, useState } from 'react';

/** Pixels after which a press is a drag. */
const DRAG_FROM = 5;

export interface Dragged {
  readonly id: string;
  /** Where the pointer is, in the window. */
  readonly x: number;
  readonly y: number;
}

/**
 * Drags things from outside onto the canvas. Answers what is in the hand, and the handlers of a thing. `drop` gets the
 * point of the page; a press that is no drag stays a click. Escape lets go without dropping.
 */
export function useDragOut(editor: Editor, enabled: boolean, drop: (id: string, point: VecLike) => void) {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const start = useRef<Dragged | null>(null);
  const wasDrag = useRef(false);

  const end = () => {
    start.current = null;
    setDragged(null);
  };
  const handlersFor = (id: string) => ({
    onPointerDown(event: ReactPointerEvent<HTMLElement>) {
      wasDrag.current = false;
      if (!enabled || event.button !== 0) return;
      start.current = { id, x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove({ clientX: x, clientY: y }: ReactPointerEvent) {
      const from = start.current;
      if (!from || (!wasDrag.current && Math.hypot(x - from.x, y - from.y) < DRAG_FROM)) return;
      wasDrag.current = true;
      setDragged({ id, x, y });
    },
    onPointerUp({ clientX: x, clientY: y }: ReactPointerEvent) {
      const bounds = editor.getContainer().getBoundingClientRect();
      const inside = x > bounds.left && x < bounds.right && y > bounds.top && y < bounds.bottom;
      if (start.current && wasDrag.current && inside) drop(id, editor.screenToPage({ x, y }));
      end();
    },
    onPointerCancel: end,
    onKeyDown(event: React.KeyboardEvent) {
      if (event.key === 'Escape') end();
    },
  });
  /** Whether the click that follows a release belongs to a drag. */
  const isDragClick = () => wasDrag.current;
  return { dragged, handlersFor, isDragClick };
}
