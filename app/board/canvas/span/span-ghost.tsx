import { useEditor, useValue } from '@tldraw/tldraw';
import { formatDay } from '#app/board/fields/day-text.ts';
import { isoDateOf } from '#shared/schedule/calendar.ts';
import { useCanvasParts } from '../canvas-context.ts';
import { dayToX } from '../layout/time-scale.ts';

/** The bar that is being drawn, with its dates. */
export function SpanGhost() {
  const editor = useEditor();
  const { state } = useCanvasParts();
  const ghost = useValue('span ghost', () => {
    const draft = state.span.draft.get();
    if (!draft) return null;
    const [px, zoom] = [state.pxPerDay.get(), editor.getZoomLevel()];
    const at = editor.pageToViewport({ x: dayToX(draft.start, px), y: draft.y });
    const [start, end] = [isoDateOf(draft.start), isoDateOf(draft.end)];
    const days = state.calendar.get().workingDaysBetween(start, end);
    return {
      x: at.x,
      y: at.y,
      w: (draft.end + 1 - draft.start) * px * zoom,
      h: state.roadmap.get().barHeight * zoom,
      words: `${formatDay(start)} – ${formatDay(end)}, ${days} d`,
    };
  }, [editor, state]);
  if (!ghost) return null;
  const { x, y, w, h, words } = ghost;
  return (
    <>
      <div className="qd-span-ghost" style={{ transform: `translate(${x}px, ${y}px)`, width: w, height: h }} />
      <div className="qd-drag-tip" style={{ transform: `translate(${Math.max(x, 8)}px, ${y + h + 8}px)` }}>
        {words}
      </div>
    </>
  );
}
