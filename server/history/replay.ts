import { and, asc, eq, gte, lte } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { users } from '#server/db/schema/accounts.ts';
import { snapshots } from '#server/db/schema/snapshots.ts';
import type { PlainBoard } from '#shared/board/plain-board.ts';
import { pickVersions } from '#shared/history/pick-versions.ts';
import { changesBetween, type Replay, type ReplayedVersion } from '#shared/history/replay.ts';
import type { VersionAuthor } from '#shared/history/version-info.ts';
import { readVersions } from './read-versions.ts';

/** Versions that a replay has at most. */
export const REPLAYED = 200;

/** A span of moments; both ends belong to it. Null: without an end. */
export interface ReplaySpan {
  readonly from: Date | null;
  readonly to: Date | null;
}

/** The versions of a board in a span, each as what it changes of the one before. */
export async function readReplay(db: Database, boardId: string, { from, to }: ReplaySpan): Promise<Replay> {
  const all = await db
    .select({
      id: snapshots.id,
      kind: snapshots.kind,
      reason: snapshots.reason,
      name: snapshots.name,
      note: snapshots.note,
      takenAt: snapshots.takenAt,
      takenBy: users.name,
      authors: snapshots.authors,
    })
    .from(snapshots)
    .leftJoin(users, eq(users.id, snapshots.takenBy))
    .where(
      and(
        eq(snapshots.boardId, boardId),
        from ? gte(snapshots.takenAt, from) : undefined,
        to ? lte(snapshots.takenAt, to) : undefined,
      ),
    )
    .orderBy(asc(snapshots.takenAt), asc(snapshots.id));
  const picked = new Map(pickVersions(all, REPLAYED).map((row) => [row.id, row]));
  const versions: ReplayedVersion[] = [];
  let before: PlainBoard | null = null;
  for await (const { id, board, damage } of readVersions(db, boardId, [...picked.keys()])) {
    const row = picked.get(id);
    if (!row) continue;
    const { takenAt, authors, ...info } = row;
    const changes = board && changesBetween(before, board);
    // Written by snapshot-queries.ts alone.
    const known = { takenAt: takenAt.toISOString(), authors: authors as readonly VersionAuthor[] };
    versions.push({ ...info, ...known, changes, damage });
    before = board ?? before;
  }
  return { versions, passedOver: all.length - picked.size };
}
