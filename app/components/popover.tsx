import { cloneElement, type ReactElement, type ReactNode, useId, useRef, useState } from 'react';
import { useFetchedCode } from './fetched-code.ts';
import { popoverCode } from './floating-code.ts';

export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** Names the popover for screen readers. */
  readonly label: string;
  readonly children: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly align?: 'start' | 'center' | 'end';
  readonly className?: string;
}

/** A small panel beside its trigger; Escape or a press outside closes it. Its code comes when it is first wanted. */
export function Popover({ trigger, label, children, open, onOpenChange, align = 'start', className }: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const [ownOpen, setOwnOpen] = useState(false);
  const isOpen = open ?? ownOpen;
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const Surface = useFetchedCode(popoverCode, isOpen, () => setOpen(false));
  const isShown = isOpen && Surface !== null;
  return (
    <>
      {cloneElement(trigger, {
        ref: anchor,
        'aria-haspopup': 'dialog',
        'aria-expanded': isOpen,
        'aria-controls': isShown ? id : undefined,
        'data-state': isOpen ? 'open' : 'closed',
        onPointerEnter: popoverCode.warm,
        onFocus: popoverCode.warm,
        onClick: () => setOpen(!isOpen),
      })}
      {isShown && (
        <Surface
          id={id}
          label={label}
          anchor={anchor}
          align={align}
          className={className}
          onClose={() => setOpen(false)}
        >
          {children}
        </Surface>
      )}
    </>
  );
}
