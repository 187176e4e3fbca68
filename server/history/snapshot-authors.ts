import { sql } from 'drizzle-orm';
import type { Queryable } from '#server/db/client.ts';
import type { VersionAuthor } from '#shared/history/version-info.ts';

/**
 * Who wrote updates of the board after those that an earlier version holds, up to `seq`: from the log, and where that
 * was compacted, from the activity, which goes as far. Ordered by name; who has no account any more is left out.
 */
export async function authorsUpTo(db: Queryable, boardId: string, seq: number): Promise<readonly VersionAuthor[]> {
  const { rows } = await db.execute<{ id: string; name: string }>(sql`
    with since as (
      select coalesce(max(seq), 0) as seq from snapshots where board_id = ${boardId} and seq < ${seq})
    select u.id, u.name from users u where u.id in (
      select actor_id from board_updates, since
        where doc_id = ${boardId} and board_updates.seq > since.seq and board_updates.seq <= ${seq}
      union
      select actor_id from board_activity, since
        where board_id = ${boardId} and board_activity.seq > since.seq and board_activity.seq <= ${seq})
    order by u.name, u.id`);
  return rows;
}
