import { type Editor, useAtom, useEditor, useValue, type VecLike } from '@tldraw/tldraw';
import { useEffect } from 'react';
import { formatDay } from '#app/board/fields/day-text.ts';
import { isoDateOf } from '#shared/schedule/calendar.ts';
import { useCanvasParts } from '../canvas-context.ts';
import type { PictureState } from '../editor/picture-state.ts';
import { dayToX, xToDay } from '../layout/time-scale.ts';
import { LEAST_DAY_WIDTH } from '../paint/paint-days-off.ts';
import { laneColumnWidth } from './insets.ts';
import { useRested } from './pointer-at-rest.ts';

const WIDTH = 190;

/** Where the pointer rests on a holiday, or a finger touched it, and on nothing else: what the shaded day is. */
export function DayNote() {
  const editor = useEditor();
  const { state } = useCanvasParts();
  const pointer = useAtom<VecLike | null>('pointer over days', null);
  useEffect(() => {
    // The editor's own place of the pointer tells nobody when it changes.
    const onPointer = ({ target, clientX: x, clientY: y }: PointerEvent) =>
      pointer.set(target instanceof Element && target.closest('.tl-canvas') ? { x, y } : null);
    document.addEventListener('pointermove', onPointer);
    document.addEventListener('pointerdown', onPointer);
    return () => {
      document.removeEventListener('pointermove', onPointer);
      document.removeEventListener('pointerdown', onPointer);
    };
  }, [pointer]);
  const pointed = useValue('holiday under the pointer', () => holidayAt(editor, state, pointer.get()), [
    editor,
    state,
    pointer,
  ]);
  const rested = useRested(pointed === null ? null : String(pointed));
  const place = useValue('place of the note', () => {
    const at = pointer.get();
    if (at === null || rested === null) return null;
    const screen = editor.getViewportScreenBounds();
    const { x } = editor.pageToViewport({ x: dayToX(Number(rested) + 1, state.pxPerDay.get()), y: 0 });
    const top = Math.min(at.y - screen.y + 12, screen.h - 72);
    return { left: Math.max(8, Math.min(x + 6, screen.w - WIDTH - 8)), top, width: WIDTH };
  }, [editor, state, pointer, rested]);
  if (rested === null || place === null) return null;
  return (
    <div className="qd-card" role="tooltip" style={place}>
      <p className="qd-card-title">{formatDay(isoDateOf(Number(rested)))}</p>
      <p>Holiday: not a working day</p>
    </div>
  );
}

/** Null where days are too narrow to be shaded, and while something else lies there or is in the hand. */
function holidayAt(editor: Editor, state: PictureState, pointer: VecLike | null): number | null {
  const pxPerDay = state.pxPerDay.get();
  if (pointer === null || pxPerDay * editor.getZoomLevel() < LEAST_DAY_WIDTH) return null;
  if (!editor.isIn('select.idle') || editor.getHoveredShapeId() !== null) return null;
  const screen = editor.getViewportScreenBounds();
  if (pointer.x - screen.x < laneColumnWidth(screen.w)) return null;
  const day = Math.floor(xToDay(editor.screenToPage(pointer).x, pxPerDay));
  return state.calendar.get().isHoliday(day) ? day : null;
}
