import { useLayoutEffect, useSyncExternalStore } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { MatrixLook } from '#shared/board/records/board-meta.ts';

/** The colours of risk levels that the board has chosen, and puts them in force for the whole page. */
export function useLevelColours(session: BoardSession): MatrixLook['colours'] {
  const colours = useSyncExternalStore(
    session.view.subscribe,
    () => session.view.get().meta.matrixLook.colours,
    () => 'blue-orange' as const,
  );
  useLayoutEffect(() => {
    document.documentElement.dataset.levelColours = colours;
  }, [colours]);
  return colours;
}
