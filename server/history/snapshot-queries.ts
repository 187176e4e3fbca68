import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { Database, Queryable } from '#server/db/client.ts';
import { users } from '#server/db/schema/accounts.ts';
import { boardEditing } from '#server/db/schema/boards.ts';
import { snapshots } from '#server/db/schema/snapshots.ts';
import { storableJson } from '#server/projection/storable-text.ts';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import type { Capture } from './capture-board.ts';

/** A snapshot as the history lists it. */
export interface SnapshotSummary {
  readonly id: string;
  readonly boardId: string;
  readonly kind: 'automatic' | 'named';
  readonly name: string;
  readonly takenAt: Date;
  /** Name of who took it; null when nobody did, or the person is gone. */
  readonly takenBy: string | null;
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
  readonly name: string;
  readonly takenAt: Date;
  /** Id of the user. */
  readonly takenBy: string | null;
}

export async function insertSnapshot(db: Database, snapshot: NewSnapshot): Promise<void> {
  const { view, ...rest } = snapshot;
  await db.insert(snapshots).values({ ...rest, schemaVersion: view.schemaVersion, view: jsonOf(view) });
}

/**
 * Stores the snapshot unless the board's last one holds the same records and drawings, or somebody else kept as much
 * meanwhile; notes in both cases that what it holds is kept. Answers whether it was stored. Several processes may try
 * at once.
 */
export function insertIfChanged(db: Database, snapshot: NewSnapshot): Promise<boolean> {
  const { id, boardId, kind, name, seq, state, takenAt, takenBy, view } = snapshot;
  return db.transaction(async (tx) => {
    if (!(await noteKept(tx, boardId, seq))) return false;
    const [same] = await tx
      .select({ same: sql<boolean>`${snapshots.view} = ${jsonOf(view)}` })
      .from(snapshots)
      .where(eq(snapshots.boardId, boardId))
      .orderBy(desc(snapshots.takenAt), desc(snapshots.id))
      .limit(1);
    if (same?.same) return false;
    const { schemaVersion } = view;
    await tx
      .insert(snapshots)
      .values({ id, boardId, kind, name, seq, schemaVersion, state, takenAt, takenBy, view: jsonOf(view) });
    return true;
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
};
const countOf = (kind: 'initiatives' | 'risks' | 'dependencies') =>
  sql<number>`coalesce(jsonb_array_length(${snapshots.view} -> ${sql.raw(`'${kind}'`)}), 0)`;

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
