import { type RefObject, useLayoutEffect } from 'react';

/** Keeps the link of the page that is open in sight where a strip of links is wider than the screen. */
export function useCurrentInView(strip: RefObject<HTMLElement | null>, page: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is another page that makes another link the current one
  useLayoutEffect(() => {
    const element = strip.current;
    const current = element?.querySelector<HTMLElement>('[aria-current="page"]');
    if (!element || !current) return;
    const [box, link] = [element.getBoundingClientRect(), current.getBoundingClientRect()];
    if (link.left >= box.left && link.right <= box.right) return;
    element.scrollLeft += link.left + link.width / 2 - (box.left + box.width / 2);
  }, [strip, page]);
}
