import {
  type Editor,
  InstancePresenceRecordType,
  react,
  type TLInstancePresence,
  TLPOINTER_ID,
  unsafe__withoutCapture,
} from '@tldraw/tldraw';
import { PAGE_IDS, placeOf } from '#app/board/canvas/editor/pages.ts';
import type { PictureState } from '#app/board/canvas/editor/picture-state.ts';
import { itemOfShape } from '#app/board/canvas/layout/derived-shape.ts';
import { fromCanonicalX, toCanonicalX } from '#app/board/canvas/layout/time-scale.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { PresenceAnchor } from '#shared/protocol/presence.ts';
import { anchoredY, anchorsAt } from './roadmap-anchor.ts';
import { type MovingCursor, shownCursors } from './shown-people.ts';

/** Shows where the others are and what they have selected, and tells them the same of this person. */
export function sharePresence(editor: Editor, session: BoardSession, state: PictureState): () => void {
  const stops = [showPeers(editor, session, state), sendCursor(editor, session, state), sendSelection(editor, session)];
  return () => {
    for (const stop of stops) stop();
    session.presence.set({ cursor: null, selection: [] });
  };
}

function showPeers(editor: Editor, session: BoardSession, state: PictureState): () => void {
  const moves = new Map<number, { readonly cursor: string; readonly movedAt: number }>();
  let shown = new Set<TLInstancePresence['id']>();
  const show = () => {
    const now = performance.now();
    const cursors = session.presence.peers.get().map((peer) => {
      const cursor = JSON.stringify(peer.state.cursor ?? null);
      const before = moves.get(peer.clientId);
      const move = before?.cursor === cursor ? before : { cursor, movedAt: now };
      moves.set(peer.clientId, move);
      return { peer, movedAt: move.movedAt };
    });
    const { center } = editor.getViewportPageBounds();
    const place = placeOf(editor);
    const x = place === 'roadmap' ? toCanonicalX(center.x, state.pxPerDay.get()) : center.x;
    const records = shownCursors(cursors, place, { x, y: center.y }, now).flatMap(
      (cursor) => presenceRecord(cursor, state) ?? [],
    );
    const ids = new Set(records.map(({ id }) => id));
    editor.store.mergeRemoteChanges(() => {
      editor.store.put(records);
      editor.store.remove([...shown].filter((id) => !ids.has(id)));
    });
    shown = ids;
    for (const clientId of moves.keys())
      if (!cursors.some(({ peer }) => peer.clientId === clientId)) moves.delete(clientId);
  };
  const stopScale = react('cursors on this place and scale', () => {
    state.pxPerDay.get();
    state.laneChoice.get();
    state.filtering.filter.get();
    editor.getCurrentPageId();
    queueMicrotask(show);
  });
  // Those that rest go without a word of theirs.
  const timer = setInterval(() => shown.size > 0 && show(), 1000);
  const unsubscribe = session.presence.peers.subscribe(show);
  return () => {
    unsubscribe();
    clearInterval(timer);
    stopScale();
  };
}

function presenceRecord({ peer: { clientId, user, state: peer }, movedAt }: MovingCursor, state: PictureState) {
  const cursor = peer.cursor ?? null;
  const onRoadmap = cursor?.place === 'roadmap';
  const anchors = onRoadmap ? cursor.anchors : undefined;
  const y = anchors ? anchoredY(state.roadmap.get(), anchors) : (cursor?.y ?? 0);
  // It points at something that this picture does not show.
  if (y === null) return null;
  return InstancePresenceRecordType.create({
    id: InstancePresenceRecordType.createId(String(clientId)),
    // One entry a tab: the same person may be here twice.
    userId: `${user.id}/${clientId}`,
    userName: user.name,
    color: user.color,
    lastActivityTimestamp: Math.round(performance.timeOrigin + movedAt),
    currentPageId: PAGE_IDS[cursor?.place ?? 'roadmap'],
    selectedShapeIds: [],
    cursor: cursor && {
      x: onRoadmap ? fromCanonicalX(cursor.x, state.pxPerDay.get()) : cursor.x,
      y,
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

function sendCursor(editor: Editor, session: BoardSession, state: PictureState): () => void {
  const stop = react('own cursor', () => {
    const pointer = editor.store.get(TLPOINTER_ID);
    const place = placeOf(editor);
    if (!pointer || pointer.lastActivityTimestamp === 0) return;
    const x = place === 'roadmap' ? toCanonicalX(pointer.x, state.pxPerDay.get()) : pointer.x;
    const anchors =
      place === 'roadmap' ? unsafe__withoutCapture(() => ownAnchors(editor, state, pointer.y)) : undefined;
    const at = { x: Math.round(x * 10) / 10, y: Math.round(pointer.y * 10) / 10 };
    session.presence.set({ cursor: { place, ...at, ...(anchors ? { anchors } : {}) } });
  });
  const leave = () => session.presence.set({ cursor: null });
  const container = editor.getContainer();
  container.addEventListener('pointerleave', leave);
  return () => {
    stop();
    container.removeEventListener('pointerleave', leave);
  };
}

/** What the pointer is over; over a drawing nothing is said: drawings lie at the same height on every screen. */
function ownAnchors(editor: Editor, state: PictureState, y: number): PresenceAnchor[] | undefined {
  const hovered = editor.getHoveredShapeId();
  const item = hovered && itemOfShape(hovered);
  if (hovered && !item) return undefined;
  const anchors = anchorsAt(state.roadmap.get(), y, item);
  return anchors.length > 0 ? anchors : undefined;
}

function sendSelection(editor: Editor, session: BoardSession): () => void {
  return react('own selection', () => {
    const items = editor.getSelectedShapeIds().flatMap((id) => itemOfShape(id) ?? []);
    session.presence.set({ selection: items.map(({ id }) => id) });
  });
}
