import type * as Y from 'yjs';
import type { Board } from './board-doc.ts';
import { readRecord } from './collection.ts';
import { RECORD_KIND_NAMES, type RecordKind, type RecordOf } from './record-kind.ts';
import { type BoardMeta, boardMetaSchema } from './records/board-meta.ts';

/** What became of one record between two moments. Null: it was not there, or could not be read. */
export type RecordChange =
  | {
      readonly [K in RecordKind]: {
        readonly kind: K;
        readonly id: string;
        readonly before: RecordOf<K> | null;
        readonly after: RecordOf<K> | null;
      };
    }[RecordKind]
  | { readonly kind: 'meta'; readonly id: 'meta'; readonly before: BoardMeta; readonly after: BoardMeta };

/**
 * Says which records became what, step by step, at the cost of those that were touched: a view of all tables a step
 * would cost the whole board each time. Dependencies are read as they are written, also while an end is missing.
 */
export interface RecordChanges {
  /** A record as of the last `take`. */
  known<K extends RecordKind>(kind: K, id: string): RecordOf<K> | undefined;
  /** Reads the board as it is now, to start from; yields after each record. To be run to its end first. */
  begin(): Generator<void>;
  /** The records touched since the last call that differ, in the order of the kinds; yields after each record. */
  take(): Generator<void, readonly RecordChange[]>;
  /** Stops observing the document. */
  close(): void;
}

export function followRecordChanges(board: Board): RecordChanges {
  const records = new Map<RecordKind, Map<string, RecordOf<RecordKind>>>(
    RECORD_KIND_NAMES.map((kind) => [kind, new Map()]),
  );
  const touched = new Map<RecordKind, Set<string>>(RECORD_KIND_NAMES.map((kind) => [kind, new Set()]));
  let meta = readMeta(board);
  let metaTouched = false;

  const observers = RECORD_KIND_NAMES.map((kind) => {
    const observer = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
      const ids = touched.get(kind);
      for (const event of events) {
        const [id] = event.path;
        if (id !== undefined) ids?.add(String(id));
        else for (const key of (event as Y.YMapEvent<unknown>).keysChanged) ids?.add(key);
      }
    };
    board.records[kind].observeDeep(observer);
    return () => board.records[kind].unobserveDeep(observer);
  });
  const onMeta = () => {
    metaTouched = true;
  };
  board.meta.observe(onMeta);

  function read(kind: RecordKind, id: string): RecordOf<RecordKind> | null {
    const map = board.records[kind].get(id);
    const result = map ? readRecord(kind, id, map) : null;
    const record = result?.ok ? result.record : null;
    if (record) records.get(kind)?.set(id, record);
    else records.get(kind)?.delete(id);
    return record;
  }

  return {
    known: (kind, id) => records.get(kind)?.get(id) as RecordOf<typeof kind> | undefined,
    *begin() {
      for (const kind of RECORD_KIND_NAMES) {
        for (const id of board.records[kind].keys()) {
          read(kind, id);
          yield;
        }
      }
      meta = readMeta(board);
    },
    *take() {
      const changes: RecordChange[] = [];
      if (metaTouched) {
        metaTouched = false;
        const before = meta;
        meta = readMeta(board);
        changes.push({ kind: 'meta', id: 'meta', before, after: meta });
      }
      for (const [kind, ids] of touched) {
        for (const id of ids) {
          const before = records.get(kind)?.get(id) ?? null;
          const after = read(kind, id);
          if (before || after) changes.push({ kind, id, before, after } as RecordChange);
          yield;
        }
        ids.clear();
      }
      return changes;
    },
    close() {
      for (const stop of observers) stop();
      board.meta.unobserve(onMeta);
    },
  };
}

function readMeta(board: Board): BoardMeta {
  return boardMetaSchema.parse(board.meta.toJSON());
}
