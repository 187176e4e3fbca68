import type { BoardView } from '#shared/board/board-view.ts';
import { closesCycle } from '#shared/schedule/chain.ts';

/** Which end of an item a link is drawn from: its end supplies another item, its start waits for one. */
export type LinkSide = 'start' | 'end';

/** The dependency that a line between two items would make, and in words why it can't be made. */
export interface LinkOffer {
  readonly fromId: string;
  readonly toId: string;
  readonly refusal: string | null;
}

/** What a line from one side of an item to another item offers: finish to start, the supplier first. */
export function linkOffer(view: BoardView, itemId: string, side: LinkSide, targetId: string): LinkOffer {
  const [fromId, toId] = side === 'end' ? [itemId, targetId] : [targetId, itemId];
  return { fromId, toId, refusal: refusalOf(view, fromId, toId) };
}

function refusalOf(view: BoardView, fromId: string, toId: string): string | null {
  if (fromId === toId) return 'An item can not wait for itself.';
  const links = view.dependencies.list.filter(
    ({ fromBoardId, toBoardId }) => fromBoardId === null && toBoardId === null,
  );
  if (links.some((link) => link.fromId === fromId && link.toId === toId && link.type === 'FS'))
    return 'These two are linked already.';
  if (closesCycle(links, fromId, toId))
    return `${titleOf(view, fromId)} already waits for ${titleOf(view, toId)}: each would wait for the other.`;
  return null;
}

/** What an initiative or milestone is called. */
export function titleOf(view: BoardView, id: string): string {
  return view.initiatives.byId.get(id)?.title ?? view.milestones.byId.get(id)?.title ?? 'Deleted item';
}
