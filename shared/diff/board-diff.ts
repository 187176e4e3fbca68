import type { BoardView, CanvasRecord } from '../board/board-view.ts';
import { RECORD_KIND_NAMES, type RecordKind, type RecordOf } from '../board/record-kind.ts';
import type { BoardMeta } from '../board/records/board-meta.ts';

/** How one table became another, in the order of the later one. Deleted ones are as they were. */
export interface TableDiff<R> {
  readonly added: readonly R[];
  /** As it was, as it is. */
  readonly updated: readonly (readonly [from: R, to: R])[];
  readonly removed: readonly R[];
}

/** What lies between two views of a board. */
export type BoardDiff = { readonly [K in RecordKind]: TableDiff<RecordOf<K>> } & {
  /** The board's own fields, when any of them changed. */
  readonly meta: readonly [from: BoardMeta, to: BoardMeta] | null;
  readonly canvas: TableDiff<CanvasRecord>;
};

/** What lies between two views of a board, by value: the views may come from different documents. */
export function diffBoards(from: BoardView, to: BoardView): BoardDiff {
  const tables = Object.fromEntries(
    RECORD_KIND_NAMES.map((kind) => [kind, diffTables<RecordOf<RecordKind>>(from[kind].byId, to[kind].byId)]),
  ) as { [K in RecordKind]: TableDiff<RecordOf<K>> };
  return {
    ...tables,
    meta: samePlain(from.meta, to.meta) ? null : [from.meta, to.meta],
    canvas: diffTables<CanvasRecord>(from.canvas, to.canvas),
  };
}

/** The fields of a record that differ, in the order in which the later one has them. */
export function changedFields(from: object, to: object): string[] {
  const [before, after] = [from, to] as Readonly<Record<string, unknown>>[];
  const names = new Set([...Object.keys(to), ...Object.keys(from)]);
  return [...names].filter((name) => !samePlain(before?.[name], after?.[name]));
}

/** Whether two plain values are the same. Keys in another order make no difference. */
export function samePlain(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a, b] as Readonly<Record<string, unknown>>[];
  const keys = Object.keys(left ?? {});
  if (keys.length !== Object.keys(right ?? {}).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && samePlain(left?.[key], right?.[key]));
}

function diffTables<R>(from: ReadonlyMap<string, R>, to: ReadonlyMap<string, R>): TableDiff<R> {
  if (from === to) return { added: [], updated: [], removed: [] };
  const added: R[] = [];
  const updated: (readonly [R, R])[] = [];
  for (const [id, record] of to) {
    const before = from.get(id);
    if (before === undefined) added.push(record);
    else if (before !== record && !samePlain(before, record)) updated.push([before, record]);
  }
  return { added, updated, removed: [...from].filter(([id]) => !to.has(id)).map(([, record]) => record) };
}
