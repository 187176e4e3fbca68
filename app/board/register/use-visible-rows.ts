import { type RefObject, useLayoutEffect, useState } from 'react';
import { type RowRange, visibleRows } from './visible-rows.ts';

/** Before the scroller has been measured: enough for a tall window. */
const FIRST_HEIGHT = 1200;

/** The rows of a scroller that are to be drawn now; follows its scrolling and its size. */
export function useVisibleRows(scroller: RefObject<HTMLElement>, count: number, rowHeight: number): RowRange {
  const [range, setRange] = useState(() => visibleRows({ scrollTop: 0, height: FIRST_HEIGHT, rowHeight, count }));

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const update = () => {
      const next = visibleRows({ scrollTop: element.scrollTop, height: element.clientHeight, rowHeight, count });
      setRange((before) => (before.first === next.first && before.end === next.end ? before : next));
    };
    update();
    const sizes = new ResizeObserver(update);
    sizes.observe(element);
    element.addEventListener('scroll', update, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', update);
    };
  }, [scroller, count, rowHeight]);

  return range;
}
