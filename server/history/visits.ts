import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { boardVisits, snapshots } from '#server/db/schema/snapshots.ts';
import type { LastVisit } from '#shared/history/last-visit.ts';
import { findAsOf, type VersionPoint } from './snapshot-queries.ts';

/**
 * When people were last on boards. A visit goes on as long as it is noted again within half an hour; the clock is the
 * database's, whatever a browser or a process believes. Asks nothing about permission: its callers do.
 */
export interface Visits {
  /** Notes that somebody is on the board; answers what others changed since the visit before, null at the first. */
  note(boardId: string, userId: string): Promise<LastVisit | null>;
  /**
   * The version that shows the board as it was at the end of one's last visit: the one that was taken right after, if
   * nobody else had changed anything by then, else the last before. Null at the first visit, or when there is none.
   */
  version(boardId: string, userId: string): Promise<VersionPoint | null>;
}

/** A visit that was not noted for so long is over. */
const OVER_AFTER = sql`interval '30 minutes'`;

export function createVisits({ db }: { readonly db: Database }): Visits {
  return {
    async note(boardId, userId) {
      const [visit] = await db
        .insert(boardVisits)
        .values({ boardId, userId, visitedAt: sql`now()` })
        .onConflictDoUpdate({
          target: [boardVisits.boardId, boardVisits.userId],
          set: {
            visitedAt: sql`now()`,
            previousVisitAt: sql`case when ${boardVisits.visitedAt} < now() - ${OVER_AFTER}
              then ${boardVisits.visitedAt} else ${boardVisits.previousVisitAt} end`,
          },
        })
        .returning({ previous: boardVisits.previousVisitAt });
      const since = visit?.previous;
      if (!since) return null;
      const [changed, version] = await Promise.all([
        countChanged(db, boardId, userId, since),
        versionSince(db, boardId, userId, since),
      ]);
      return { at: since.toISOString(), changed, isKept: version !== null };
    },

    async version(boardId, userId) {
      const [visit] = await db
        .select({ previous: boardVisits.previousVisitAt })
        .from(boardVisits)
        .where(and(eq(boardVisits.boardId, boardId), eq(boardVisits.userId, userId)));
      return visit?.previous ? versionSince(db, boardId, userId, visit.previous) : null;
    },
  };
}

async function versionSince(db: Database, boardId: string, userId: string, since: Date): Promise<VersionPoint | null> {
  const { id, name, kind, takenAt } = snapshots;
  const [after] = await db
    .select({ id, name, kind, takenAt })
    .from(snapshots)
    .where(and(eq(snapshots.boardId, boardId), gt(takenAt, since)))
    .orderBy(asc(takenAt), asc(id))
    .limit(1);
  if (after && (await countChanged(db, boardId, userId, since, after.takenAt)) === 0) return after;
  return findAsOf(db, boardId, since);
}

/** Records that others changed after a moment and no later than another. */
async function countChanged(db: Database, boardId: string, userId: string, since: Date, until?: Date): Promise<number> {
  const { rows } = await db.execute<{ changed: number }>(sql`
    select count(distinct (record_kind, record_id))::int as changed from board_activity
    where board_id = ${boardId} and at > ${since.toISOString()}::timestamptz
      ${until ? sql`and at <= ${until.toISOString()}::timestamptz` : sql``}
      and actor_id is distinct from ${userId}`);
  return rows[0]?.changed ?? 0;
}
