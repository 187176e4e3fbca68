import { useEditor, useValue } from '@tldraw/tldraw';
import { useEffect, useRef } from 'react';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import { useCanvasParts } from '../canvas-context.ts';
import { dayToX } from '../layout/time-scale.ts';

const LEAST_WIDTH = 180;

/** The title of a bar that was just drawn, written on it. Enter keeps it, Escape removes the bar again. */
export function TitleOnBar() {
  const { state } = useCanvasParts();
  const id = useValue('named', () => state.span.named.get(), [state]);
  return id === null ? null : <TitleInput key={id} id={id} />;
}

function TitleInput({ id }: { readonly id: string }) {
  const editor = useEditor();
  const { session, state } = useCanvasParts();
  const input = useRef<HTMLInputElement>(null);
  const box = useValue('bar that is named', () => {
    const slot = state.roadmap.get().bars.get(id);
    if (!slot) return null;
    const [px, zoom] = [state.pxPerDay.get(), editor.getZoomLevel()];
    const { x, y } = editor.pageToViewport({ x: dayToX(slot.start, px), y: slot.y });
    const w = Math.max(LEAST_WIDTH, (slot.end - slot.start) * px * zoom);
    return { x, y, w, h: Math.max(24, state.roadmap.get().barHeight * zoom) };
  }, [editor, state, id]);
  const isThere = box !== null;
  useEffect(() => {
    if (isThere) input.current?.focus({ preventScroll: true });
  }, [isThere]);
  const close = () => {
    if (state.span.named.get() !== id) return false;
    state.span.named.set(null);
    return true;
  };
  const keep = () => {
    const title = input.current?.value.trim() ?? '';
    if (!close() || title === '') return;
    session.run((board) => updateRecord(board, { kind: 'initiatives', id, patch: { title } }));
  };
  const onKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    if (event.key === 'Enter') keep();
    else if (close()) session.undo.undo();
    editor.getContainer().focus();
  };
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const element = isThere ? input.current : null;
    // On the element itself: the editor's container hears a key before React does, and takes the focus at Escape.
    const listen = (event: KeyboardEvent) => latest.current(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, [isThere]);
  if (!box) return null;
  return (
    <input
      ref={input}
      className="qd-title-on-bar"
      aria-label="Title of the new initiative"
      placeholder="New initiative"
      maxLength={300}
      style={{ transform: `translate(${box.x}px, ${box.y}px)`, width: box.w, height: box.h }}
      onPointerDown={(event) => event.stopPropagation()}
      onBlur={keep}
    />
  );
}
