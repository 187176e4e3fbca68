import { useNavigate } from '@remix-run/react';
import { useEffect } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';

/** `G`, then one of these, goes to a picture. */
export interface Places {
  readonly r: string;
  readonly m: string;
  readonly t: string;
  readonly d: string;
  readonly h: string;
  /** What waits for the person; on the organisation's pages. */
  readonly u?: string;
}

const SEQUENCE_MS = 1200;

/**
 * The board's own keys: `G` and a letter to go to a picture, Ctrl/Cmd+Z and Shift+Z to undo and redo outside of text
 * and canvas, which has the same keys for itself.
 */
export function useBoardKeys(session: BoardSession | null, places: Places): void {
  const navigate = useNavigate();
  const { r, m, t, d, h, u } = places;

  useEffect(() => {
    let goUntil = 0;
    const go: Readonly<Record<string, string | undefined>> = { r, m, t, d, h, u };
    const onKey = (event: KeyboardEvent) => {
      if (isTextField(event.target) || event.isComposing) return;
      const key = event.key.toLowerCase();
      const command = event.ctrlKey || event.metaKey;
      if (command && !event.altKey && (key === 'z' || key === 'y')) {
        if (!session || isCanvas(event.target)) return;
        event.preventDefault();
        // The canvas listens on the whole page while it is in use: it would undo once more.
        event.stopPropagation();
        if (key === 'y' || event.shiftKey) session.undo.redo();
        else session.undo.undo();
        return;
      }
      if (command || event.altKey) return;
      const to = performance.now() < goUntil ? go[key] : undefined;
      goUntil = key === 'g' && !isGrid(event.target) ? performance.now() + SEQUENCE_MS : 0;
      if (to === undefined) return;
      // The canvas has tools on these letters; after a G they are ours.
      event.preventDefault();
      event.stopPropagation();
      navigate(to);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [session, navigate, r, m, t, d, h, u]);
}

/** Whether keys that are pressed here are text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

function isCanvas(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.tl-container') !== null;
}

/** In an editable grid a letter begins an edit. */
function isGrid(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="grid"]:not([aria-readonly])') !== null;
}
