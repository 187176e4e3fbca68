import { atom, type Editor, react, unsafe__withoutCapture } from '@tldraw/tldraw';
import { isTextField } from '#app/board/shell/use-board-keys.ts';
import type { CanvasParts } from '../canvas-context.ts';
import type { DerivedTLShape } from '../editor/derived-shape-utils.ts';
import type { PictureState } from '../editor/picture-state.ts';
import { itemOfShape } from '../layout/derived-shape.ts';
import { xToDay } from '../layout/time-scale.ts';

/** Held while something is dragged, it asks "what if this slips" instead of moving it. */
export const SLIP_KEY = 's';

/**
 * A drag with the key held: the picture shows what else would have to move, and the release opens the card instead of writing.
 * Answers how to stop.
 */
export function slipByDrag(editor: Editor, { state }: CanvasParts): () => void {
  const { slip } = state.schedule;
  const isHeld = atom('slip key held', false);
  const stopFollowing = react('slip in the hand', () => {
    const hand = isHeld.get() ? inHand(editor, state) : null;
    unsafe__withoutCapture(() => {
      const before = slip.get();
      if (hand) {
        if (before?.by === 'drag' && before.id === hand.id && before.days === hand.days) return;
        slip.set({ ...hand, held: new Set(), by: 'drag' });
      } else if (before?.by === 'drag') slip.set(null);
    });
  });
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== SLIP_KEY || event.ctrlKey || event.metaKey || isTextField(event.target)) return;
    isHeld.set(event.type === 'keydown');
  };
  const letGo = () => isHeld.set(false);
  const onUp = () => {
    const question = slip.get();
    if (question?.by !== 'drag' || !editor.isIn('select.translating')) return;
    // The bar goes back: what is asked is not done yet.
    editor.cancel();
    slip.set({ ...question, by: 'card' });
  };
  window.addEventListener('keydown', onKey, true);
  window.addEventListener('keyup', onKey, true);
  window.addEventListener('blur', letGo);
  window.addEventListener('pointerup', onUp, true);
  return () => {
    stopFollowing();
    window.removeEventListener('keydown', onKey, true);
    window.removeEventListener('keyup', onKey, true);
    window.removeEventListener('blur', letGo);
    window.removeEventListener('pointerup', onUp, true);
  };
}

/** The only item in the hand and by how many working days it is later than it was; null when it is not later. */
function inHand(editor: Editor, state: PictureState) {
  if (!editor.isIn('select.translating')) return null;
  const shape = editor.getOnlySelectedShape() as DerivedTLShape | null;
  const item = shape && itemOfShape(shape.id);
  const rest = shape && state.rest.get().get(shape.id);
  if (!shape || !rest || (item?.kind !== 'initiatives' && item?.kind !== 'milestones')) return null;
  const [px, calendar] = [state.pxPerDay.get(), state.calendar.get()];
  const dayAt = (x: number) =>
    calendar.workingDayNumber(Math.round(xToDay(x + (item.kind === 'milestones' ? shape.props.w / 2 : 0), px)));
  const days = dayAt(shape.x) - dayAt(rest.x);
  return days > 0 ? { ...item, days } : null;
}
