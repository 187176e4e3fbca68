import { type TLShapeId, useEditor, useValue } from '@tldraw/tldraw';
import { type PointerEvent as ReactPointerEvent, useCallback } from 'react';
import type { DerivedTLShape } from '../editor/derived-shape-utils.ts';
import { isPhone } from '../touch/touch-gestures.ts';

const GRIP = 10;
/** Bars shorter than this on the screen leave room for moving, and are resized after zooming in or in the panel. */
const LEAST_BAR = 26;

/** Grips at both ends of the bar under the pointer, or of the only selected one: a drag there changes that date. */
export function BarGrips() {
  const editor = useEditor();
  const shape = useValue('bar with grips', () => {
    if (editor.getIsReadonly() || !editor.isInAny('select.idle', 'select.pointing_resize_handle', 'select.resizing'))
      return null;
    if (isPhone(editor)) return null;
    const hovered = editor.getHoveredShape() ?? editor.getOnlySelectedShape();
    return hovered?.type === 'qd-bar' ? (hovered as DerivedTLShape) : null;
  }, [editor]);
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor]);
  if (!shape || shape.props.w * zoom < LEAST_BAR) return null;
  return (
    <>
      <Grip id={shape.id} handle="left" x={shape.x - 2 / zoom} y={shape.y} h={shape.props.h} zoom={zoom} />
      <Grip
        id={shape.id}
        handle="right"
        x={shape.x + shape.props.w - (GRIP - 2) / zoom}
        y={shape.y}
        h={shape.props.h}
        zoom={zoom}
      />
    </>
  );
}

interface GripProps {
  readonly id: TLShapeId;
  readonly handle: 'left' | 'right';
  readonly x: number;
  readonly y: number;
  readonly h: number;
  readonly zoom: number;
}

function Grip({ id, handle, x, y, h, zoom }: GripProps) {
  const editor = useEditor();
  const onPointerDown = useCallback(
    (event: ReactPointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return;
      event.stopPropagation();
      editor.getContainer().querySelector('.tl-canvas')?.setPointerCapture(event.pointerId);
      editor.select(id);
      const { clientX, clientY, pointerId, shiftKey, altKey, ctrlKey, metaKey } = event;
      editor.dispatch({
        type: 'pointer',
        name: 'pointer_down',
        target: 'selection',
        handle,
        point: { x: clientX, y: clientY, z: 0.5 },
        pointerId,
        button: 0,
        isPen: event.pointerType === 'pen',
        shiftKey,
        altKey,
        ctrlKey,
        metaKey,
        accelKey: ctrlKey || metaKey,
      });
    },
    [editor, id, handle],
  );
  return (
    <div
      className="qd-grip"
      data-handle={handle}
      onPointerDown={onPointerDown}
      style={{ transform: `translate(${x}px, ${y}px)`, width: GRIP / zoom, height: h }}
    />
  );
}
