import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';

/** The boards whose logs have been ahead of their activity for `forMs` milliseconds at least. */
export async function activityBehind(db: Database, forMs: number): Promise<readonly string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select doc.id from board_docs doc left join board_activity_heads head on head.board_id = doc.id
    where doc.id = doc.board_id and doc.head_seq > coalesce(head.seq, doc.snapshot_seq)
      and coalesce((
        select created_at from board_updates
        where doc_id = doc.id and seq > coalesce(head.seq, doc.snapshot_seq) order by seq limit 1
      ), '-infinity') <= now() - ${forMs}::float8 * interval '1 millisecond'
    order by doc.id`);
  return rows.map(({ id }) => id);
}

/** Up to which row a document's log may be let go: a board's as far as its activity is derived. */
export async function compactableSeq(db: Database, docId: string): Promise<number> {
  const { rows } = await db.execute<{ seq: string | number }>(sql`
    select case when doc.id = doc.board_id then coalesce(head.seq, doc.snapshot_seq) else doc.head_seq end as seq
    from board_docs doc left join board_activity_heads head on head.board_id = doc.id where doc.id = ${docId}`);
  return Number(rows[0]?.seq ?? 0);
}
