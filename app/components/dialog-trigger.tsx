import { cloneElement, type ReactElement, type RefObject } from 'react';

interface DialogTriggerProps {
  readonly button: ReactElement;
  readonly anchor: RefObject<HTMLElement>;
  readonly isOpen: boolean;
  /** Fetches the code of the dialog ahead. */
  readonly warm: () => void;
  readonly onOpen: () => void;
}

/** The button that opens a dialog. */
export function DialogTrigger({ button, anchor, isOpen, warm, onOpen }: DialogTriggerProps) {
  return cloneElement(button, {
    ref: anchor,
    'aria-haspopup': 'dialog',
    'aria-expanded': isOpen,
    onPointerEnter: warm,
    onFocus: warm,
    onClick: onOpen,
  });
}
