import { type RefObject, useRef } from 'react';

type OutsideEvent = CustomEvent<{ readonly originalEvent: Event }>;

/**
 * Handlers of a surface: closed by key or choice, the focus returns to its button; closed by a press elsewhere, or when
 * what was chosen has taken the focus already, it does not.
 */
export function useReturnFocus(anchor: RefObject<HTMLElement>) {
  const leftByPress = useRef(false);
  return {
    onInteractOutside(event: OutsideEvent) {
      // The button closes it by itself.
      if (event.target instanceof Node && anchor.current?.contains(event.target)) event.preventDefault();
      else leftByPress.current = true;
    },
    onCloseAutoFocus(event: Event) {
      event.preventDefault();
      const isFree = document.activeElement === null || document.activeElement === document.body;
      if (isFree && !leftByPress.current) anchor.current?.focus();
    },
  };
}
