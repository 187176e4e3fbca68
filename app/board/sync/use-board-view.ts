import type { BoardView } from '#shared/board/board-view.ts';
import type { BoardSession } from './board-session.ts';
import { useObservable } from './use-observable.ts';

/** The board now; renders again when anything of it changes. */
export function useBoardView(session: BoardSession): BoardView {
  return useObservable(session.view);
}
