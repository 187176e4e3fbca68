import {
  cloneElement,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react';
import { useFetchedCode } from './fetched-code.ts';
import { menuCode } from './floating-code.ts';

export interface DropdownMenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** Its lines are not there yet: pressed, it opens as soon as they are. */
  readonly waits?: boolean;
  /** Told when it is about to be opened. */
  readonly onWarm?: () => void;
}

const OPENING_KEYS = new Set(['Enter', ' ', 'ArrowDown']);

/**
 * A menu that opens from a button. Fill it with MenuItem, MenuLink, MenuRadioGroup, MenuSeparator, MenuLabel. Its code
 * comes when it is first wanted; a press meanwhile opens it as soon as it is there.
 */
export function DropdownMenu(props: DropdownMenuProps) {
  const { trigger, children, align = 'end', side = 'bottom', waits = false, onWarm } = props;
  const id = useId();
  const labelledBy = useId();
  const anchor = useRef<HTMLElement>(null);
  const [openedBy, setOpenedBy] = useState<'pointer' | 'key' | null>(null);
  const isOpen = openedBy !== null;
  const Surface = useFetchedCode(menuCode, isOpen, () => setOpenedBy(null));
  const isShown = isOpen && !waits && Surface !== null;
  const warm = () => {
    menuCode.warm();
    onWarm?.();
  };
  return (
    <>
      {cloneElement(trigger, {
        ref: anchor,
        id: labelledBy,
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        'aria-controls': isShown ? id : undefined,
        'data-state': isOpen ? 'open' : 'closed',
        onPointerEnter: warm,
        onFocus: warm,
        onPointerDown: (event: PointerEvent) => {
          if (event.button !== 0 || event.ctrlKey) return;
          // The menu takes the focus, not its button.
          if (!isOpen) event.preventDefault();
          setOpenedBy(isOpen ? null : 'pointer');
        },
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key === 'Escape') setOpenedBy(null);
          if (!OPENING_KEYS.has(event.key)) return;
          event.preventDefault();
          setOpenedBy(isOpen && event.key !== 'ArrowDown' ? null : 'key');
        },
      })}
      {isShown && (
        <Surface
          id={id}
          labelledBy={labelledBy}
          anchor={anchor}
          byKey={openedBy === 'key'}
          align={align}
          side={side}
          onClose={() => setOpenedBy(null)}
        >
          {children}
        </Surface>
      )}
    </>
  );
}
