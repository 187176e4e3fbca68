import { useEditor, useValue } from '@tldraw/tldraw';
import { useCanvasParts } from '../canvas-context.ts';
import type { DerivedTLShape } from '../editor/derived-shape-utils.ts';
import { currentStep } from '../editor/drag-rules.ts';
import { itemOfShape } from '../layout/derived-shape.ts';
import { describeDrag } from '../layout/describe-drag.ts';
import { dayToX } from '../layout/time-scale.ts';

/** Beside a bar in the hand: the dates it would get, and by how much they differ. */
export function DragTooltip() {
  const editor = useEditor();
  const { state } = useCanvasParts();
  const tip = useValue('drag tooltip', () => {
    if (!editor.isInAny('select.translating', 'select.resizing')) return null;
    const shape = editor.getOnlySelectedShape() as DerivedTLShape | null;
    const item = shape && itemOfShape(shape.id);
    if (!shape || item?.kind !== 'initiatives') return null;
    const initiative = state.view.get().initiatives.byId.get(item.id);
    const slot = state.roadmap.get().bars.get(item.id);
    if (!initiative || !slot) return null;
    const pxPerDay = state.pxPerDay.get();
    const before = {
      x: dayToX(slot.start, pxPerDay),
      y: slot.y,
      w: (slot.end - slot.start) * pxPerDay,
      h: shape.props.h,
    };
    const after = { x: shape.x, y: shape.y, w: shape.props.w, h: shape.props.h };
    const context = {
      layout: state.roadmap.get(),
      pxPerDay,
      step: currentStep(editor, state),
      calendar: state.calendar.get(),
    };
    const at = editor.pageToViewport({ x: shape.x, y: shape.y + shape.props.h });
    return { text: describeDrag(initiative, before, after, context), x: at.x, y: at.y };
  }, [editor, state]);
  if (!tip) return null;
  return (
    <div className="qd-drag-tip" style={{ transform: `translate(${Math.max(tip.x, 8)}px, ${tip.y + 8}px)` }}>
      <span>{tip.text.dates}</span>
      {tip.text.delta && <strong>{tip.text.delta}</strong>}
      {tip.text.lane && <span className="qd-drag-lane">{tip.text.lane}</span>}
    </div>
  );
}
