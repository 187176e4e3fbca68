import { clsx } from 'clsx';
import { Menu } from 'radix-ui/internal';
import { type FocusEvent, useRef } from 'react';
import { FLOATING_STYLE } from './floating-style.ts';
import { MenuPartsContext } from './menu-parts.ts';
import { useReturnFocus } from './return-focus.ts';
import type { SurfaceProps } from './surface-props.ts';

interface MenuSurfaceProps extends SurfaceProps {
  readonly labelledBy: string;
  /** Opened by a key: its first line is chosen. */
  readonly byKey: boolean;
  readonly side: 'top' | 'right' | 'bottom' | 'left';
}

/** An open menu: keys, typing ahead, placing. What Radix' DropdownMenu does around its own button, without the button. */
export function MenuSurface({ id, labelledBy, anchor, byKey, align, side, onClose, children }: MenuSurfaceProps) {
  const returnFocus = useReturnFocus(anchor);
  const entered = useRef(false);
  const onFocus = ({ target, currentTarget }: FocusEvent) => {
    if (entered.current || target !== currentTarget) return;
    entered.current = true;
    // Radix would know a key by having been on the page when it was pressed.
    if (byKey) currentTarget.querySelector<HTMLElement>('[role^="menuitem"]:not([data-disabled])')?.focus();
  };
  return (
    // Not modal: the page behind keeps its scroll bar and stays readable to screen readers.
    <Menu.Root open modal={false} onOpenChange={(open) => !open && onClose()}>
      <Menu.Anchor virtualRef={anchor} />
      <Menu.Portal>
        <Menu.Content
          {...returnFocus}
          id={id}
          aria-labelledby={labelledBy}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          onFocus={onFocus}
          className={clsx(FLOATING_STYLE, 'min-w-44 p-1')}
        >
          <MenuPartsContext.Provider value={Menu}>{children}</MenuPartsContext.Provider>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
  );
}
