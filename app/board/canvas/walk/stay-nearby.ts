import { type Editor, react } from '@tldraw/tldraw';
import type { MatrixLayout } from '#app/board/matrix/matrix-layout.ts';
import { placeOf } from '../editor/pages.ts';
import type { PictureState } from '../editor/picture-state.ts';
import type { ItemRef } from '../layout/derived-shape.ts';
import type { RoadmapLayout } from '../layout/roadmap-layout.ts';
import { goTo, presentItem } from './go-to.ts';
import { stepOnMatrix } from './matrix-walk.ts';
import { stepOnRoadmap } from './roadmap-walk.ts';
import { sameItem, type WalkStep } from './walk-step.ts';

/** Where one looks for who is left, the next in the same row or cell first. */
const STEPS: readonly WalkStep[] = ['right', 'left', 'down', 'up'];

/**
 * The nearest item of a picture that `isThere` still, from one that is gone: `step` knows the picture as it was. Null
 * when nothing is left on the ways from it.
 */
export function neighbourOf(
  gone: ItemRef,
  step: (from: ItemRef, step: WalkStep) => ItemRef | null,
  isThere: (item: ItemRef) => boolean,
): ItemRef | null {
  for (const way of STEPS) {
    for (let item = gone; ; ) {
      const next = step(item, way);
      if (!next || sameItem(next, item)) break;
      if (isThere(next)) return next;
      item = next;
    }
  }
  return null;
}

/** When the item of the keyboard goes (deleted, filtered, collapsed), the keyboard is at its neighbour. */
export function stayNearby(editor: Editor, state: PictureState): () => void {
  const { walk } = state;
  let roadmap: RoadmapLayout = state.roadmap.get();
  let matrix: MatrixLayout = state.matrix.get();
  return react('keyboard stays nearby', () => {
    const [roadmapWas, matrixWas] = [roadmap, matrix];
    roadmap = state.roadmap.get();
    matrix = state.matrix.get();
    const gone = walk.item.__unsafe__getWithoutCapture();
    if (!gone || isOn(roadmap, matrix, gone) || !isOn(roadmapWas, matrixWas, gone)) return;
    const onMatrix = gone.kind === 'risks';
    if (onMatrix !== (placeOf(editor) === 'matrix')) return;
    const next = neighbourOf(
      gone,
      (from, step) => (onMatrix ? stepOnMatrix(matrixWas, from, step) : stepOnRoadmap(roadmapWas, from, step)),
      (item) => isOn(roadmap, matrix, item),
    );
    // The shapes follow the layouts in a microtask.
    setTimeout(() => {
      if (!next || presentItem(editor, state)) return;
      if (walk.ring.get()) goTo(editor, state, next);
      else walk.item.set(next);
    });
  });
}

function isOn({ bars, milestones }: RoadmapLayout, { cells }: MatrixLayout, { kind, id }: ItemRef): boolean {
  if (kind === 'initiatives') return bars.has(id);
  if (kind === 'milestones') return milestones.has(id);
  return cells.some(({ risks }) => risks.some((risk) => risk.id === id));
}
