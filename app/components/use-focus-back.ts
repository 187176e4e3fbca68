import { type RefObject, useRef } from 'react';

/** Handler of a modal surface: closed, the focus returns to its button, or to what had it before there was the surface. */
export function useFocusBack(anchor: RefObject<HTMLElement> | null) {
  const before = useRef<Element | null>();
  before.current ??= document.activeElement;
  return {
    onCloseAutoFocus(event: Event) {
      event.preventDefault();
      const target = anchor?.current ?? before.current;
      if (target instanceof HTMLElement) target.focus();
    },
  };
}
