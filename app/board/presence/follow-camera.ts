import { atom, type Editor, react } from '@tldraw/tldraw';
import { placeOf } from '#app/board/canvas/editor/pages.ts';
import type { PictureState } from '#app/board/canvas/editor/picture-state.ts';
import { GROUPINGS } from '#app/board/canvas/layout/lane-groups.ts';
import { laneColumnWidth } from '#app/board/canvas/overlay/insets.ts';
import { AXIS_HEIGHT } from '#app/board/canvas/paint/paint-axis.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { PresenceViewport } from '#shared/protocol/presence.ts';
import { followersOf, tabOf } from './follow-rules.ts';
import { anchoredY, anchorsAt } from './roadmap-anchor.ts';
import { cameraFor, type PictureWindow, viewportOf } from './viewport.ts';

/** Part of the way to the other's picture that is gone in one frame. */
const PER_FRAME = 0.3;

/** Shows those who follow what is seen here, and here what the one sees who is followed. */
export function followCamera(editor: Editor, session: BoardSession, state: PictureState): () => void {
  const stops = [sendViewport(editor, session, state), showViewport(editor, session, state)];
  return () => {
    for (const stop of stops) stop();
  };
}

function windowOf(editor: Editor): PictureWindow {
  const { w: width, h: height } = editor.getViewportScreenBounds();
  const onRoadmap = placeOf(editor) === 'roadmap';
  return { width, height, left: onRoadmap ? laneColumnWidth(width) : 0, top: onRoadmap ? AXIS_HEIGHT : 0 };
}

/** Only while somebody looks: 200 people who pan need not tell each other. */
function sendViewport(editor: Editor, { presence, together, me }: BoardSession, state: PictureState): () => void {
  const isWatched = atom('is watched', false);
  const update = () =>
    isWatched.set(together.ownSummons.get() !== null || followersOf(presence.peers.get(), me.id).length > 0);
  const stops = [
    presence.peers.subscribe(update),
    together.ownSummons.subscribe(update),
    react('own viewport', () => {
      const viewport = isWatched.get() ? ownViewport(editor, state) : null;
      presence.set({ viewport });
    }),
  ];
  update();
  return () => {
    for (const stop of stops) stop();
    presence.set({ viewport: null });
  };
}

/** On the roadmap with what its lanes are and which lane is in the middle: on another screen it may lie elsewhere. */
function ownViewport(editor: Editor, state: PictureState): PresenceViewport {
  const place = placeOf(editor);
  const viewport = viewportOf(place, editor.getCamera(), state.pxPerDay.get(), windowOf(editor));
  if (place === 'matrix') return viewport;
  const anchors = anchorsAt(state.roadmap.get(), viewport.y, null);
  return { ...viewport, lanes: state.laneChoice.get().grouping, ...(anchors.length > 0 ? { anchors } : {}) };
}

/** Has the lanes stand for what they stand for there, as long as the page lasts: else one would follow to other lanes. */
function adoptLanes(state: PictureState, { lanes }: PresenceViewport): void {
  const grouping = GROUPINGS.find((name) => name === lanes);
  if (grouping && grouping !== state.laneChoice.get().grouping)
    state.laneChoice.update((choice) => ({ ...choice, grouping }));
}

function showViewport(editor: Editor, { presence, together }: BoardSession, state: PictureState): () => void {
  const onTick = () => {
    const leader = together.leader.get();
    const viewport = leader && tabOf(presence.peers.get(), leader.id)?.state.viewport;
    if (!viewport || viewport.place !== placeOf(editor)) return;
    if (viewport.place === 'roadmap') adoptLanes(state, viewport);
    const y = viewport.anchors ? anchoredY(state.roadmap.get(), viewport.anchors) : viewport.y;
    const size = windowOf(editor);
    const from = editor.getCamera();
    // Where their lane is not shown here, one stays with the lanes one sees.
    const ownY = (size.top + size.height) / 2 / from.z - from.y;
    const { camera: to, pxPerDay } = cameraFor({ ...viewport, y: y ?? ownY }, size);
    const isOtherScale = pxPerDay !== null && pxPerDay !== state.pxPerDay.get();
    if (isOtherScale) state.pxPerDay.set(pxPerDay);
    const far = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y)) * to.z + Math.abs(to.z - from.z) * 1000;
    if (far < 0.01) return;
    const isThere = isOtherScale || far < 1 || editor.user.getAnimationSpeed() === 0;
    const toward = (a: number, b: number) => (isThere ? b : a + (b - a) * PER_FRAME);
    editor.setCamera(
      { x: toward(from.x, to.x), y: toward(from.y, to.y), z: toward(from.z, to.z) },
      { immediate: true, force: true },
    );
  };
  editor.on('tick', onTick);
  return () => editor.off('tick', onTick);
}
