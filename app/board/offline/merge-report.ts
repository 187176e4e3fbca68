import type { BoardView } from '#shared/board/board-view.ts';
import { isSetField, isTextField, RECORD_KIND_NAMES, type RecordKind } from '#shared/board/record-kind.ts';
import { type BoardDiff, changedFields, diffBoards, samePlain } from '#shared/diff/board-diff.ts';

/** A record that others changed while this client was away. */
export interface OthersChange {
  readonly what: 'added' | 'changed' | 'removed';
  readonly kind: RecordKind;
  readonly record: Readonly<Record<string, unknown>> & { readonly id: string };
}

/** What both sides changed while apart, and how it stands now. */
export type MergeConflict =
  | {
      readonly what: 'field';
      readonly kind: RecordKind;
      readonly record: OthersChange['record'];
      readonly field: string;
      readonly mine: unknown;
      readonly theirs: unknown;
      readonly stands: 'mine' | 'theirs';
      /** Name of who wrote theirs; null when that is not known. */
      readonly by: string | null;
    }
  /** Deleted on one side, changed on the other: it stays deleted. */
  | {
      readonly what: 'removed';
      readonly kind: RecordKind;
      readonly record: OthersChange['record'];
      readonly by: 'me' | 'them';
    };

/** What came together when the line was back. */
export interface MergeReport {
  /** Changes of mine that are saved now. */
  readonly saved: number;
  readonly others: readonly OthersChange[];
  /** Free drawings that others added, changed or took away. */
  readonly otherDrawings: number;
  readonly conflicts: readonly MergeConflict[];
}

/** The board at four moments of a reconnect. */
export interface MergeMoments {
  /** When the line broke; null when that is not known. */
  readonly base: BoardView | null;
  /** Here, just before the server's changes came. */
  readonly local: BoardView;
  /** On the server, without what was changed here; null when nothing was. */
  readonly server: BoardView | null;
  readonly merged: BoardView;
  /** Name of who last wrote a field on the server; null when it is not known. */
  readonly nameOf: (kind: RecordKind, id: string, field: string) => string | null;
}

/** What others did meanwhile and where that met changes of mine. */
export function mergeReport(moments: MergeMoments, saved: number): MergeReport {
  const { base, local, server, merged } = moments;
  const mine = base && diffBoards(base, local);
  const theirs = base && server ? diffBoards(base, server) : diffBoards(local, merged);
  return {
    saved,
    others: RECORD_KIND_NAMES.flatMap((kind) => othersOf(kind, theirs, mine)),
    otherDrawings: theirs.canvas.added.length + theirs.canvas.updated.length + theirs.canvas.removed.length,
    conflicts: mine && server ? RECORD_KIND_NAMES.flatMap((kind) => conflictsOf(kind, mine, theirs, moments)) : [],
  };
}

type Row = OthersChange['record'];
const rows = (records: readonly { readonly id: string }[]) => records as readonly Row[];
const pairs = (updated: readonly (readonly [{ readonly id: string }, { readonly id: string }])[]) =>
  updated as unknown as readonly (readonly [Row, Row])[];

function othersOf(kind: RecordKind, theirs: BoardDiff, mine: BoardDiff | null): OthersChange[] {
  const myUpdates = new Map(mine ? pairs(mine[kind].updated).map(([, to]) => [to.id, to]) : []);
  const mineIds = new Set(mine?.[kind].added.map(({ id }) => id));
  // What was on its way when the line broke may stand on the server already: mine is not theirs.
  const isTheirs = ([from, to]: readonly [Row, Row]) => {
    const my = myUpdates.get(to.id);
    return !my || changedFields(from, to).some((field) => !samePlain(to[field], my[field]));
  };
  return [
    ...rows(theirs[kind].added)
      .filter(({ id }) => !mineIds.has(id))
      .map((record) => ({ what: 'added' as const, kind, record })),
    ...pairs(theirs[kind].updated)
      .filter(isTheirs)
      .map(([, record]) => ({ what: 'changed' as const, kind, record })),
    ...rows(theirs[kind].removed)
      .filter(({ id }) => !mine?.[kind].removed.some((record) => record.id === id))
      .map((record) => ({ what: 'removed' as const, kind, record })),
  ];
}

function conflictsOf(kind: RecordKind, mine: BoardDiff, theirs: BoardDiff, moments: MergeMoments): MergeConflict[] {
  const theirUpdates = new Map(pairs(theirs[kind].updated).map((pair) => [pair[1].id, pair]));
  const theirRemoved = new Set(theirs[kind].removed.map(({ id }) => id));
  const myRemoved = new Set(mine[kind].removed.map(({ id }) => id));
  const conflicts: MergeConflict[] = [];
  for (const [from, to] of pairs(mine[kind].updated)) {
    if (theirRemoved.has(to.id)) conflicts.push({ what: 'removed', kind, record: to, by: 'them' });
    const their = theirUpdates.get(to.id);
    if (their) conflicts.push(...fieldConflicts(kind, [from, to], their, moments));
  }
  for (const [id, [, record]] of theirUpdates) {
    if (myRemoved.has(id)) conflicts.push({ what: 'removed', kind, record, by: 'me' });
  }
  return conflicts;
}

function fieldConflicts(
  kind: RecordKind,
  [from, my]: readonly [Row, Row],
  [base, their]: readonly [Row, Row],
  { merged, nameOf }: MergeMoments,
): MergeConflict[] {
  const now = merged[kind].byId.get(my.id) as Row | undefined;
  if (!now) return [];
  const theirFields = new Set(changedFields(base, their));
  return changedFields(from, my).flatMap((field) => {
    // Long text and sets are merged: both sides are in them. The place in the order is nobody's value.
    if (isTextField(kind, field) || isSetField(kind, field) || field === 'order') return [];
    if (!theirFields.has(field) || samePlain(my[field], their[field])) return [];
    const stands = samePlain(now[field], my[field]) ? ('mine' as const) : ('theirs' as const);
    const by = nameOf(kind, my.id, field);
    return [{ what: 'field' as const, kind, record: now, field, mine: my[field], theirs: their[field], stands, by }];
  });
}

/** Short blips are nobody's news, unless two people meant different things. */
export function isWorthTelling(report: MergeReport, apartForMs: number): boolean {
  if (report.conflicts.length > 0) return true;
  return apartForMs >= BLIP_MS && (report.saved > 0 || report.others.length > 0 || report.otherDrawings > 0);
}

export const BLIP_MS = 10_000;
