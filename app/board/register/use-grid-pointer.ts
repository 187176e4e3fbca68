import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { GridPosition } from './grid-position.ts';

/** Pixels that a press may wander and still be a press. */
const STILL = 4;
const SCROLL_STEP = 14;

interface PointerOptions {
  readonly scroller: RefObject<HTMLElement>;
  /** Row and column under a point of the window, the nearest one where it is beside the rows. */
  readonly cellAt: (x: number, y: number) => GridPosition;
  readonly onExtend: (to: GridPosition) => void;
  /** Fill the selected cells on to this row. */
  readonly onFill: (row: number) => void;
  readonly onResizeColumn: (columnId: string, width: number) => void;
  /** Puts a column where that one stands. */
  readonly onDropColumn: (columnId: string, ontoId: string) => void;
}

/** What a pointer does in the grid at the moment. */
export type Gesture =
  | { readonly type: 'resize'; readonly columnId: string; readonly width: number }
  | { readonly type: 'move'; readonly columnId: string; readonly ontoId: string }
  | { readonly type: 'fill'; readonly row: number }
  /** The fill handle was pressed: the next press says where to. */
  | { readonly type: 'fill-next' };

/**
 * Drags in the grid: over cells to select them, at the fill handle to fill, at heads to move and resize columns. The
 * fill handle can be pressed instead of dragged; heads have a menu for the rest.
 */
export function useGridPointer(options: PointerOptions) {
  const latest = useRef(options);
  latest.current = options;
  const [gesture, setGesture] = useState<Gesture | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const isArmed = gesture?.type === 'fill-next';
  useEffect(() => {
    if (!isArmed) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      setGesture(null);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [isArmed]);

  const onPointerDown = (event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const { target } = event;
    const drag = isArmed ? armedPress() : dragOf(target, event);
    if (!drag) return;
    if (drag.isExclusive) event.preventDefault();
    stop.current?.();
    stop.current = follow(event.nativeEvent, drag, latest.current.scroller);
  };

  const armedPress = (): Drag => {
    const fill = (x: number, y: number) => {
      setGesture(null);
      latest.current.onFill(latest.current.cellAt(x, y).row);
    };
    return { isExclusive: true, onMove: () => undefined, onEnd: fill, onStill: fill, onCancel: () => setGesture(null) };
  };

  const dragOf = (target: Element, { clientX, pointerType, shiftKey }: ReactPointerEvent): Drag | null => {
    if (target.closest('[data-fill-handle]')) {
      return {
        isExclusive: true,
        onMove: (x, y) => setGesture({ type: 'fill', row: latest.current.cellAt(x, y).row }),
        onEnd: (x, y) => {
          setGesture(null);
          latest.current.onFill(latest.current.cellAt(x, y).row);
        },
        onStill: () => setGesture({ type: 'fill-next' }),
        onCancel: () => setGesture(null),
      };
    }
    const head = target.closest<HTMLElement>('[role="columnheader"]');
    const resized = target.closest<HTMLElement>('[data-resize]')?.dataset.resize;
    if (head && resized !== undefined) {
      const from = head.offsetWidth;
      const widthAt = (x: number) => Math.max(24, from + x - clientX);
      return {
        isExclusive: true,
        onMove: (x) => setGesture({ type: 'resize', columnId: resized, width: widthAt(x) }),
        onEnd: (x) => {
          setGesture(null);
          latest.current.onResizeColumn(resized, widthAt(x));
        },
        onCancel: () => setGesture(null),
      };
    }
    const columnId = head?.dataset.head;
    if (columnId !== undefined && !target.closest('button')) {
      const ontoAt = (x: number) => headAt(latest.current.scroller.current, x) ?? columnId;
      return {
        onMove: (x) => setGesture({ type: 'move', columnId, ontoId: ontoAt(x) }),
        onEnd: (x) => {
          setGesture(null);
          latest.current.onDropColumn(columnId, ontoAt(x));
        },
        onCancel: () => setGesture(null),
      };
    }
    const isCell = target.closest('[role="gridcell"][data-column]') && !target.closest('input, textarea');
    // A finger scrolls.
    if (!isCell || shiftKey || pointerType === 'touch') return null;
    return { onMove: (x, y) => latest.current.onExtend(latest.current.cellAt(x, y)), onEnd: () => undefined };
  };

  return { gesture, onPointerDown };
}

interface Drag {
  /** The press does nothing else: no focus, no click. */
  readonly isExclusive?: boolean;
  onMove(x: number, y: number): void;
  onEnd(x: number, y: number): void;
  /** The pointer was let go where it was pressed. */
  onStill?(x: number, y: number): void;
  onCancel?(): void;
}

/** Follows a pointer until it is let go; scrolls where it is held beyond an edge. Answers how to stop. */
function follow(down: PointerEvent, drag: Drag, scroller: RefObject<HTMLElement>): () => void {
  let at = { x: down.clientX, y: down.clientY };
  let moved = false;
  let frame = 0;
  const scroll = () => {
    frame = requestAnimationFrame(scroll);
    const box = scroller.current?.getBoundingClientRect();
    if (!box || !moved) return;
    const dx = at.x > box.right ? SCROLL_STEP : at.x < box.left ? -SCROLL_STEP : 0;
    const dy = at.y > box.bottom ? SCROLL_STEP : at.y < box.top ? -SCROLL_STEP : 0;
    if (dx === 0 && dy === 0) return;
    scroller.current?.scrollBy(dx, dy);
    drag.onMove(at.x, at.y);
  };
  const onMove = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return;
    at = { x: event.clientX, y: event.clientY };
    moved ||= Math.hypot(at.x - down.clientX, at.y - down.clientY) > STILL;
    if (moved) drag.onMove(at.x, at.y);
  };
  const onUp = (event: PointerEvent) => {
    if (event.pointerId !== down.pointerId) return;
    stop();
    if (moved || drag.isExclusive) swallowClick();
    if (moved) drag.onEnd(event.clientX, event.clientY);
    else drag.onStill?.(event.clientX, event.clientY);
  };
  const cancel = () => {
    stop();
    drag.onCancel?.();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    cancel();
  };
  const stop = () => {
    cancelAnimationFrame(frame);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', cancel);
    window.removeEventListener('keydown', onKey, true);
  };
  frame = requestAnimationFrame(scroll);
  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', cancel);
  window.addEventListener('keydown', onKey, true);
  return stop;
}

/** The click that ends a drag is none. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.stopPropagation();
    event.preventDefault();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, true));
}

function headAt(scroller: HTMLElement | null, x: number): string | null {
  for (const head of scroller?.querySelectorAll<HTMLElement>('[data-head]') ?? []) {
    const { left, right } = head.getBoundingClientRect();
    if (x >= left && x < right) return head.dataset.head ?? null;
  }
  return null;
}
