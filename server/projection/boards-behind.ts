import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';

/** The boards whose documents are ahead of their rows. */
export async function boardsBehind(db: Database): Promise<readonly string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select doc.id from board_docs doc left join board_projections projection on projection.board_id = doc.id
    where doc.id = doc.board_id and doc.head_seq > coalesce(projection.seq, 0)
    order by doc.id`);
  return rows.map(({ id }) => id);
}
