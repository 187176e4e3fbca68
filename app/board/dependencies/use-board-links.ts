import { useMemo } from 'react';
import type { BoardView } from '#shared/board/board-view.ts';
import type { CrossTeamLinks, LinkFilter } from '#shared/dependencies/cross-team-links.ts';
import { type ForeignLinks, withIncoming } from '#shared/dependencies/foreign-links.ts';
import { linksOfBoard } from '#shared/dependencies/links-of-board.ts';
import { narrowLinks } from '#shared/dependencies/narrow-links.ts';

/** The dependencies of a board as the pictures take them, anew when something changes that they show. */
export function useBoardLinks(
  view: BoardView,
  boardId: string,
  filter: LinkFilter,
  foreign: ForeignLinks,
): CrossTeamLinks {
  const { dependencies, initiatives, milestones, teams, meta } = view;
  // biome-ignore lint/correctness/useExhaustiveDependencies: these tables of the view are all that is read of it
  const all = useMemo(
    () => withIncoming(linksOfBoard(view, boardId, foreign.ends), foreign),
    [boardId, foreign, dependencies, initiatives, milestones, teams, meta],
  );
  return useMemo(() => narrowLinks(all, filter, Infinity), [all, filter]);
}
