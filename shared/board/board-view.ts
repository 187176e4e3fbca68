import type { RecordKind, RecordOf } from './record-kind.ts';
import type { BoardMeta } from './records/board-meta.ts';

/** Records of a kind, immutable. `list` is in the kind's order (order key, else date, else id). */
export interface RecordTable<R> {
  readonly byId: ReadonlyMap<string, R>;
  readonly list: readonly R[];
}

/** Something that people together made wrong: it is left out of the pictures or flagged there, and listed here. */
export type BoardProblem =
  | { readonly type: 'unreadable'; readonly kind: RecordKind; readonly id: string; readonly issues: readonly string[] }
  | { readonly type: 'dangling'; readonly dependencyId: string; readonly missingId: string }
  | { readonly type: 'cycle'; readonly dependencyIds: readonly string[] }
  | { readonly type: 'same-key'; readonly kind: RecordKind; readonly key: string; readonly ids: readonly string[] };

/** A free drawing as it is stored: an opaque tldraw record with canonical coordinates. */
export type CanvasRecord = { readonly id: string; readonly typeName: string } & Readonly<Record<string, unknown>>;

/**
 * A board at one moment: what every picture, table, snapshot and query reads. Unchanged records and tables are the
 * same objects from one view to the next, so `===` tells what changed.
 */
export type BoardView = {
  readonly [K in RecordKind]: RecordTable<RecordOf<K>>;
} & {
  readonly meta: BoardMeta;
  readonly canvas: ReadonlyMap<string, CanvasRecord>;
  readonly problems: readonly BoardProblem[];
};
