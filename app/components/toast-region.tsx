import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { ToastCard } from './toast-card.tsx';
import type { ShownToast } from './toast-message.ts';

interface ToastRegionProps {
  readonly toasts: readonly ShownToast[];
  readonly onDismiss: (id: number) => void;
}

/** Where toasts stand and are read out as they come. Their time stops under the pointer, with the focus, in the background. */
export function ToastRegion({ toasts, onDismiss }: ToastRegionProps) {
  const region = useRef<HTMLElement>(null);
  const [isHovered, setHovered] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const isAway = useWindowAway();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'F8' && !event.ctrlKey && !event.altKey && !event.metaKey) region.current?.focus();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  const dismiss = (id: number) => {
    // The button that has the focus goes with its toast.
    if (region.current?.contains(document.activeElement)) region.current.focus();
    onDismiss(id);
  };
  return (
    <section
      ref={region}
      tabIndex={-1}
      aria-label="Messages (F8)"
      aria-live="polite"
      aria-relevant="additions"
      onPointerEnter={() => setHovered(true)}
      onPointerLeave={() => setHovered(false)}
      onFocus={() => setFocus(true)}
      onBlur={({ currentTarget, relatedTarget }: FocusEvent) => setFocus(currentTarget.contains(relatedTarget))}
      className="pointer-events-none fixed right-0 bottom-0 z-50 flex w-full max-w-sm flex-col gap-2 p-4 empty:p-0"
    >
      {toasts.map(({ id, message }) => (
        <ToastCard key={id} message={message} paused={isHovered || hasFocus || isAway} onClose={() => dismiss(id)} />
      ))}
    </section>
  );
}

function useWindowAway(): boolean {
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    const onBlur = () => setAway(true);
    const onFocus = () => setAway(false);
    window.addEventListener('blur', onBlur);
    window.addEventListener('focus', onFocus);
    return () => {
      window.removeEventListener('blur', onBlur);
      window.removeEventListener('focus', onFocus);
    };
  }, []);
  return isAway;
}
