import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { placeBeside } from './place-beside.ts';
import { type TooltipTurn, tooltipTurns } from './tooltip-turns.ts';

interface TooltipCardProps {
  readonly id: string;
  readonly anchor: Element;
  readonly side: 'top' | 'bottom';
  readonly turn: TooltipTurn;
  readonly children: ReactNode;
}

/** The tooltip while it is open: stays under the pointer, goes with Escape and when its button scrolls away. */
export function TooltipCard({ id, anchor, side, turn, children }: TooltipCardProps) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (card.current) placeBeside(card.current, anchor, side);
  });
  useEffect(() => {
    const hide = () => tooltipTurns.hide(turn);
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide();
    const onScroll = (event: Event) => event.target instanceof Node && event.target.contains(anchor) && hide();
    // Capturing: scrolling boxes don't bubble, and some keep their keys to themselves.
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('scroll', onScroll, true);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('scroll', onScroll, true);
    };
  }, [anchor, turn]);
  return createPortal(
    <div
      ref={card}
      id={id}
      role="tooltip"
      onPointerEnter={() => tooltipTurns.enter(turn)}
      onPointerLeave={() => tooltipTurns.leave(turn)}
      className="fixed top-0 left-0 z-50 w-max max-w-64 animate-fade-in rounded-bar bg-ink px-2 py-1 text-on-ink text-xs"
    >
      {children}
    </div>,
    document.body,
  );
}
