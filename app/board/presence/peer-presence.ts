import { type Editor, InstancePresenceRecordType, react, TLPOINTER_ID, type TLShapeId } from '@tldraw/tldraw';
import { PAGE_IDS, placeOf } from '#app/board/canvas/editor/pages.ts';
import type { PictureState } from '#app/board/canvas/editor/picture-state.ts';
import { derivedShapeId, itemOfShape } from '#app/board/canvas/layout/derived-shape.ts';
import { fromCanonicalX, toCanonicalX } from '#app/board/canvas/layout/time-scale.ts';
import type { BoardSession, Peer } from '#app/board/sync/board-session.ts';
import type { BoardView } from '#shared/board/board-view.ts';

/** Shows where the others are and what they have selected, and tells them the same of this person. */
export function sharePresence(editor: Editor, session: BoardSession, state: PictureState): () => void {
  const stops = [showPeers(editor, session, state), sendCursor(editor, session, state), sendSelection(editor, session)];
  return () => {
    for (const stop of stops) stop();
    session.presence.set({ cursor: null, selection: [] });
  };
}

function showPeers(editor: Editor, session: BoardSession, state: PictureState): () => void {
  let shown = new Set<string>();
  const show = () => {
    const peers = session.presence.peers.get().map((peer) => presenceRecord(peer, state));
    const gone = [...shown].filter((id) => !peers.some((peer) => peer.id === id));
    editor.store.mergeRemoteChanges(() => {
      editor.store.put(peers);
      editor.store.remove(gone as (typeof peers)[number]['id'][]);
    });
    shown = new Set(peers.map(({ id }) => id));
  };
  const stopScale = react('cursors on this scale', () => {
    state.pxPerDay.get();
    queueMicrotask(show);
  });
  const unsubscribe = session.presence.peers.subscribe(show);
  return () => {
    unsubscribe();
    stopScale();
  };
}

function presenceRecord({ clientId, user, state: peer }: Peer, state: PictureState) {
  const cursor = peer.cursor ?? null;
  const onRoadmap = cursor?.place === 'roadmap';
  return InstancePresenceRecordType.create({
    id: InstancePresenceRecordType.createId(String(clientId)),
    // One entry a tab: the same person may be here twice.
    userId: `${user.id}/${clientId}`,
    userName: user.name,
    color: user.color,
    lastActivityTimestamp: Date.now(),
    currentPageId: PAGE_IDS[cursor?.place ?? 'roadmap'],
    selectedShapeIds: shapeIdsOf(state.view.get(), peer.selection ?? []),
    cursor: cursor && {
      x: onRoadmap ? fromCanonicalX(cursor.x, state.pxPerDay.get()) : cursor.x,
      y: cursor.y,
      type: 'default',
      rotation: 0,
    },
    camera: null,
    screenBounds: null,
    followingUserId: null,
    brush: null,
    scribbles: [],
    chatMessage: '',
    meta: {},
  });
}

function shapeIdsOf(view: BoardView, recordIds: readonly string[]): TLShapeId[] {
  return recordIds.flatMap((id) => {
    const kind = (['initiatives', 'risks', 'milestones'] as const).find((name) => view[name].byId.has(id));
    return kind ? [derivedShapeId(kind, id) as TLShapeId] : [];
  });
}

function sendCursor(editor: Editor, session: BoardSession, state: PictureState): () => void {
  const stop = react('own cursor', () => {
    const pointer = editor.store.get(TLPOINTER_ID);
    const place = placeOf(editor);
    if (!pointer || pointer.lastActivityTimestamp === 0) return;
    const x = place === 'roadmap' ? toCanonicalX(pointer.x, state.pxPerDay.get()) : pointer.x;
    session.presence.set({ cursor: { place, x: Math.round(x * 10) / 10, y: Math.round(pointer.y * 10) / 10 } });
  });
  const leave = () => session.presence.set({ cursor: null });
  const container = editor.getContainer();
  container.addEventListener('pointerleave', leave);
  return () => {
    stop();
    container.removeEventListener('pointerleave', leave);
  };
}

function sendSelection(editor: Editor, session: BoardSession): () => void {
  return react('own selection', () => {
    const items = editor.getSelectedShapeIds().flatMap((id) => itemOfShape(id) ?? []);
    session.presence.set({ selection: items.map(({ id }) => id) });
  });
}
