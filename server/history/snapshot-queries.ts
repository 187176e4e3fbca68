import { desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { users } from '#server/db/schema/accounts.ts';
import { snapshots } from '#server/db/schema/boards.ts';
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
 * Stores the snapshot unless the board's last one holds the same records and drawings. Answers whether it was stored.
 * Several processes may try at once.
 */
export function insertIfChanged(db: Database, snapshot: NewSnapshot): Promise<boolean> {
  const { id, boardId, kind, name, seq, state, takenAt, takenBy, view } = snapshot;
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`snapshot of ${boardId}`}, 0))`);
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
  // Written by insertSnapshot alone, always from a PlainBoard.
  return row ? { ...row, view: row.view as PlainBoard } : null;
}

/** Boards whose documents went on since their last snapshot, or since they were made (their first update). */
export async function boardsChangedSinceSnapshot(db: Database): Promise<readonly string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select doc.id from board_docs doc join boards board on board.id = doc.id
    where board.archived_at is null and doc.head_seq > greatest(1, coalesce(
      (select s.seq from snapshots s where s.board_id = doc.id order by s.taken_at desc, s.id desc limit 1), 0))
    order by doc.id`);
  return rows.map(({ id }) => id);
}

function jsonOf(view: PlainBoard) {
  return sql`${storableJson(view)}::jsonb`;
}
