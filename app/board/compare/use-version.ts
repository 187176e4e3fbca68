import { useEffect, useMemo, useState } from 'react';
import type { BoardView } from '#shared/board/board-view.ts';

export type Version =
  | { readonly state: 'loading' }
  | { readonly state: 'open'; readonly view: BoardView }
  | { readonly state: 'failed'; readonly message: string };

const LOADING: Version = { state: 'loading' };

/** A side of a comparison: the live view for `now`, else the stored version of that id; loading while there is none. */
export function useVersion(boardId: string, id: string | null, now: BoardView): Version {
  const [loaded, setLoaded] = useState<{ readonly id: string; readonly version: Version } | null>(null);
  useEffect(() => {
    if (id === null || id === 'now') return;
    const abort = new AbortController();
    const settle = (version: Version) => {
      if (!abort.signal.aborted) setLoaded({ id, version });
    };
    import('./load-version.ts')
      .then(({ loadVersion }) => loadVersion(boardId, id, abort.signal))
      .then(
        (view) => settle({ state: 'open', view }),
        (error: unknown) =>
          settle({ state: 'failed', message: error instanceof Error ? error.message : String(error) }),
      );
    return () => abort.abort();
  }, [boardId, id]);
  const live = useMemo<Version>(() => ({ state: 'open', view: now }), [now]);
  if (id === 'now') return live;
  return loaded?.id === id ? loaded.version : LOADING;
}
