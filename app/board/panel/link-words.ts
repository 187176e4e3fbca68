import { wordsOf } from '#app/board/fields/field-control.ts';
import { absenceWords } from '#app/dependencies/absence-words.ts';
import type { BoardView } from '#shared/board/board-view.ts';
import type { Dependency } from '#shared/board/records/dependency.ts';
import { type ForeignEnds, foreignKey } from '#shared/dependencies/links-of-board.ts';
import { dependencyState, type LinkState } from '#shared/schedule/conflicts.ts';

/** How a dependency stands, in words: "short by 6 d", "3 d to spare". */
export function linkWords(state: LinkState): string {
  switch (state.state) {
    case 'unknown':
      return 'dates missing';
    case 'over':
      return 'over';
    case 'conflict':
      return `short by ${state.daysShort} d`;
    default:
      return state.slack === 0 ? 'no day to spare' : `${state.slack} d to spare`;
  }
}

/** The two ends of a dependency by name, seen from one of them. */
export interface LinkEnd {
  readonly dependency: Dependency;
  /** The other end: its kind and id where it is on this board. */
  readonly kind: 'initiatives' | 'milestones' | null;
  readonly id: string;
  readonly name: string;
  readonly state: LinkState;
  /** "Committed · short by 6 d". */
  readonly words: string;
}

/** What an item waits for (`predecessors`) or supplies to (`successors`), conflicts first. */
export function linksOfItem(
  view: BoardView,
  id: string,
  side: 'predecessors' | 'successors',
  foreign: ForeignEnds = new Map(),
): readonly LinkEnd[] {
  const ends: LinkEnd[] = [];
  for (const dependency of view.dependencies.list) {
    const { fromId, fromBoardId, toId, toBoardId } = dependency;
    const [here, hereBoard, there, thereBoard] =
      side === 'predecessors' ? [toId, toBoardId, fromId, fromBoardId] : [fromId, fromBoardId, toId, toBoardId];
    if (here === id && hereBoard === null) ends.push(endOf(view, dependency, there, thereBoard, foreign));
  }
  const short = ({ state }: LinkEnd) => (state.state === 'conflict' ? state.daysShort : 0);
  return ends.sort((a, b) => short(b) - short(a) || a.name.localeCompare(b.name));
}

function endOf(
  view: BoardView,
  dependency: Dependency,
  id: string,
  boardId: string | null,
  foreign: ForeignEnds,
): LinkEnd {
  const far = boardId === null ? undefined : foreign.get(foreignKey(boardId, id));
  const kind = boardId !== null ? null : view.initiatives.byId.has(id) ? 'initiatives' : 'milestones';
  const item = boardId !== null ? undefined : (view.initiatives.byId.get(id) ?? view.milestones.byId.get(id));
  const state = dependencyState(view, dependency);
  const standing = boardId !== null ? `on ${far?.item?.boardTitle || 'another board'}` : linkWords(state);
  const words = `${wordsOf(dependency.state)} · ${standing}`;
  return {
    dependency,
    kind,
    id,
    name: item?.title ?? far?.item?.title ?? absenceWords(far?.absence ?? null).name,
    state,
    words,
  };
}
