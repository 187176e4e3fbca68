import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { GraphLayout } from './layout-graph.ts';

const SMALLEST = 0.25;
const LARGEST = 2;
/** Names can be read down to here. */
const LEGIBLE = 0.6;
const STEP = 1.25;
/** A press that moves less is a click. */
const SLOP_PX = 4;

/**
 * Looking around: the frame scrolls by itself (wheel, finger, scroll bars, the focus that comes into sight); the mouse drags it,
 * and Ctrl with the wheel, or the buttons, zoom.
 */
export function useGraphCamera(
  frame: RefObject<HTMLElement>,
  { width, height }: Pick<GraphLayout, 'width' | 'height'>,
) {
  const [zoom, setZoom] = useState(1);
  const [shownAnew, setShownAnew] = useState(0);
  const drag = useRef<{ x: number; y: number; left: number; top: number } | null>(null);
  const clamp = (value: number) => Math.min(LARGEST, Math.max(SMALLEST, value));
  const fit = () => {
    const { clientWidth = 0, clientHeight = 0 } = frame.current ?? {};
    if (clientWidth > 0) setZoom(clamp(Math.min(1, clientWidth / width, clientHeight / height)));
  };
  // What is shown anew is shown whole where it can be read then, else the middle of who gives: one looks around from there.
  useLayoutEffect(() => {
    const { clientWidth = 0, clientHeight = 0 } = frame.current ?? {};
    if (clientWidth === 0) return;
    setZoom(Math.max(LEGIBLE, Math.min(1, clientWidth / width, clientHeight / height)));
    setShownAnew((before) => before + 1);
  }, [frame, width, height]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the picture has the size that it is shown at
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    element.scrollLeft = 0;
    element.scrollTop = (element.scrollHeight - element.clientHeight) / 2;
  }, [frame, shownAnew]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setZoom((before) => clamp(before * Math.exp(-event.deltaY / 300)));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  });

  return {
    zoom,
    fit,
    zoomIn: () => setZoom((before) => clamp(before * STEP)),
    zoomOut: () => setZoom((before) => clamp(before / STEP)),
    handlers: {
      onPointerDown(event: PointerEvent) {
        const element = frame.current;
        if (!element || event.pointerType !== 'mouse' || event.button !== 0) return;
        drag.current = { x: event.clientX, y: event.clientY, left: element.scrollLeft, top: element.scrollTop };
      },
      onPointerMove(event: PointerEvent) {
        const [start, element] = [drag.current, frame.current];
        if (!start || !element) return;
        const [dx, dy] = [event.clientX - start.x, event.clientY - start.y];
        if (!element.hasPointerCapture(event.pointerId)) {
          if (Math.hypot(dx, dy) < SLOP_PX) return;
          element.setPointerCapture(event.pointerId);
        }
        element.scrollLeft = start.left - dx;
        element.scrollTop = start.top - dy;
      },
      onPointerUp() {
        drag.current = null;
      },
      onPointerCancel() {
        drag.current = null;
      },
    },
  };
}
