import { useCallback, useEffect, useState } from 'react';
import { isTextField } from '#app/board/shell/use-board-keys.ts';

export const SPEEDS = [1, 2, 4, 8] as const;
/** How long a stop is looked at, at single speed. */
const STOP_MS = 900;

export interface Player {
  readonly index: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  /** Milliseconds from stop to stop while it plays. */
  readonly stopMs: number;
  readonly goTo: (index: number) => void;
  readonly setSpeed: (speed: number) => void;
  /** Plays on; from the end, from the beginning. Stops what plays. */
  readonly toggle: () => void;
}

/** Where a replay of `count` stops is, and its keys: Space plays and stops, arrows step, Home and End. */
export function usePlayer(count: number, first: number): Player {
  const [index, setIndex] = useState(first);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<number>(1);
  const stopMs = STOP_MS / speed;
  const last = count - 1;
  const goTo = useCallback(
    (to: number) => {
      setPlaying(false);
      setIndex(Math.min(Math.max(0, to), last));
    },
    [last],
  );
  const toggle = useCallback(() => {
    if (!isPlaying && index >= last) setIndex(0);
    setPlaying(!isPlaying && last > 0);
  }, [isPlaying, index, last]);
  useEffect(() => {
    if (!isPlaying) return;
    if (index >= last) {
      setPlaying(false);
      return;
    }
    const timer = setTimeout(() => setIndex(index + 1), stopMs);
    return () => clearTimeout(timer);
  }, [isPlaying, index, last, stopMs]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const isSlider = target instanceof HTMLInputElement && target.type === 'range';
      if (!isSlider && (isTextField(target) || isOnControl(target, key))) return;
      const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: last }[key];
      if (key !== ' ' && to === undefined) return;
      event.preventDefault();
      if (to === undefined) toggle();
      else goTo(to);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [index, last, goTo, toggle]);
  return { index: Math.min(index, last), isPlaying, speed, stopMs, goTo, setSpeed, toggle };
}

/** Buttons have Space for themselves, groups of them the arrows too; menus and dialogs all of it. */
function isOnControl(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role="dialog"], [role="menu"]')) return true;
  return key === ' ' ? target.closest('button, a, summary') !== null : target.closest('[role="group"] button') !== null;
}
