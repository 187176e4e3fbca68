import type * as Y from 'yjs';
import type { Board } from './board-doc.ts';
import { findProblems, isDangling } from './board-problems.ts';
import type { BoardProblem, BoardView, CanvasRecord, RecordTable } from './board-view.ts';
import { readRecord } from './collection.ts';
import { RECORD_KIND_NAMES, type RecordKind, type RecordOf } from './record-kind.ts';
import { compareRecords } from './record-order.ts';
import { boardMetaSchema } from './records/board-meta.ts';

/** Keeps a BoardView of a document, re-reading only what a transaction touched. */
export interface BoardProjection {
  /** The board now. The same object until something changes. */
  view(): BoardView;
  /** Calls the listener once after each transaction that changed the view. Answers how to stop. */
  subscribe(listener: () => void): () => void;
  /** Stops observing the document. */
  close(): void;
}

type Table = RecordTable<RecordOf<RecordKind>>;
type Unreadable = Extract<BoardProblem, { type: 'unreadable' }>;

export function createBoardProjection(board: Board): BoardProjection {
  const readable = new Map<RecordKind, Map<string, RecordOf<RecordKind>>>();
  const unreadable = new Map<string, Unreadable>();
  const tables = new Map<RecordKind, Table>();
  const changed = new Map<RecordKind, Set<string>>();
  const listeners = new Set<() => void>();
  let canvas = readCanvas(board);
  let meta = boardMetaSchema.parse(board.meta.toJSON());
  let current: BoardView | null = null;

  const readIds = (kind: RecordKind, ids: Iterable<string>) => {
    const records = new Map(readable.get(kind));
    for (const id of ids) {
      const map = board.records[kind].get(id);
      const problemId = `${kind}/${id}`;
      records.delete(id);
      unreadable.delete(problemId);
      if (!map) continue;
      const result = readRecord(kind, id, map);
      if (result.ok) records.set(id, result.record);
      else unreadable.set(problemId, { type: 'unreadable', kind, id, issues: result.issues });
    }
    readable.set(kind, records);
    tables.delete(kind);
  };

  const refresh = () => {
    for (const [kind, ids] of changed) readIds(kind, ids);
    changed.clear();
    const all = {} as Record<RecordKind, Table>;
    for (const kind of RECORD_KIND_NAMES) {
      // Whether an edge dangles depends on its ends, so dependencies are laid out anew when those change.
      const fresh = tables.get(kind) ?? tableOf(readable.get(kind) ?? new Map());
      tables.set(kind, fresh);
      all[kind] = fresh;
    }
    const drawn = { ...all, meta, canvas, problems: [] } as unknown as BoardView;
    const dependencies = withoutDangling(drawn, current?.dependencies);
    const problems = findProblems(drawn, [...unreadable.values()]);
    current = Object.freeze({ ...drawn, dependencies, problems });
    return current;
  };

  const observers = RECORD_KIND_NAMES.map((kind) => {
    const observer = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
      const ids = changed.get(kind) ?? new Set<string>();
      changed.set(kind, ids);
      for (const event of events) {
        const [id] = event.path;
        if (id !== undefined) ids.add(String(id));
        else for (const key of (event as Y.YMapEvent<unknown>).keysChanged) ids.add(key);
      }
      current = null;
    };
    board.records[kind].observeDeep(observer);
    readIds(kind, board.records[kind].keys());
    return () => board.records[kind].unobserveDeep(observer);
  });

  const onMeta = () => {
    meta = boardMetaSchema.parse(board.meta.toJSON());
    current = null;
  };
  const onCanvas = (event: Y.YMapEvent<unknown>) => {
    const next = new Map(canvas);
    for (const id of event.keysChanged) {
      const record = canvasRecord(id, board.canvas.get(id));
      if (record) next.set(id, record);
      else next.delete(id);
    }
    canvas = next;
    current = null;
  };
  const onTransaction = () => {
    if (current === null) for (const listener of [...listeners]) listener();
  };
  board.meta.observe(onMeta);
  board.canvas.observe(onCanvas);
  board.doc.on('afterTransaction', onTransaction);

  return {
    view: () => current ?? refresh(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      for (const stop of observers) stop();
      board.meta.unobserve(onMeta);
      board.canvas.unobserve(onCanvas);
      board.doc.off('afterTransaction', onTransaction);
      listeners.clear();
    },
  };
}

function tableOf(records: ReadonlyMap<string, RecordOf<RecordKind>>): Table {
  return { byId: records, list: [...records.values()].sort(compareRecords) };
}

type Dependencies = BoardView['dependencies'];

/** The dependencies whose ends exist; the former table when nothing about it changed. */
function withoutDangling(view: BoardView, before: Dependencies | undefined): Dependencies {
  const list = view.dependencies.list.filter((dependency) => !isDangling(view, dependency));
  if (before && before.list.length === list.length && list.every((record, i) => record === before.list[i]))
    return before;
  if (list.length === view.dependencies.list.length) return view.dependencies;
  return { list, byId: new Map(list.map((record) => [record.id, record])) };
}

function readCanvas(board: Board): ReadonlyMap<string, CanvasRecord> {
  const records = new Map<string, CanvasRecord>();
  for (const [id, value] of board.canvas.entries()) {
    const record = canvasRecord(id, value);
    if (record) records.set(id, record);
  }
  return records;
}

function canvasRecord(id: string, value: unknown): CanvasRecord | null {
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Record<string, unknown>;
  return record.id === id && typeof record.typeName === 'string' ? (record as CanvasRecord) : null;
}
