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
  /** What is in it is not there yet: pressed, it opens as soon as it is. */
  readonly waits?: boolean;
  /** Told when it is about to be opened. */
  readonly onWarm?: () => void;
  readonly align?: 'start' | 'center' | 'end';
  readonly className?: string;
}

/** A small panel beside its trigger; Escape or a press outside closes it. Its code comes when it is first wanted. */
export function Popover(props: PopoverProps) {
  const { trigger, label, children, open, onOpenChange, waits = false, onWarm, align = 'start', className } = props;
  const id = useId();
  const anchor = useRef<HTMLElement>(null);
  const [ownOpen, setOwnOpen] = useState(false);
  const isOpen = open ?? ownOpen;
  const setOpen = (next: boolean) => {
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const Surface = useFetchedCode(popoverCode, isOpen, () => setOpen(false));
  const isShown = isOpen && !waits && Surface !== null;
  const warm = () => {
    popoverCode.warm();
    onWarm?.();
  };
  return (
    <>
      {cloneElement(trigger, {
        ref: anchor,
        'aria-haspopup': 'dialog',
        'aria-expanded': isOpen,
        'aria-controls': isShown ? id : undefined,
        'data-state': isOpen ? 'open' : 'closed',
        onPointerEnter: warm,
        onFocus: warm,
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
