import { type Editor, type TLShapeId, useEditor, useValue } from '@tldraw/tldraw';
import { useEffect, useRef } from 'react';
import { useCanvasParts } from '#app/board/canvas/canvas-context.ts';
import type { PictureState } from '#app/board/canvas/editor/picture-state.ts';
import { derivedShapeId, isDerivedKind } from '#app/board/canvas/layout/derived-shape.ts';
import { returnToCanvas } from '#app/board/canvas/walk/return-to-canvas.ts';
import { cellOfRisk } from '#app/board/matrix/matrix-layout.ts';
import { ReasonForm } from './reason-form.tsx';
import type { ExplainedChange } from './reason-request.ts';
import '#app/styles/matrix.css';

const WIDTH = 288;
const HEIGHT = 96;
const GAP = 8;

/** After a drag or an arrow key: asks for the reason beside what changed. A press anywhere else goes on with the work. */
export function ReasonAtItem() {
  const editor = useEditor();
  const { session, state } = useCanvasParts();
  const place = useRef<HTMLDivElement>(null);
  const request = useValue('asked reason', () => state.askedReason.get(), [state]);
  const at = useValue('place of the reason', () => {
    const change = state.askedReason.get()?.changes[0];
    return change ? besideItem(editor, state, change) : null;
  }, [editor, state]);
  const close = () => {
    state.askedReason.set(null);
    returnToCanvas(editor, request?.by === 'keyboard');
  };
  useEffect(() => {
    if (!request) return;
    const onPress = (event: PointerEvent) => {
      if (!place.current?.contains(event.target as Node)) state.askedReason.set(null);
    };
    const onKey = (event: KeyboardEvent) => {
      if (place.current?.contains(document.activeElement)) return;
      const isOnCanvas = document.activeElement?.closest('.qd-canvas') ?? null;
      if (!isOnCanvas || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 'Escape') state.askedReason.set(null);
      if (event.key !== 'Tab' || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      place.current?.querySelector('input')?.focus();
    };
    window.addEventListener('pointerdown', onPress, true);
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('pointerdown', onPress, true);
      window.removeEventListener('keydown', onKey, true);
    };
  }, [state, request]);
  // Undone, or on another page: there is nothing to explain any more.
  if (!request || !at) return null;
  const [first] = request.changes;
  const takesFocus = request.by === 'pointer' && !editor.getInstanceState().isCoarsePointer;
  return (
    <div ref={place} className="qd-reason" style={{ transform: `translate(${at.x}px, ${at.y}px)`, width: at.width }}>
      <ReasonForm
        key={`${request.step} ${first?.recordId}`}
        session={session}
        request={request}
        autoFocus={takesFocus}
        onDone={close}
      />
      {!takesFocus && (
        <p role="status" className="sr-only">
          {first?.from || 'none'} to {first?.to || 'none'}. Press Tab to say why.
        </p>
      )}
    </div>
  );
}

/** Below the item, above it where there is no room; never out of the picture. */
function besideItem(editor: Editor, state: PictureState, { recordKind, recordId }: ExplainedChange) {
  const shape = isDerivedKind(recordKind)
    ? editor.getShape(derivedShapeId(recordKind, recordId) as TLShapeId)
    : undefined;
  if (shape && editor.getAncestorPageId(shape) !== editor.getCurrentPageId()) return null;
  const bounds = (shape && editor.getShapePageBounds(shape)) ?? cellOfRisk(state.matrix.get(), recordId);
  if (!bounds) return null;
  const { w, h } = editor.getViewportScreenBounds();
  const width = Math.min(WIDTH, w - 2 * GAP);
  const zoom = editor.getZoomLevel();
  const top = editor.pageToViewport(bounds);
  const below = top.y + bounds.h * zoom + GAP;
  const y = below + HEIGHT < h ? below : Math.max(GAP, top.y - HEIGHT - GAP);
  return { x: Math.round(Math.min(Math.max(GAP, top.x), w - width - GAP)), y: Math.round(y), width };
}
