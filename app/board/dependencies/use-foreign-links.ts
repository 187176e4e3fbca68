import { useEffect } from 'react';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { ForeignLinks } from '#shared/dependencies/foreign-links.ts';
import { foreignKey } from '#shared/dependencies/links-of-board.ts';
import { foreignSource } from './foreign-source.ts';

/** While the page is looked at, so often; milliseconds. */
const REFRESH_MS = 30_000;

/**
 * What other boards have to do with this one: read when it is shown, when the page is looked at again, `every`
 * milliseconds while it is, and when a link to another board is made. `dependencies` is the table of the board's view.
 */
export function useForeignLinks(dependencies: BoardView['dependencies'], every: number = REFRESH_MS): ForeignLinks {
  const { session, base } = useBoard();
  const source = foreignSource(session, `${base}/linked`);
  const foreign = useObservable(source);
  const named = dependencies.list
    .flatMap(({ fromBoardId, fromId, toBoardId, toId }) => [
      ...(fromBoardId === null ? [] : [foreignKey(fromBoardId, fromId)]),
      ...(toBoardId === null ? [] : [foreignKey(toBoardId, toId)]),
    ])
    .join('\n');
  useEffect(() => source.follow(named === '' ? [] : named.split('\n')), [source, named]);
  useEffect(() => {
    const look = () => document.visibilityState === 'visible' && source.refresh();
    const timer = setInterval(look, every);
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [source, every]);
  return foreign;
}
