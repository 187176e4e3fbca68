import { useEditor, useValue } from '@tldraw/tldraw';
import { type PointerEvent as ReactPointerEvent, useEffect, useRef, useState } from 'react';
import { useCanvasParts } from '../canvas-context.ts';
import type { DerivedTLShape } from '../editor/derived-shape-utils.ts';
import { cancelLink, finishLink, moveLink, startLink } from '../editor/link-draft.ts';
import { derivedShapeId, type ItemRef, itemOfShape } from '../layout/derived-shape.ts';
import { type LinkSide, titleOf } from '../layout/link-offer.ts';

/** Pixels after which a press is a drag. */
const DRAG_FROM = 4;
/** The target of a handle in screen pixels; canvas-links.css has it too. */
const SIZE = 24;

/**
 * Round handles beside the item under the pointer, or the only selected one. A drag from one to another item links the
 * two; so does a click on it and then on the other.
 */
export function LinkHandles() {
  const editor = useEditor();
  const { session, state } = useCanvasParts();
  const [held, setHeld] = useState<ItemRef | null>(null);
  const shape = useValue('shape with link handles', () => {
    if (session.readOnly || !editor.isIn('select.idle')) return null;
    const drawn = state.linkDraft.get()?.itemId;
    const ids = drawn
      ? [derivedShapeId('initiatives', drawn), derivedShapeId('milestones', drawn)]
      : [held && derivedShapeId(held.kind, held.id), editor.getHoveredShapeId(), editor.getOnlySelectedShapeId()];
    return shownShape(ids.map((id) => editor.store.get(id as DerivedTLShape['id']) as DerivedTLShape | undefined));
  }, [editor, session, state, held]);
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor]);
  useEscape(() => cancelLink(state), state);
  const item = shape && itemOfShape(shape.id);
  if (!shape || !item) return null;
  const { x, y, props } = shape;
  const top = y + props.h / 2 - SIZE / 2 / zoom;
  const common = { item, zoom, top, onHold: setHeld };
  return (
    <>
      <Handle {...common} side="start" left={x - SIZE / zoom} />
      <Handle {...common} side="end" left={x + props.w} />
    </>
  );
}

/** The first that is there, when it can have dependencies. */
function shownShape(shapes: readonly (DerivedTLShape | undefined)[]): DerivedTLShape | null {
  const first = shapes.find((shape) => shape !== undefined);
  return first && (first.type === 'qd-bar' || first.type === 'qd-milestone') ? first : null;
}

interface HandleProps {
  readonly item: ItemRef;
  readonly side: LinkSide;
  readonly left: number;
  readonly top: number;
  readonly zoom: number;
  /** The pointer is on the handle: the item keeps its handles although the pointer left it. */
  readonly onHold: (item: ItemRef | null) => void;
}

function Handle({ item, side, left, top, zoom, onHold }: HandleProps) {
  const editor = useEditor();
  const { session, state } = useCanvasParts();
  const pressedAt = useRef<{ x: number; y: number } | null>(null);
  const dragged = useRef(false);
  const title = useValue('title', () => titleOf(state.view.get(), item.id), [state, item.id]);
  const follow = ({ clientX: x, clientY: y }: ReactPointerEvent) => {
    const from = pressedAt.current;
    if (!from) return;
    dragged.current ||= Math.hypot(x - from.x, y - from.y) >= DRAG_FROM;
    if (dragged.current) moveLink(editor, state, { x, y }, 'drag');
  };
  const label = side === 'end' ? `Link from the end of ${title}` : `Link to the start of ${title}`;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="qd-link-handle"
      data-side={side}
      aria-label={label}
      title={
        side === 'end'
          ? 'Drag or click, then choose what waits for this'
          : 'Drag or click, then choose what this waits for'
      }
      style={{ transform: `translate(${left}px, ${top}px) scale(${1 / zoom})` }}
      onPointerEnter={() => onHold(item)}
      onPointerLeave={() => onHold(null)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        pressedAt.current = { x: event.clientX, y: event.clientY };
        dragged.current = false;
        startLink(state, item.id, side, editor.screenToPage(pressedAt.current));
      }}
      onPointerMove={follow}
      onPointerUp={(event) => {
        event.stopPropagation();
        if (!pressedAt.current || !state.linkDraft.get()) return;
        pressedAt.current = null;
        if (dragged.current) finishLink(session, state);
        else moveLink(editor, state, { x: event.clientX, y: event.clientY }, 'clicks');
      }}
      onPointerCancel={() => {
        pressedAt.current = null;
        cancelLink(state);
      }}
    />
  );
}

/** Escape lets go of the line wherever the focus is, and does nothing else meanwhile. */
function useEscape(cancel: () => void, state: ReturnType<typeof useCanvasParts>['state']): void {
  const isDrawing = useValue('is drawing a link', () => state.linkDraft.get() !== null, [state]);
  const latest = useRef(cancel);
  latest.current = cancel;
  useEffect(() => {
    if (!isDrawing) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [isDrawing]);
}
