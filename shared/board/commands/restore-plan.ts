import { changedFields, diffBoards } from '#shared/diff/board-diff.ts';
import type { BoardView, CanvasRecord } from '../board-view.ts';
import { RECORD_KIND_NAMES, type RecordKind, type RecordOf } from '../record-kind.ts';
import type { BoardMeta } from '../records/board-meta.ts';

/** What going back to a version writes. Made from two views; nothing is written by making it. */
export interface RestorePlan {
  /** Records that are made again, as they were, with their ids. */
  readonly puts: readonly Put[];
  /** Fields that are set back. */
  readonly patches: readonly Patch[];
  /** Records that came later. */
  readonly removes: readonly { readonly kind: RecordKind; readonly id: string }[];
  readonly meta: Partial<BoardMeta>;
  readonly drawings: { readonly put: readonly CanvasRecord[]; readonly remove: readonly string[] };
}

export interface Put {
  readonly kind: RecordKind;
  readonly record: RecordOf<RecordKind>;
}

export interface Patch {
  readonly kind: RecordKind;
  readonly id: string;
  readonly patch: Readonly<Record<string, unknown>>;
}

/** Settings that belong to now: which schema the document has, and what the history itself keeps there. */
const KEPT_SETTINGS: ReadonlySet<string> = new Set(['schemaVersion', 'baselineSnapshotId', 'restored']);

/** The whole board as a version has it. Reasons that were given since stay, unless what they are about goes. */
export function planWholeRestore(now: BoardView, version: BoardView): RestorePlan {
  const diff = diffBoards(now, version);
  const puts: Put[] = [];
  const patches: Patch[] = [];
  const removes: { kind: RecordKind; id: string }[] = [];
  for (const kind of RECORD_KIND_NAMES) {
    const { added, updated, removed } = diff[kind];
    for (const record of added) puts.push({ kind, record });
    for (const [from, to] of updated) patches.push({ kind, id: to.id, patch: fieldsOf(to, changedFields(from, to)) });
    if (kind !== 'reasons') for (const { id } of removed) removes.push({ kind, id });
  }
  const gone = new Set(removes.map(({ kind, id }) => `${kind}/${id}`));
  for (const { id, recordKind, recordId } of diff.reasons.removed) {
    if (gone.has(`${recordKind}/${recordId}`)) removes.push({ kind: 'reasons', id });
  }
  const { added, updated, removed } = diff.canvas;
  return {
    ...{ puts, patches, removes },
    meta: settingsOf(now, version, (field) => !KEPT_SETTINGS.has(field)),
    drawings: { put: [...added, ...updated.map(([, to]) => to)], remove: removed.map(({ id }) => id) },
  };
}

/** The settings that differ, as the version has them. */
export function settingsOf(now: BoardView, version: BoardView, wanted: (field: string) => boolean): Partial<BoardMeta> {
  const fields = changedFields(now.meta, version.meta).filter((field) => wanted(field) && !KEPT_SETTINGS.has(field));
  return fieldsOf(version.meta, fields);
}

export function fieldsOf(record: object, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field, (record as Readonly<Record<string, unknown>>)[field]]));
}
