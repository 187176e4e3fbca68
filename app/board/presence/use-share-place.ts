import { useLocation } from '@remix-run/react';
import { useEffect } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { PICTURES } from '#shared/board/records/saved-view.ts';
import type { PictureName } from '#shared/protocol/presence.ts';

const IDLE_MS = 3 * 60_000;
const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const;

/** The picture an address shows; null for what is no picture (an import). */
export function pictureAt(pathname: string): PictureName | null {
  const last = pathname.replace(/\/$/, '').split('/').at(-1);
  return PICTURES.find((name) => name === last) ?? null;
}

/** Tells the others on which picture this person is, and when they have not touched it for some minutes. */
export function useSharePlace(session: BoardSession): void {
  const picture = pictureAt(useLocation().pathname);
  useEffect(() => session.presence.set({ picture }), [session, picture]);
  useEffect(() => {
    let isIdle = false;
    let touchedAt = performance.now();
    const set = (idle: boolean) => {
      if (idle === isIdle) return;
      isIdle = idle;
      session.presence.set({ idle });
    };
    const onTouch = () => {
      touchedAt = performance.now();
      set(false);
    };
    const timer = setInterval(() => set(performance.now() - touchedAt > IDLE_MS), 10_000);
    for (const name of SIGNS_OF_LIFE) window.addEventListener(name, onTouch, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const name of SIGNS_OF_LIFE) window.removeEventListener(name, onTouch, { capture: true });
    };
  }, [session]);
}
