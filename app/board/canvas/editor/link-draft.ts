import type { Editor, VecLike } from '@tldraw/tldraw';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { CommandError } from '#shared/board/commands/command.ts';
import { linkItems } from '#shared/board/commands/dependency-commands.ts';
import { isDerivedType, itemOfShape } from '../layout/derived-shape.ts';
import { type LinkOffer, type LinkSide, linkOffer } from '../layout/link-offer.ts';
import type { PictureState } from './picture-state.ts';

/** A dependency that is being drawn: from an item's side to the pointer, or to the item under it. */
export interface LinkDraft {
  readonly itemId: string;
  readonly side: LinkSide;
  /** In one drag, or by two clicks: the first on the handle, the second on the other item. */
  readonly by: 'drag' | 'clicks';
  /** Where the pointer is, on the page. */
  readonly point: VecLike;
  readonly target: (LinkOffer & { readonly id: string }) | null;
}

export function startLink(state: PictureState, itemId: string, side: LinkSide, point: VecLike): void {
  state.linkDraft.set({ itemId, side, by: 'drag', point, target: null });
}

/** The pointer went on; `by` changes when a drag turns out to be a click. */
export function moveLink(editor: Editor, state: PictureState, screenPoint: VecLike, by: LinkDraft['by']): void {
  const draft = state.linkDraft.get();
  if (!draft) return;
  const point = editor.screenToPage(screenPoint);
  const id = itemAt(editor, point);
  const target = id === null ? null : id === draft.target?.id ? draft.target : offerOf(state, draft, id);
  state.linkDraft.set({ ...draft, by, point, target });
}

export function cancelLink(state: PictureState): void {
  state.linkDraft.set(null);
}

/** Makes the dependency to the item under the pointer; says why where it can't be. Without an item nothing happens. */
export function finishLink(session: BoardSession, state: PictureState): void {
  const draft = state.linkDraft.get();
  state.linkDraft.set(null);
  if (!draft?.target) return;
  const { id: targetId } = draft.target;
  session.undo.stopCapturing();
  session.run((board, view, ctx) => {
    const { fromId, toId, refusal } = linkOffer(view, draft.itemId, draft.side, targetId);
    if (refusal !== null) throw new CommandError('same-link', 'dependencies', refusal);
    return linkItems(board, { fields: { fromId, toId } }, ctx);
  });
  session.undo.stopCapturing();
}

function offerOf(state: PictureState, { itemId, side }: LinkDraft, id: string): LinkDraft['target'] {
  return { id, ...linkOffer(state.view.get(), itemId, side, id) };
}

/** The initiative or milestone at a point of the page. */
function itemAt(editor: Editor, point: VecLike): string | null {
  const shape = editor.getShapeAtPoint(point, {
    hitInside: true,
    margin: 4 / editor.getZoomLevel(),
    filter: ({ type }) => isDerivedType(type),
  });
  const item = shape && itemOfShape(shape.id);
  return item && item.kind !== 'risks' ? item.id : null;
}
