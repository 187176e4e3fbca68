import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { Database, Queryable } from '#server/db/client.ts';
import { users } from '#server/db/schema/accounts.ts';
import { boardEditing } from '#server/db/schema/boards.ts';
import { snapshots } from '#server/db/schema/snapshots.ts';
import { storableJson } from '#server/projection/storable-text.ts';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import { RECORD_KIND_NAMES } from '#shared/board/record-kind.ts';
import type { VersionAuthor, VersionReason } from '#shared/history/version-info.ts';
import type { Capture } from './capture-board.ts';
import { authorsUpTo } from './snapshot-authors.ts';

/** A snapshot as the history lists it. */
export interface SnapshotSummary {
  readonly id: string;
  readonly boardId: string;
  readonly kind: 'automatic' | 'named';
  readonly name: string;
  readonly takenAt: Date;
  /** Name of who took it; null when nobody did, or the person is gone. */
  readonly takenBy: string | null;
  /** Why it was taken by itself; null for a named one. */
  readonly reason: VersionReason | null;
  readonly note: string;
  /** Who edited since the version before. */
  readonly authors: readonly VersionAuthor[];
  readonly counts: { readonly initiatives: number; readonly risks: number; readonly dependencies: number };
}

/** A snapshot to compare with. */
export interface VersionPoint {
  readonly id: string;
  readonly name: string;
  readonly kind: 'automatic' | 'named';
  readonly takenAt: Date;
}

/** A snapshot with what it holds. */
export interface Snapshot extends Omit<SnapshotSummary, 'counts'> {
  /** The log's position that it holds at least. */
  readonly seq: number;
  readonly schemaVersion: number;
  /** The document as one Yjs update (V1). */
  readonly state: Uint8Array;
  readonly view: PlainBoard;
}

export interface NewSnapshot extends Capture {
  readonly id: string;
  readonly boardId: string;
  readonly kind: 'automatic' | 'named';
  readonly reason: VersionReason | null;
  readonly name: string;
  readonly note: string;
  readonly takenAt: Date;
  /** Id of the user. */
  readonly takenBy: string | null;
}

export async function insertSnapshot(db: Queryable, snapshot: NewSnapshot): Promise<void> {
  const { view, ...rest } = snapshot;
  const authors = await authorsUpTo(db, snapshot.boardId, snapshot.seq);
  const counts = countsOf(view);
  await db
    .insert(snapshots)
    .values({ ...rest, authors, counts, schemaVersion: view.schemaVersion, view: jsonOf(view) });
}

/** Number of records by kind. */
function countsOf(view: PlainBoard): Record<string, number> {
  return Object.fromEntries(RECORD_KIND_NAMES.map((kind) => [kind, view[kind].length]));
}

/**
 * Stores the snapshot unless the board's last one holds the same records and drawings, or somebody else kept as much
 * meanwhile; notes in both cases that what it holds is kept. Answers whether it was stored, and the version that has
 * what it holds, which may hold more. Several processes may try at once. What a room has not committed yet is in no
 * other process's version: with `uncommitted` only the records decide.
 */
export function insertIfChanged(
  db: Database,
  snapshot: NewSnapshot,
  { uncommitted = false } = {},
): Promise<{ readonly stored: boolean; readonly id: string | null }> {
  const { boardId, view } = snapshot;
  return db.transaction(async (tx) => {
    const isNews = await noteKept(tx, boardId, snapshot.seq);
    const [last] = await tx
      .select({ id: snapshots.id, same: sql<boolean>`${snapshots.view} = ${jsonOf(view)}` })
      .from(snapshots)
      .where(eq(snapshots.boardId, boardId))
      .orderBy(desc(snapshots.takenAt), desc(snapshots.id))
      .limit(1);
    if ((!isNews && !uncommitted) || last?.same) return { stored: false, id: last?.id ?? null };
    await insertSnapshot(tx, snapshot);
    return { stored: true, id: snapshot.id };
  });
}

