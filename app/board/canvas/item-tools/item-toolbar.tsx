import { type Editor, useEditor, useValue } from '@tldraw/tldraw';
import {
  ArrowDown,
  ArrowLeft,
  ArrowLeftToLine,
  ArrowRight,
  ArrowRightToLine,
  ArrowUp,
  CalendarCog,
  ChevronDown,
  ChevronsRight,
  ChevronUp,
  Ellipsis,
  Grid3x3,
  type LucideIcon,
  PanelRightOpen,
  Spline,
} from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import { IconButton } from '#app/components/icon-button.tsx';
import { useCanvasParts } from '../canvas-context.ts';
import { placeOf } from '../editor/pages.ts';
import type { PictureState } from '../editor/picture-state.ts';
import { type ItemRef, itemOfShape } from '../layout/derived-shape.ts';
import { laneColumnWidth } from '../overlay/insets.ts';
import { AXIS_HEIGHT } from '../paint/paint-axis.ts';
import { describePlace } from '../walk/describe-item.ts';
import { type ItemTool, type ToolName, toolsOf, useItemTool } from './item-tools.ts';
import { toolbarPlace } from './toolbar-place.ts';

const ICONS: Readonly<Record<ToolName, LucideIcon>> = {
  earlier: ArrowLeft,
  later: ArrowRight,
  shorter: ArrowLeftToLine,
  longer: ArrowRightToLine,
  'lane-up': ArrowUp,
  'lane-down': ArrowDown,
  'row-up': ChevronUp,
  'row-down': ChevronDown,
  dates: CalendarCog,
  link: Spline,
  slip: ChevronsRight,
  cell: Grid3x3,
  open: PanelRightOpen,
  more: Ellipsis,
};

/** Sides of a button in CSS pixels, and the frame around them; canvas-access.css has them too. */
const BUTTON = { fine: 32, coarse: 44 } as const;
const FRAME = 4;

/**
 * Everything a drag does to an item, without one: buttons above the only selected item. They keep out of the way of the
 * mouse: not during a gesture or beneath a menu, not while the pointer is on another item or Shift is held to select
 * more, not while the keyboard walks.
 */
export function ItemToolbar() {
  const editor = useEditor();
  const { session, state } = useCanvasParts();
  const item = useValue('item with a toolbar', () => itemWithToolbar(editor, state), [editor, state]);
  const tools = useValue('tools of the item', () => (item ? toolsOf(editor, state, item, session.readOnly) : []), [
    editor,
    state,
    session,
    item?.kind,
    item?.id,
  ]);
  const at = useValue('place of the toolbar', () => (item ? besideSelection(editor, tools.length) : null), [
    editor,
    item?.id,
    tools.length,
  ]);
  const isSelectingMore = useShift();
  if (!item || !at || tools.length === 0 || isSelectingMore) return null;
  return (
    <div
      className="qd-item-tools"
      data-coarse={at.coarse || undefined}
      style={{ transform: `translate(${at.x}px, ${at.y}px)`, maxWidth: at.width }}
    >
      <Buttons kind={item.kind} id={item.id} tools={tools} />
    </div>
  );
}

/** Whether Shift is held: what is pressed next joins the selection, and must not lie under a toolbar. */
function useShift(): boolean {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    const onKey = ({ key, type }: KeyboardEvent) => key === 'Shift' && setHeld(type === 'keydown');
    const onBlur = () => setHeld(false);
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('keyup', onKey, true);
    window.addEventListener('blur', onBlur);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('keyup', onKey, true);
      window.removeEventListener('blur', onBlur);
    };
  }, []);
  return isHeld;
}

/** The same while the camera moves: only the frame follows it. */
const Buttons = memo(function Buttons({ kind, id, tools }: ItemRef & { readonly tools: readonly ItemTool[] }) {
  const { state } = useCanvasParts();
  const use = useItemTool();
  const label = useValue('name of the toolbar', () => titleOf(state, { kind, id }), [state, kind, id]);
  return (
    <div role="toolbar" aria-label={label} className="flex flex-wrap">
      {tools.map(({ name, label: toolLabel, disabled }) => {
        const Icon = ICONS[name];
        return (
          <IconButton
            key={name}
            label={toolLabel}
            disabled={disabled}
            className="qd-item-tool"
            onClick={() => use(name, { kind, id })}
          >
            <Icon size={16} aria-hidden="true" />
          </IconButton>
        );
      })}
    </div>
  );
});

function titleOf(state: PictureState, item: ItemRef): string {
  return describePlace(item, { view: state.view.get(), basis: state.basis.get() });
}

function itemWithToolbar(editor: Editor, state: PictureState): ItemRef | null {
  if (!editor.isIn('select.idle') || state.walk.ring.get() || editor.menus.hasAnyOpenMenus()) return null;
  if (state.linkDraft.get() || state.movingToCell.get()) return null;
  const only = editor.getOnlySelectedShapeId();
  const hovered = editor.getHoveredShapeId();
  if (!only || (hovered && hovered !== only)) return null;
  return itemOfShape(only);
}

function besideSelection(editor: Editor, buttons: number) {
  const bounds = editor.getSelectionPageBounds();
  if (!bounds) return null;
  const { w, h } = editor.getViewportScreenBounds();
  const left = placeOf(editor) === 'roadmap' ? laneColumnWidth(w) : 0;
  const top = placeOf(editor) === 'roadmap' ? AXIS_HEIGHT : 0;
  const coarse = editor.getInstanceState().isCoarsePointer;
  const side = coarse ? BUTTON.coarse : BUTTON.fine;
  const columns = Math.min(buttons, Math.max(1, Math.floor((w - 2 * FRAME - 20) / side)));
  const size = { w: columns * side + 2 * FRAME, h: Math.ceil(buttons / columns) * side + 2 * FRAME };
  const zoom = editor.getZoomLevel();
  const corner = editor.pageToViewport(bounds);
  const item = { x: corner.x, y: corner.y, w: bounds.w * zoom, h: bounds.h * zoom };
  const at = toolbarPlace(item, size, { left, top, right: w, bottom: h });
  return at && { ...at, coarse, width: size.w };
}
