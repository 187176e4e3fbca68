import { type Editor, react, type TLShapeId } from '@tldraw/tldraw';
import type { DerivedTLShape } from '#app/board/canvas/editor/derived-shape-utils.ts';
import type { PictureState } from '#app/board/canvas/editor/picture-state.ts';
import type { DerivedShape } from '#app/board/canvas/layout/shapes-from-board.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { dragOf, type HeldShape, isBack } from './own-drag.ts';

/** What was dropped is shown in the hand until the document, which goes out at once, has come before it. */
const AFTER_DROP_MS = 120;
const BEAT_MS = 2000;

/** Tells the others what is in this person's hand and where, until it is dropped or taken back. */
export function sendDrag(
  editor: Editor,
  session: BoardSession,
  state: PictureState,
  restOf: (id: string) => DerivedShape | undefined,
): () => void {
  let ids: readonly TLShapeId[] = [];
  let beats = 0;
  let beating: ReturnType<typeof setInterval> | undefined;
  let ending: ReturnType<typeof setTimeout> | undefined;

  const held = () =>
    ids.flatMap((id): HeldShape[] => {
      const shape = editor.getShape<DerivedTLShape>(id);
      const rest = restOf(id);
      return shape && rest ? [{ rest, x: shape.x, y: shape.y, w: shape.props.w }] : [];
    });
  const tell = () => {
    const drag = dragOf(held(), state.pxPerDay.get(), state.roadmap.get());
    if (drag) session.presence.set({ drag: { ...drag, beat: beats } });
  };
  const tellEnd = () => session.presence.set({ drag: null });

  const stop = react('own drag', () => {
    if (editor.isInAny('select.translating', 'select.resizing')) {
      clearTimeout(ending);
      ids = editor.getSelectedShapeIds();
      beating ??= setInterval(() => {
        beats += 1;
        tell();
      }, BEAT_MS);
      tell();
    } else if (beating !== undefined) {
      clearInterval(beating);
      beating = undefined;
      if (isBack(held())) tellEnd();
      else ending = setTimeout(tellEnd, AFTER_DROP_MS);
    }
  });
  return () => {
    stop();
    clearInterval(beating);
    clearTimeout(ending);
    tellEnd();
  };
}
