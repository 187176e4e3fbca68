import {
  cloneElement,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { TooltipCard } from './tooltip-card.tsx';
import { type TooltipTurn, tooltipTurns } from './tooltip-turns.ts';

interface TooltipProps {
  readonly text: ReactNode;
  readonly side?: 'top' | 'bottom';
  /** One element that takes handlers of pointer and focus: a button. */
  readonly children: ReactElement;
}

/**
 * A short name or explanation on hover and on focus. Never the only place where something is said. Ours, because it
 * stands on every page: a library's brings 20 kB to place a line of text.
 */
export function Tooltip({ text, side = 'top', children }: TooltipProps) {
  const id = useId();
  const button = useRef<Element | null>(null);
  const [anchor, setAnchor] = useState<Element | null>(null);
  const [turn] = useState<TooltipTurn>(() => ({
    show: () => setAnchor(button.current),
    hide: () => setAnchor(null),
  }));
  useEffect(() => () => tooltipTurns.hide(turn), [turn]);

  const own = children.props;
  const hide = () => tooltipTurns.hide(turn);
  const trigger = cloneElement(children, {
    ...(anchor && { 'aria-describedby': [own['aria-describedby'], id].filter(Boolean).join(' ') }),
    onPointerEnter: both(own.onPointerEnter, ({ currentTarget, pointerType }: PointerEvent) => {
      button.current = currentTarget;
      // A finger does not hover: what it presses acts.
      if (pointerType !== 'touch') tooltipTurns.enter(turn);
    }),
    onPointerLeave: both(own.onPointerLeave, () => tooltipTurns.leave(turn)),
    onFocus: both(own.onFocus, ({ currentTarget }: FocusEvent) => {
      button.current = currentTarget;
      if (currentTarget.matches(':focus-visible')) tooltipTurns.show(turn);
    }),
    onPointerDown: both(own.onPointerDown, hide),
    onClick: both(own.onClick, hide),
    onBlur: both(own.onBlur, hide),
  });
  return (
    <>
      {trigger}
      {anchor && (
        <TooltipCard id={id} anchor={anchor} side={side} turn={turn}>
          {text}
        </TooltipCard>
      )}
    </>
  );
}

/** The element's own handler first, then ours. */
function both<E extends SyntheticEvent>(own: ((event: E) => void) | undefined, ours: (event: E) => void) {
  return (event: E) => {
    own?.(event);
    ours(event);
  };
}
