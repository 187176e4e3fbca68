import type { CanvasRecord } from '../board/board-view.ts';
import type { PlainBoard } from '../board/plain-board.ts';
import { RECORD_KIND_NAMES, type RecordKind, type RecordOf } from '../board/record-kind.ts';
import { compareRecords } from '../board/record-order.ts';
import type { BoardMeta } from '../board/records/board-meta.ts';
import { samePlain } from '../diff/board-diff.ts';
import type { VersionInfo } from './version-info.ts';

/** How a table became that of the next version. */
export interface TableChanges<R> {
  readonly added: readonly R[];
  /** As they are from this version on. */
  readonly changed: readonly R[];
  /** Ids. */
  readonly removed: readonly string[];
}

/** What a version changes of the one before it. Tables that stay as they are, are left out. */
export type VersionChanges = { readonly [K in RecordKind]?: TableChanges<RecordOf<K>> } & {
  readonly meta?: BoardMeta;
  readonly drawings?: TableChanges<CanvasRecord>;
};

/** A version in the replay. */
export interface ReplayedVersion extends VersionInfo {
  /** What it changes of the one before; of the first, everything is added. Null when it is damaged: it is passed over. */
  readonly changes: VersionChanges | null;
  /** What is wrong with it. */
  readonly damage: string | null;
}

/** The answer of `/b/<board>/versions`: what a slider steps through. */
export interface Replay {
  /** Oldest first. */
  readonly versions: readonly ReplayedVersion[];
  /** How many versions of the span were passed over because there are too many; named ones never are first. */
  readonly passedOver: number;
}

type AnyRecord = { readonly id: string };
type Tables = Readonly<Record<string, readonly AnyRecord[]>>;

const TABLES = [...RECORD_KIND_NAMES, 'drawings'] as const;

/** What has to be changed of `from` to have `to`; `null` stands for a board with nothing on it. */
export function changesBetween(from: PlainBoard | null, to: PlainBoard): VersionChanges {
  const [before, after] = [from as Tables | null, to as unknown as Tables];
  const changes: Record<string, unknown> = {};
  if (!from || !samePlain(from.meta, to.meta)) changes.meta = to.meta;
  for (const table of TABLES) {
    const difference = tableChanges(before?.[table] ?? [], after[table] ?? []);
    if (difference) changes[table] = difference;
  }
  return changes as VersionChanges;
}

/** The board that the changes make of it: tables that stay are the same arrays, records that stay the same objects. */
export function applyChanges(board: PlainBoard, changes: VersionChanges): PlainBoard {
  const result: Record<string, unknown> = { ...board };
  if (changes.meta) result.meta = changes.meta;
  for (const table of TABLES) {
    const change = changes[table] as TableChanges<AnyRecord> | undefined;
    if (!change) continue;
    const replaced = new Map<string, AnyRecord | null>(change.removed.map((id) => [id, null]));
    for (const record of change.changed) replaced.set(record.id, record);
    const kept = ((board as unknown as Tables)[table] ?? []).flatMap((record) => {
      const now = replaced.get(record.id);
      return now === null ? [] : (now ?? record);
    });
    const records = [...kept, ...change.added];
    // Drawings have no order of their own.
    result[table] = table === 'drawings' ? records : records.sort(compareRecords);
  }
  return result as unknown as PlainBoard;
}

function tableChanges(from: readonly AnyRecord[], to: readonly AnyRecord[]): TableChanges<AnyRecord> | null {
  if (from === to) return null;
  const before = new Map(from.map((record) => [record.id, record]));
  const [added, changed]: [AnyRecord[], AnyRecord[]] = [[], []];
  for (const record of to) {
    const was = before.get(record.id);
    before.delete(record.id);
    if (!was) added.push(record);
    else if (was !== record && !samePlain(was, record)) changed.push(record);
  }
  const removed = [...before.keys()];
  return added.length + changed.length + removed.length === 0 ? null : { added, changed, removed };
}
