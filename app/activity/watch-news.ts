import type { BoardSession } from '#app/board/sync/board-session.ts';

/** The server derives the activity some 2 s after a change is saved. */
const AFTER_CHANGE_MS = 3_500;
const POLL_MS = 20_000;

/** Tells of news on an open board: some seconds after somebody changed it, and when the connection is back. */
export function watchBoard(session: BoardSession | null, onNews: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  /** A change came while the asking was due: it may be derived only after that. */
  let again = false;
  const soon = () => {
    again = timer !== null;
    timer ??= setTimeout(() => {
      timer = null;
      onNews();
      if (again) soon();
    }, AFTER_CHANGE_MS);
  };
  const stop = session?.view.subscribe(soon);
  addEventListener('online', soon);
  return () => {
    stop?.();
    removeEventListener('online', soon);
    if (timer !== null) clearTimeout(timer);
  };
}

/** Tells that there may be news on boards that are not open here: now and then while the page is looked at. */
export function watchByAsking(onNews: () => void): () => void {
  const ask = () => {
    if (document.visibilityState === 'visible') onNews();
  };
  const timer = setInterval(ask, POLL_MS);
  document.addEventListener('visibilitychange', ask);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ask);
  };
}
