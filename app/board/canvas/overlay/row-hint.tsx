import { useEditor, useValue } from '@tldraw/tldraw';
import { useCanvasParts } from '../canvas-context.ts';
import type { DerivedTLShape } from '../editor/derived-shape-utils.ts';
import { currentStep } from '../editor/drag-rules.ts';
import { itemOfShape } from '../layout/derived-shape.ts';
import { dropInRow } from '../layout/drop-in-row.ts';
import { placementFromChange } from '../layout/place-bar.ts';

/** While a bar is dragged up or down within its lane, or into another: the line above which row it comes to lie. */
export function RowHint() {
  const editor = useEditor();
  const { state } = useCanvasParts();
  const line = useValue('row hint', () => {
    if (!editor.isIn('select.translating')) return null;
    const shape = editor.getOnlySelectedShape() as DerivedTLShape | null;
    const item = shape && itemOfShape(shape.id);
    const before = shape && state.rest.get().get(shape.id);
    if (!shape || !before || item?.kind !== 'initiatives') return null;
    const { initiatives } = state.view.get();
    const initiative = initiatives.byId.get(item.id);
    if (!initiative) return null;
    const layout = state.roadmap.get();
    const after = { x: shape.x, y: shape.y, w: shape.props.w, h: shape.props.h };
    const pxPerDay = state.pxPerDay.get();
    const context = { layout, pxPerDay, step: currentStep(editor, state), calendar: state.calendar.get() };
    const placement = placementFromChange(initiative, before, after, context);
    const drop = dropInRow(initiative, placement, before, after, { layout, initiatives });
    if (!drop) return null;
    const zoom = editor.getZoomLevel();
    const at = editor.pageToViewport({ x: shape.x, y: drop.lane.firstRow + drop.row * layout.rowHeight });
    return { x: at.x, y: at.y, width: shape.props.w * zoom };
  }, [editor, state]);
  if (!line) return null;
  const { x, y, width } = line;
  return <div className="qd-row-hint" style={{ transform: `translate(${x}px, ${y - 1}px)`, width }} />;
}
