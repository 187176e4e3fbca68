import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';

/**
 * The boards whose documents have been ahead of their rows for `forMs` milliseconds at least: whoever changed them takes
 * care of what is newer. Where the log doesn't say since when (it was compacted), they count.
 */
export async function boardsBehind(db: Database, forMs = 0): Promise<readonly string[]> {
  const since = sql`(
    select created_at from board_updates where doc_id = doc.id and seq > coalesce(projection.seq, 0)
    order by seq limit 1)`;
  const longEnough = sql`coalesce(${since}, '-infinity') <= now() - ${forMs}::float8 * interval '1 millisecond'`;
  const { rows } = await db.execute<{ id: string }>(sql`
    select doc.id from board_docs doc left join board_projections projection on projection.board_id = doc.id
    where doc.id = doc.board_id and doc.head_seq > coalesce(projection.seq, 0)
      and ${forMs > 0 ? longEnough : sql`true`}
    order by doc.id`);
  return rows.map(({ id }) => id);
}
