import { Minimize } from 'lucide-react';
import { useEffect } from 'react';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { useToolDesk } from './tool-desk.ts';

/** While the picture stands alone: Escape and a small button bring the rest back. */
export function FocusMode() {
  const desk = useToolDesk();
  const isOn = useObservable(desk.focus);
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      // What else takes Escape has it first: a drag, a selection, a dialog.
      if (event.key !== 'Escape' || event.defaultPrevented || desk.shown.get().tool !== 'none') return;
      if (document.querySelector('[role="dialog"], [role="menu"]')) return;
      desk.setFocus(false);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOn, desk]);
  // The next board begins with its chrome.
  useEffect(() => () => desk.setFocus(false), [desk]);
  if (!isOn) return null;
  return (
    <button
      type="button"
      className="fixed bottom-2 left-2 z-40 inline-flex h-8 items-center gap-1.5 rounded-card border border-line bg-raised px-2.5 text-ink-2 text-xs opacity-55 hover:opacity-100 focus-visible:opacity-100"
      onClick={() => desk.setFocus(false)}
    >
      <Minimize aria-hidden className="size-4" /> Leave focus mode
    </button>
  );
}
