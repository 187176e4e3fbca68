import { and, desc, eq, lte, sql } from 'drizzle-orm';
import type { Database, Queryable } from '#server/db/client.ts';
import { users } from '#server/db/schema/accounts.ts';
import { boardEditing } from '#server/db/schema/boards.ts';
import { snapshotContents, snapshots } from '#server/db/schema/snapshots.ts';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import type { VersionAuthor, VersionReason } from '#shared/history/version-info.ts';
import type { Capture } from './capture-board.ts';
import { ContentReader } from './content/content-reader.ts';
import { DamagedContentError } from './content/pack.ts';
import { lockContents, storeContent } from './content/store-content.ts';
import { authorsUpTo } from './snapshot-authors.ts';
import { boardOfVersion, findStored, noteDamage, stateOfVersion } from './stored-version.ts';

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
  /** What was found to be wrong with it; null for one that can be read, as far as is known. */
  readonly damage: string | null;
}

/** A snapshot to compare with. */
export interface VersionPoint {
  readonly id: string;
  readonly name: string;
  readonly kind: 'automatic' | 'named';
  readonly takenAt: Date;
}

/** A snapshot with what it holds. */
export interface Snapshot extends Omit<SnapshotSummary, 'counts' | 'damage'> {
  /** The log's position that it holds at least. */
  readonly seq: number;
  readonly schemaVersion: number;
  /** The document as one Yjs update (V1). */
  readonly state: Uint8Array;
  /** In our schema. */
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

export function insertSnapshot(db: Database, snapshot: NewSnapshot): Promise<void> {
  return db.transaction(async (tx) => {
    await lockContents(tx, snapshot.boardId);
    await insert(tx, snapshot);
  });
}

async function insert(tx: Queryable, { content, ...rest }: NewSnapshot): Promise<void> {
  const { hash: contentHash, counts, schemaVersion } = content;
  const authors = await authorsUpTo(tx, rest.boardId, rest.seq);
  await storeContent(tx, rest.boardId, content);
  await tx.insert(snapshots).values({ ...rest, authors, counts, schemaVersion, contentHash });
}

/**
 * Stores the snapshot unless the board's last one holds the same records and drawings, or somebody else kept as much
 * meanwhile; notes in both cases that what it holds is kept. Answers whether it was stored, and the version that has
 * what it holds, which may hold more. Several processes may try at once. What a room has not committed yet is in no
 * other process's version: with `uncommitted` only the records decide; with `ofItsSchema` what is of another schema is not the same.
 */
export function insertIfChanged(
  db: Database,
  snapshot: NewSnapshot,
  { uncommitted = false, ofItsSchema = false } = {},
): Promise<{ readonly stored: boolean; readonly id: string | null }> {
  const { boardId, content } = snapshot;
  return db.transaction(async (tx) => {
    const isNews = await noteKept(tx, boardId, snapshot.seq);
    await lockContents(tx, boardId);
    const [last] = await tx
      .select({ id: snapshots.id, viewChunks: snapshotContents.viewChunks, schemaVersion: snapshots.schemaVersion })
      .from(snapshots)
      .leftJoin(
        snapshotContents,
        and(eq(snapshotContents.boardId, snapshots.boardId), eq(snapshotContents.hash, snapshots.contentHash)),
      )
      .where(eq(snapshots.boardId, boardId))
      .orderBy(desc(snapshots.takenAt), desc(snapshots.id))
      .limit(1);
    const schemaVersion = ofItsSchema ? content.schemaVersion : null;
    const isSame =
      last?.viewChunks &&
      (schemaVersion ?? last.schemaVersion) === last.schemaVersion &&
      Buffer.from(last.viewChunks).equals(content.viewChunks);
    if ((!isNews && !uncommitted) || isSame) return { stored: false, id: last?.id ?? null };
    const same = uncommitted ? await findSame(tx, boardId, content.viewChunks, schemaVersion) : null;
    if (same) return { stored: false, id: same };
    await insert(tx, snapshot);
    return { stored: true, id: snapshot.id };
  });
}

/** Any version of the board with these records, whatever day it stands for. */
async function findSame(
  tx: Queryable,
  boardId: string,
  viewChunks: Uint8Array,
  schemaVersion: number | null,
): Promise<string | null> {
  const [found] = await tx
    .select({ id: snapshots.id })
    .from(snapshots)
    .innerJoin(
      snapshotContents,
      and(eq(snapshotContents.boardId, snapshots.boardId), eq(snapshotContents.hash, snapshots.contentHash)),
    )
    .where(
      and(
        eq(snapshots.boardId, boardId),
        eq(snapshotContents.viewChunks, viewChunks),
        schemaVersion === null ? undefined : eq(snapshots.schemaVersion, schemaVersion),
      ),
    )
    .limit(1);
  return found?.id ?? null;
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
      damage: snapshotContents.damage,
    })
    .from(snapshots)
    .leftJoin(users, eq(users.id, snapshots.takenBy))
    .leftJoin(
      snapshotContents,
      and(eq(snapshotContents.boardId, snapshots.boardId), eq(snapshotContents.hash, snapshots.contentHash)),
    )
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

/** @throws DamagedContentError when what it holds can't be read; lists say so from then on. */
export async function readSnapshot(db: Database, id: string): Promise<Snapshot | null> {
  const [row] = await db
    .select({ ...summary, seq: snapshots.seq, schemaVersion: snapshots.schemaVersion })
    .from(snapshots)
    .leftJoin(users, eq(users.id, snapshots.takenBy))
    .where(eq(snapshots.id, id));
  const [stored] = row ? await findStored(db, [id]) : [];
  if (!row || !stored) return null;
  const reader = new ContentReader(db, row.boardId);
  try {
    const state = await stateOfVersion(reader, stored);
    return { ...row, state, view: await boardOfVersion(reader, stored) };
  } catch (error) {
    if (error instanceof DamagedContentError) await noteDamage(db, stored, error.message);
    throw error;
  }
}
