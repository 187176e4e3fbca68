import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';

/** Rows of a document's log that its compacted state doesn't hold; 0 when there is no such document. */
export async function logLength(db: Database, docId: string): Promise<number> {
  const { rows } = await db.execute<{ rows: string | number }>(sql`
    select head_seq - snapshot_seq as rows from board_docs where id = ${docId}`);
  return Number(rows[0]?.rows ?? 0);
}

/**
 * Documents whose logs have at least so many rows, none of them younger than `quietMs`: a process that has such a
 * document open would have compacted it. The longest first, at most 20, without those given.
 */
export async function logsLeftLong(
  db: Database,
  atLeast: number,
  quietMs: number,
  without: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await db.execute<{ id: string }>(sql`
    select doc.id from board_docs doc
    where doc.head_seq - doc.snapshot_seq >= ${atLeast}::int
      and ${without.length > 0 ? sql`doc.id not in ${[...without]}` : sql`true`}
      and (select created_at from board_updates where doc_id = doc.id order by seq desc limit 1)
        <= now() - ${quietMs}::float8 * interval '1 millisecond'
    order by doc.head_seq - doc.snapshot_seq desc limit 20`);
  return rows.map(({ id }) => id);
}
