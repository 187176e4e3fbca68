import type { BoardView, CanvasRecord } from './board-view.ts';
import { RECORD_KIND_NAMES, type RecordKind, type RecordOf } from './record-kind.ts';
import type { BoardMeta } from './records/board-meta.ts';
import { SCHEMA_VERSION } from './schema-version.ts';

/** A board as JSON: what export prints and what a snapshot keeps for queries. */
export type PlainBoard = {
  readonly schemaVersion: number;
  readonly meta: BoardMeta;
  readonly drawings: readonly CanvasRecord[];
} & {
  readonly [K in RecordKind]: readonly RecordOf<K>[];
};

/** The records of a view, in their order. */
export function plainBoard(view: BoardView): PlainBoard {
  const records = Object.fromEntries(RECORD_KIND_NAMES.map((kind) => [kind, view[kind].list]));
  return {
    schemaVersion: SCHEMA_VERSION,
    meta: view.meta,
    ...(records as { [K in RecordKind]: readonly RecordOf<K>[] }),
    drawings: [...view.canvas.values()],
  };
}
