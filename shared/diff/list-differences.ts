import type { ActivityKind, ActivityRow } from '../activity/activity-row.ts';
import { otherStep } from '../activity/aspect-fields.ts';
import type { BoardView } from '../board/board-view.ts';
import type { RecordChange } from '../board/record-changes.ts';
import { RECORD_KIND_NAMES, type RecordKind, type RecordOf } from '../board/record-kind.ts';
import { changedFields, diffBoards } from './board-diff.ts';
import { withTitles } from './row-title.ts';

export type DifferenceType = 'added' | 'changed' | 'removed';

/** What one record differs by between two versions of a board. */
export interface Difference {
  readonly kind: ActivityKind;
  readonly id: string;
  /** What it is called in the later version, or was in the earlier where it is gone. */
  readonly title: string;
  readonly type: DifferenceType;
  /** One for each field that differs, one for all where the record came or went: describeChanges makes sentences of them. */
  readonly rows: readonly ActivityRow[];
}

/**
 * What is no change worth telling: where a record stands in a list (its neighbours moved too), and what the comparison
 * itself brings with it.
 */
export const UNTOLD_FIELDS: ReadonlySet<string> = new Set(['order', 'schemaVersion', 'baselineSnapshotId', 'restored']);

/**
 * What lies between two versions of a board, record by record: kinds in the order of the schema, in each the added,
 * the changed, the removed. Reasons are part of other changes and not listed; free drawings have no words.
 */
export function listDifferences(from: BoardView, to: BoardView): readonly Difference[] {
  const diff = diffBoards(from, to);
  const known = <K extends RecordKind>(kind: K, id: string) => to[kind].byId.get(id) as RecordOf<K> | undefined;
  const changes: RecordChange[] = [];
  if (diff.meta) changes.push({ kind: 'meta', id: 'meta', before: diff.meta[0], after: diff.meta[1] } as RecordChange);
  for (const kind of RECORD_KIND_NAMES) {
    if (kind === 'reasons') continue;
    const push = (id: string, before: RecordOf<RecordKind> | null, after: RecordOf<RecordKind> | null) =>
      changes.push({ kind, id, before, after } as RecordChange);
    const { added, updated, removed } = diff[kind];
    for (const record of added) push(record.id, null, record);
    for (const [before, after] of updated) push(after.id, before, after);
    for (const record of removed) push(record.id, record, null);
  }
  return withTitles(changes, known).flatMap(differenceOf);
}

function differenceOf(change: RecordChange & { readonly title: string }): readonly Difference[] {
  const { before, after, id, title } = change;
  const kind = change.kind as ActivityKind;
  const type = before === null ? 'added' : after === null ? 'removed' : 'changed';
  const rows = type === 'changed' ? fieldRows(change) : [rowOf(change, { change: type, from: before, to: after })];
  return rows.length === 0 ? [] : [{ kind, id, title, type, rows }];
}

function fieldRows(change: RecordChange & { readonly title: string }): readonly ActivityRow[] {
  const [was, is] = [change.before, change.after] as Readonly<Record<string, unknown>>[];
  if (!was || !is) return [];
  const fields = changedFields(was, is).filter((field) => !UNTOLD_FIELDS.has(field));
  return fields.map((field) => {
    const other = otherStep(field);
    const beside = other && !fields.includes(other) ? { [other]: was[other] ?? null } : null;
    return rowOf(change, { field, from: was[field] ?? null, to: is[field] ?? null, beside });
  });
}

/** A row as the activity has it, but of no moment and nobody. */
function rowOf(change: RecordChange & { readonly title: string }, part: Partial<ActivityRow>): ActivityRow {
  return {
    id: 0,
    at: '1970-01-01T00:00:00.000Z',
    actorId: null,
    seq: 0,
    kind: change.kind as ActivityKind,
    recordId: change.id,
    title: change.title,
    change: 'changed',
    field: null,
    from: null,
    to: null,
    beside: null,
    why: null,
    ...part,
  };
}

/** How many records of each kind came, changed and went; only kinds that have any. */
export function countDifferences(
  differences: readonly Difference[],
): ReadonlyMap<ActivityKind, Readonly<Record<DifferenceType, number>>> {
  const counts = new Map<ActivityKind, Record<DifferenceType, number>>();
  for (const { kind, type } of differences) {
    const count = counts.get(kind) ?? { added: 0, changed: 0, removed: 0 };
    count[type] += 1;
    counts.set(kind, count);
  }
  return counts;
}
