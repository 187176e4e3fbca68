import type { ActivityKind } from '#shared/activity/activity-row.ts';
import { isAboutField, otherStep } from '#shared/activity/aspect-fields.ts';
import type { RecordChange } from '#shared/board/record-changes.ts';
import type { Reason } from '#shared/board/records/reason.ts';
import { changedFields, samePlain } from '#shared/diff/board-diff.ts';
import { restoreWords } from '#shared/diff/restore-words.ts';

/** One row of the log with what it did to the records. */
export interface LoggedChanges {
  readonly seq: number;
  /** When it was committed, in milliseconds since 1970. */
  readonly at: number;
  readonly actorId: string | null;
  readonly changes: readonly (RecordChange & { readonly title: string })[];
}

/** A row of the activity while it may still be extended; `id` is null until it is stored. */
export interface OpenRow {
  readonly id: number | null;
  readonly actorId: string | null;
  readonly kind: ActivityKind;
  readonly recordId: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly field: string | null;
  readonly from: unknown;
  readonly beside: Readonly<Record<string, unknown>> | null;
  seq: number;
  at: number;
  title: string;
  to: unknown;
  why: string | null;
}

export interface Folded {
  /** New rows, oldest first. */
  readonly added: readonly OpenRow[];
  /** Stored rows that are extended or got their reason. */
  readonly extended: readonly OpenRow[];
}

/** Edits of one field by one person that are no further apart than this are one change. */
export const TOGETHER_MS = 10_000;
/** A reason explains what the same person changed within so long before it. */
export const REASON_MS = 60_000;

/**
 * Makes rows of what the log says happened, oldest first. `recent` are the stored rows of the touched records that are at
 * most REASON_MS older, oldest first: they are extended (in place) where the same person goes on with the same field.
 */
export function foldChanges(recent: readonly OpenRow[], log: readonly LoggedChanges[]): Folded {
  const added: OpenRow[] = [];
  const extended = new Set<OpenRow>();
  const byRecord = new Map<string, OpenRow[]>();
  const rowsOf = (kind: string, id: string): OpenRow[] => {
    const key = `${kind}/${id}`;
    const rows = byRecord.get(key) ?? [];
    byRecord.set(key, rows);
    return rows;
  };
  for (const row of recent) rowsOf(row.kind, row.recordId).push(row);

  for (const { seq, at, actorId, changes } of log) {
    const why = whyOf(changes);
    for (const change of changes) {
      if (change.kind === 'reasons') continue;
      const { title } = change;
      const rows = rowsOf(change.kind, change.id);
      for (const part of partsOf(change)) {
        const open = rows.findLast((row) => row.field === null || row.field === part.field);
        if (open && why === null && canExtend(open, part, actorId, at)) {
          Object.assign(open, { seq, at, ...extension(open, part, title) });
          if (open.id !== null) extended.add(open);
        } else {
          const row = { ...part, id: null, seq, at, actorId, title, why, kind: change.kind, recordId: change.id };
          rows.push(row);
          added.push(row);
        }
      }
    }
    for (const { kind, before, after } of changes) {
      if (kind !== 'reasons' || before || !after) continue;
      for (const row of explained(rowsOf(after.recordKind, after.recordId), after, actorId, at)) {
        row.why = after.text;
        if (row.id !== null) extended.add(row);
      }
    }
  }
  // What was tried and taken back before anybody could read it is no change.
  const isChange = (row: OpenRow) => row.field === null || !samePlain(row.from, row.to);
  return { added: added.filter(isChange), extended: [...extended] };
}

/** Everything that was written with going back to a version says so; so does what took that back. */
function whyOf(changes: LoggedChanges['changes']): string | null {
  const meta = changes.find((change) => change.kind === 'meta');
  return meta?.kind === 'meta' ? restoreWords(meta.before.restored, meta.after.restored) : null;
}

type Part = Pick<OpenRow, 'change' | 'field' | 'from' | 'to' | 'beside'>;

/** One part for each field that differs; one for all fields of a record that came or went. */
function partsOf({ before, after }: RecordChange): Part[] {
  if (!before) return after ? [{ change: 'added', field: null, from: null, to: fieldsOf(after), beside: null }] : [];
  if (!after) return [{ change: 'removed', field: null, from: fieldsOf(before), to: null, beside: null }];
  const [was, is] = [before, after] as Readonly<Record<string, unknown>>[];
  return changedFields(before, after).map((field) => {
    const other = otherStep(field);
    const beside = other ? { [other]: was?.[other] ?? null } : null;
    return { change: 'changed', field, from: was?.[field] ?? null, to: is?.[field] ?? null, beside };
  });
}

function fieldsOf(record: object): Record<string, unknown> {
  const { id: _id, ...fields } = record as Readonly<Record<string, unknown>>;
  return fields;
}

function canExtend(open: OpenRow, part: Part, actorId: string | null, at: number): boolean {
  const goesOn = open.change !== 'removed' && part.change === 'changed' && open.actorId === actorId;
  // A change that was explained is complete: the reason says nothing about what comes next.
  return goesOn && open.why === null && at - open.at <= TOGETHER_MS;
}

/** A record that was just added and is being filled in is added with what it was filled with. */
function extension(
  open: OpenRow,
  { field, to }: Part,
  title: string,
): { readonly to: unknown; readonly title?: string } {
  if (open.field !== null || field === null) return { to, title };
  const filled = { to: { ...(open.to as Record<string, unknown>), [field]: to } };
  return field === 'title' || field === 'name' ? { ...filled, title } : filled;
}

/** The latest changes of the reason's aspect by who gave it: those of one gesture have the same seq. */
function explained(rows: readonly OpenRow[], reason: Reason, actorId: string | null, at: number): OpenRow[] {
  const candidates = rows.filter(
    (row) =>
      row.field !== null &&
      isAboutField(reason.aspect, row.field) &&
      row.actorId === actorId &&
      at - row.at <= REASON_MS,
  );
  const latest = Math.max(...candidates.map(({ seq }) => seq));
  return candidates.filter(({ seq }) => seq === latest);
}
