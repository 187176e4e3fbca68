import { useEffect, useState } from 'react';

/** The pointer must rest for so long: who crosses the picture wants no cards. */
const DELAY_MS = 450;

/** Whether the pointer is on the picture: the editor does not notice that it has left for what lies around or over it. */
export function useIsOverPicture(): boolean {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const onOver = ({ target }: PointerEvent) =>
      setIsOver(target instanceof Element && target.closest('.tl-canvas') !== null);
    document.addEventListener('pointerover', onOver);
    return () => document.removeEventListener('pointerover', onOver);
  }, []);
  return isOver;
}

/** A value once it has stayed the same for a while; null until then. */
export function useRested<T>(value: T | null): T | null {
  const [rested, setRested] = useState<T | null>(null);
  useEffect(() => {
    setRested(null);
    if (value === null) return;
    const timer = setTimeout(() => setRested(value), DELAY_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested === value ? rested : null;
}
