import type { Editor, TLShapeId } from '@tldraw/tldraw';
import type { ActionContext } from '#app/board/actions/board-action.ts';

/**
 * Changes the drawings that an action is about: one step of undo with what the same action has just done to records,
 * or a step of its own where there were none.
 */
export function changeDrawingsToo(
  { session, canvas, items }: Pick<ActionContext, 'session' | 'canvas' | 'items'>,
  change: (editor: Editor, drawings: readonly TLShapeId[]) => void,
): void {
  if (!canvas || canvas.drawings.length === 0) return;
  joinDrawings({ session, canvas }, items.length > 0, () => change(canvas.editor, canvas.drawings));
}

/** Draws, and writes it at once; with `joins` into the step of undo that was made last. */
export function joinDrawings(
  { session, canvas }: Pick<ActionContext, 'session' | 'canvas'>,
  joins: boolean,
  draw: () => void,
): void {
  const step = session.undo.step();
  draw();
  if (joins) canvas?.parts.state.writeDrawings.get()?.(step);
}
