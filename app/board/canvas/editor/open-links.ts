import type { Editor, TLEventInfo, VecLike } from '@tldraw/tldraw';
import type { CanvasParts } from '../canvas-context.ts';
import { distanceToPath } from '../layout/link-paths.ts';
import { linkPathBetween } from '../paint/paint-links.ts';
import { anchorsOf, linksInView, litItems } from '../paint/paint-roadmap.ts';
import { placeOf } from './pages.ts';
import type { BoardLink, PictureState } from './picture-state.ts';

/** How near a line is pointed at, in screen pixels: a target of 12. */
const NEAR = 6;

/** A click on a dependency line opens the dependency; under the pointer a line stands out. */
export function openLinks(editor: Editor, { state, openItem }: Pick<CanvasParts, 'state' | 'openItem'>): () => void {
  let pressed: string | null = null;
  const onEvent = (info: TLEventInfo) => {
    if (info.type !== 'pointer') return;
    if (info.name === 'pointer_down') {
      const plain = info.button === 0 && !info.shiftKey && !info.accelKey && editor.isIn('select.pointing_canvas');
      pressed = plain && placeOf(editor) === 'roadmap' ? idAt(editor, state) : null;
      return;
    }
    if (info.name === 'pointer_up' && pressed !== null && !editor.inputs.isDragging) {
      openItem({ kind: 'dependencies', id: pressed });
    }
    if (info.name === 'pointer_up') pressed = null;
    const link = canPoint(editor, state) ? idAt(editor, state) : null;
    if (link === state.hoveredLink.get()) return;
    state.hoveredLink.set(link);
    editor.setCursor({ type: link === null ? 'default' : 'pointer', rotation: 0 });
  };
  editor.on('event', onEvent);
  return () => editor.off('event', onEvent);
}

function idAt(editor: Editor, state: PictureState): string | null {
  return linkAt(editor, state, editor.inputs.currentPagePoint)?.dependency.id ?? null;
}

function canPoint(editor: Editor, state: PictureState): boolean {
  return (
    placeOf(editor) === 'roadmap' &&
    editor.isIn('select.idle') &&
    state.linkDraft.get() === null &&
    editor.getHoveredShapeId() === null
  );
}

/** The dependency whose line is at a point of the page: the nearest. */
export function linkAt(editor: Editor, state: PictureState, point: VecLike): BoardLink | undefined {
  const camera = editor.getCamera();
  const at = { x: (point.x + camera.x) * camera.z, y: (point.y + camera.y) * camera.z };
  const gap = (state.roadmap.get().rowHeight / 2) * camera.z;
  let nearest: BoardLink | undefined;
  let least = NEAR;
  for (const link of linksInView(state, litItems(editor))) {
    const from = anchorsOf({ camera }, editor, state, link.dependency.fromId);
    const to = anchorsOf({ camera }, editor, state, link.dependency.toId);
    if (!from || !to) continue;
    const distance = distanceToPath(linkPathBetween(link.dependency.type, from, to, gap), at);
    if (distance > least) continue;
    least = distance;
    nearest = link;
  }
  return nearest;
}
