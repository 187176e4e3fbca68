import { clsx } from 'clsx';
import { Popover as Radix } from 'radix-ui';
import { FLOATING_STYLE } from './floating-style.ts';
import { useReturnFocus } from './return-focus.ts';
import type { SurfaceProps } from './surface-props.ts';

interface PopoverSurfaceProps extends SurfaceProps {
  readonly label: string;
  readonly className?: string;
}

/** An open popover: placing, focus, Escape and presses outside. */
export function PopoverSurface({ id, label, anchor, align, className, onClose, children }: PopoverSurfaceProps) {
  const returnFocus = useReturnFocus(anchor);
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Anchor virtualRef={anchor} />
      <Radix.Portal>
        <Radix.Content
          {...returnFocus}
          id={id}
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={clsx(FLOATING_STYLE, 'w-72 p-3', className)}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
