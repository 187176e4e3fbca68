import { useCallback, useEffect, useRef, useState } from 'react';
import { type ActivityPage, fetchActivity } from './fetch-activity.ts';
import { withNewest, withOlder } from './join-pages.ts';

/** A record's history as far as it was fetched. */
export type ActivityState =
  | { readonly state: 'loading' }
  /** It could not be fetched, and nothing of it is known. */
  | { readonly state: 'failed' }
  /** `more`: whether older changes wait, are on their way, or could not be fetched; null at the end. */
  | { readonly state: 'known'; readonly page: ActivityPage; readonly more: 'there' | 'loading' | 'failed' | null };

/** The server derives the history some 2 s after a change was saved, and rests until there are no more. */
const REFRESH_MS = 3_500;

/**
 * The history of a record: its newest page at once, again some seconds after the record changed (`version` is another
 * object then) or the connection came back, and older pages when asked for.
 */
export function useActivity(boardId: string, kind: string, id: string, version: unknown) {
  const [state, setState] = useState<ActivityState>({ state: 'loading' });
  const leaving = useRef(new AbortController());

  const refresh = useCallback(() => {
    const { signal } = leaving.current;
    fetchActivity(boardId, { kind, id }, null, signal).then(
      (newest) => {
        if (signal.aborted) return;
        setState((before) => {
          const page = before.state === 'known' ? withNewest(before.page, newest) : newest;
          return { state: 'known', page, more: page.next === null ? null : 'there' };
        });
      },
      // What is known of it stays, and is asked for again at the next change.
      () => !signal.aborted && setState((before) => (before.state === 'known' ? before : { state: 'failed' })),
    );
  }, [boardId, kind, id]);

  useEffect(() => {
    leaving.current = new AbortController();
    setState({ state: 'loading' });
    refresh();
    addEventListener('online', refresh);
    return () => {
      removeEventListener('online', refresh);
      leaving.current.abort();
    };
  }, [refresh]);

  const shown = useRef(version);
  useEffect(() => {
    if (shown.current === version) return;
    const timer = setTimeout(() => {
      shown.current = version;
      refresh();
    }, REFRESH_MS);
    return () => clearTimeout(timer);
  }, [version, refresh]);

  const loadMore = useCallback(() => {
    if (state.state !== 'known' || state.more === 'loading' || state.page.next === null) return;
    const { signal } = leaving.current;
    setState({ ...state, more: 'loading' });
    const settle = (change: (page: ActivityPage) => ActivityState) =>
      !signal.aborted && setState((before) => (before.state === 'known' ? change(before.page) : before));
    fetchActivity(boardId, { kind, id }, state.page.next, signal).then(
      (older) =>
        settle((known) => {
          const page = withOlder(known, older);
          return { state: 'known', page, more: page.next === null ? null : 'there' };
        }),
      () => settle((page) => ({ state: 'known', page, more: 'failed' })),
    );
  }, [state, boardId, kind, id]);

  return { state, refresh, loadMore };
}
