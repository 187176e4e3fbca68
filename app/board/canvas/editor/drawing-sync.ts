import {
  type Editor,
  isEqual,
  isShape,
  react,
  type TLBinding,
  type TLBindingId,
  type TLRecord,
  type TLShape,
  type TLShapeId,
} from '@tldraw/tldraw';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import type { CanvasRecord } from '#shared/board/board-view.ts';
import { changeDrawings } from '#shared/board/commands/canvas-commands.ts';
import { isDerivedType } from '../layout/derived-shape.ts';
import { fromCanonicalX, toCanonicalX } from '../layout/time-scale.ts';
import { inMicrotask } from './in-microtask.ts';
import { PAGE_IDS } from './pages.ts';
import type { PictureState } from './picture-state.ts';

type Drawing = TLShape | TLBinding;

/** Text that is being typed is stored this often, so that a closed lid loses little. */
const TYPING_MS = 600;

/**
 * Keeps free drawings in the board and the board's in the editor. They are opaque tldraw records whose x counts in
 * canonical days when they lie on the roadmap; what does not fit tldraw's schema is left alone and out of the picture.
 */
export function syncDrawings(editor: Editor, session: BoardSession, state: PictureState): () => void {
  const dirty = new Set<string>();
  let typing: ReturnType<typeof setTimeout> | undefined;
  const px = () => state.pxPerDay.get();

  const write = (joins?: number) => {
    clearTimeout(typing);
    typing = undefined;
    if (dirty.size === 0) return;
    const put: CanvasRecord[] = [];
    const remove: string[] = [];
    for (const id of dirty) {
      const record = editor.store.get(id as TLShapeId | TLBindingId);
      if (record) put.push(toStored(record as Drawing, px()));
      else if (session.view.get().canvas.has(id)) remove.push(id);
    }
    dirty.clear();
    session.run((board) => changeDrawings(board, { put, remove }), joins === undefined ? {} : { joins });
  };
  const idle = () => editor.getPath().endsWith('.idle');
  const writeSoon = inMicrotask(() => {
    if (idle()) write();
    else if (editor.getEditingShapeId() !== null) typing ??= setTimeout(() => write(), TYPING_MS);
  });

  const read = () => {
    const wanted = new Map<string, Drawing>();
    for (const stored of session.view.get().canvas.values()) {
      const drawing = fromStored(editor, stored, px());
      if (drawing && !dirty.has(drawing.id)) wanted.set(drawing.id, drawing);
    }
    dropUnattached(editor, wanted);
    const put = [...wanted.values()].filter(
      (drawing) => !looksSame(editor.store.unsafeGetWithoutCapture(drawing.id as TLShapeId), drawing),
    );
    const gone = editor.store
      .allRecords()
      .filter((record) => isDrawing(record) && !wanted.has(record.id) && !dirty.has(record.id))
      .map(({ id }) => id);
    if (put.length === 0 && gone.length === 0) return;
    editor.store.mergeRemoteChanges(() => {
      editor.store.put(put);
      editor.store.remove(gone);
    });
  };
  const readSoon = inMicrotask(read);

  const mark = (record: TLRecord, source: 'user' | 'remote') => {
    if (source !== 'user' || !isDrawing(record)) return;
    dirty.add(record.id);
    writeSoon.request();
  };
  // Drawings that change together with records are one step with them.
  state.writeDrawings.set(write);
  const { sideEffects } = editor;
  const stops = [
    sideEffects.registerAfterCreateHandler('shape', mark),
    sideEffects.registerAfterChangeHandler('shape', (_, after, source) => mark(after, source)),
    sideEffects.registerAfterDeleteHandler('shape', mark),
    sideEffects.registerAfterCreateHandler('binding', mark),
    sideEffects.registerAfterChangeHandler('binding', (_, after, source) => mark(after, source)),
    sideEffects.registerAfterDeleteHandler('binding', mark),
    react('drawings of the board', () => {
      state.drawings.get();
      px();
      readSoon.request();
    }),
    react('end of drawing', () => {
      if (idle()) writeSoon.request();
    }),
    readSoon.cancel,
    writeSoon.cancel,
  ];
  return () => {
    write();
    state.writeDrawings.set(null);
    for (const stop of stops) stop();
  };
}

function isDrawing(record: TLRecord): record is Drawing {
  return (record.typeName === 'shape' && !isDerivedType(record.type)) || record.typeName === 'binding';
}

/**
 * Whether a record need not be put again. Days and pixels don't convert without rounding, and to put a note again in the
 * middle of its being typed moves the caret.
 */
function looksSame(current: TLRecord | undefined, wanted: Drawing): boolean {
  if (!current || !isShape(current) || !isShape(wanted)) return isEqual(current, wanted);
  return Math.abs(current.x - wanted.x) < 0.001 && isEqual({ ...current, x: wanted.x }, wanted);
}

function toStored(record: Drawing, pxPerDay: number): CanvasRecord {
  const stored = onTimeline(record) ? { ...record, x: toCanonicalX(record.x, pxPerDay) } : record;
  return stored as unknown as CanvasRecord;
}

/** What tldraw's schema said about a stored record; a change in the document is another object. */
const validated = new WeakMap<CanvasRecord, Drawing | null>();

/** The tldraw record of a stored drawing; null for what this version of tldraw can't read. */
function fromStored(editor: Editor, stored: CanvasRecord, pxPerDay: number): Drawing | null {
  let record = validated.get(stored);
  if (record === undefined) {
    record = validDrawing(editor, stored);
    validated.set(stored, record);
  }
  return record && onTimeline(record) ? { ...record, x: fromCanonicalX(record.x, pxPerDay) } : record;
}

function validDrawing(editor: Editor, stored: CanvasRecord): Drawing | null {
  if (stored.typeName !== 'shape' && stored.typeName !== 'binding') return null;
  if (typeof stored.type === 'string' && isDerivedType(stored.type)) return null;
  try {
    return editor.store.schema.types[stored.typeName].validate(stored) as Drawing;
  } catch {
    // Anybody can write anything into a document; one bad drawing must not take the picture down.
    return null;
  }
}

function onTimeline(record: Drawing): record is TLShape {
  return isShape(record) && record.parentId === PAGE_IDS.roadmap;
}

/** Leaves out drawings whose parent is missing, and bindings without both ends: tldraw takes both for granted. */
function dropUnattached(editor: Editor, drawings: Map<string, Drawing>): void {
  const exists = (id: string) => drawings.has(id) || editor.store.has(id as TLShapeId);
  for (let before = -1; before !== drawings.size; ) {
    before = drawings.size;
    for (const [id, drawing] of drawings) {
      const attached = isShape(drawing) ? exists(drawing.parentId) : exists(drawing.fromId) && exists(drawing.toId);
      if (!attached) drawings.delete(id);
    }
  }
}