/** Notes that updates up to `seq` are kept; answers whether that is news. Locks the board's row until the transaction ends. */
async function noteKept(tx: Queryable, boardId: string, seq: number): Promise<boolean> {
  await tx.insert(boardEditing).values({ boardId }).onConflictDoNothing();
  const [row] = await tx
    .select({ keptSeq: boardEditing.keptSeq })
    .from(boardEditing)
    .where(eq(boardEditing.boardId, boardId))
    .for('update');
  const kept = row?.keptSeq ?? 0;
  if (kept > seq) return false;
  await tx.update(boardEditing).set({ keptSeq: seq, changedAt: null }).where(eq(boardEditing.boardId, boardId));
  return kept < seq;
}

const summary = {
  id: snapshots.id,
  boardId: snapshots.boardId,
  kind: snapshots.kind,
  name: snapshots.name,
  takenAt: snapshots.takenAt,
  takenBy: users.name,
  reason: snapshots.reason,
  note: snapshots.note,
  // Written by insertSnapshot alone.
  authors: sql<readonly VersionAuthor[]>`${snapshots.authors}`,
};
const countOf = (kind: 'initiatives' | 'risks' | 'dependencies') => {
  const name = sql.raw(`'${kind}'`);
  return sql<number>`coalesce((${snapshots.counts} -> ${name})::int, jsonb_array_length(${snapshots.view} -> ${name}), 0)`;
};

/** The latest first. */
export async function listSnapshots(db: Database, boardId: string, limit: number): Promise<SnapshotSummary[]> {
  const rows = await db
    .select({
      ...summary,
      initiatives: countOf('initiatives'),
      risks: countOf('risks'),
      dependencies: countOf('dependencies'),
    })
    .from(snapshots)
    .leftJoin(users, eq(users.id, snapshots.takenBy))
    .where(eq(snapshots.boardId, boardId))
    .orderBy(desc(snapshots.takenAt), desc(snapshots.id))
    .limit(limit);
  return rows.map(({ initiatives, risks, dependencies, ...row }) => ({
    ...row,
    counts: { initiatives, risks, dependencies },
  }));
}

/** The last snapshot taken at or before a moment; null when there is none. */
export async function findAsOf(db: Database, boardId: string, moment: Date): Promise<VersionPoint | null> {
  const [found] = await db
    .select({ id: snapshots.id, name: snapshots.name, kind: snapshots.kind, takenAt: snapshots.takenAt })
    .from(snapshots)
    .where(and(eq(snapshots.boardId, boardId), lte(snapshots.takenAt, moment)))
    .orderBy(desc(snapshots.takenAt), desc(snapshots.id))
    .limit(1);
  return found ?? null;
}

/** A snapshot of this board by its id, without what it holds. */
export async function findPoint(db: Database, boardId: string, id: string): Promise<VersionPoint | null> {
  const [found] = await db
    .select({ id: snapshots.id, name: snapshots.name, kind: snapshots.kind, takenAt: snapshots.takenAt })
    .from(snapshots)
    .where(and(eq(snapshots.boardId, boardId), eq(snapshots.id, id)));
  return found ?? null;
}

export async function readSnapshot(db: Database, id: string): Promise<Snapshot | null> {
  const [row] = await db
    .select({
      ...summary,
      seq: snapshots.seq,
      schemaVersion: snapshots.schemaVersion,
      state: snapshots.state,
      view: snapshots.view,
    })
    .from(snapshots)
    .leftJoin(users, eq(users.id, snapshots.takenBy))
    .where(eq(snapshots.id, id));
  if (!row?.state) return null;
  // Written by insertSnapshot alone, always from a PlainBoard.
  return { ...row, state: row.state, view: row.view as PlainBoard };
}

function jsonOf(view: PlainBoard) {
  return sql`${storableJson(view)}::jsonb`;
}
