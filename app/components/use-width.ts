import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** An element and how wide its content may be, in px; `before` it is measured. */
export function useWidth<T extends HTMLElement>(before: number): [RefObject<T>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(before);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element.current);
    setWidth(element.current.clientWidth);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
