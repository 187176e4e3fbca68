import { useEffect } from 'react';
import { boardPages } from './offline-rules.ts';

/** When nothing else is to be done; the longest wait for that, in milliseconds. */
const IDLE = { timeout: 10_000 };
/** Over how long the other pictures are asked for: when hundreds open a board at once, the server has other work. */
const SPREAD_MS = 120_000;

/**
 * Keeps the pictures of this board, and the code they need, on the device, so that it opens again without the server.
 * Browsers allow it on https and on this very machine alone; elsewhere an open tab goes on working offline, no more.
 */
export function useOfflinePages(boardId: string): void {
  useEffect(() => {
    if (import.meta.env.DEV || !('serviceWorker' in navigator)) return;
    let left = false;
    let later: ReturnType<typeof setTimeout> | undefined;
    const keep = async () => {
      await navigator.serviceWorker.register('/service-worker.js');
      const { active } = await navigator.serviceWorker.ready;
      if (left) return;
      active?.postMessage({ keep: [location.pathname] });
      later = setTimeout(() => active?.postMessage({ keep: boardPages(boardId) }), Math.random() * SPREAD_MS);
    };
    const start = () => {
      keep().catch((error: unknown) => console.info('This board is not kept for opening it offline:', error));
    };
    const idle = 'requestIdleCallback' in window ? requestIdleCallback(start, IDLE) : setTimeout(start, 3_000);
    return () => {
      left = true;
      clearTimeout(later);
      if ('cancelIdleCallback' in window) cancelIdleCallback(idle as number);
      else clearTimeout(idle);
    };
  }, [boardId]);
}
