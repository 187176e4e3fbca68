import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#server/db/client.ts';

export interface LogRow {
  /** Who wrote it; `null`: nobody who has an account (a migration). */
  readonly actorId: string | null;
  /** A Yjs update, V1. */
  readonly payload: Uint8Array;
}

export interface Append {
  readonly docId: string;
  readonly generation: number;
  readonly rows: readonly LogRow[];
}

/**
 * Appends the rows of many documents in ONE statement, and so in one transaction and one round trip, and returns the
 * new head of each. The rows of a document follow its head without a gap, in the order given. A document that is gone
 * or of another generation is left out of the answer, and nothing is written for it.
 *
 * Documents are locked in the order of their ids, so that two processes can't deadlock; whoever waits for the lock
 * reads the head as it is then.
 */
export async function appendUpdates(db: Queryable, appends: readonly Append[]): Promise<Map<string, number>> {
  if (appends.length === 0) return new Map();
  const wanted: SQL[] = [];
  const rows: SQL[] = [];
  for (const { docId, generation, rows: added } of appends) {
    wanted.push(sql`(${docId}::text, ${generation}::int, ${added.length}::int)`);
    for (const [index, row] of added.entries()) {
      const { buffer, byteOffset, byteLength } = row.payload;
      const payload = Buffer.from(buffer, byteOffset, byteLength);
      rows.push(sql`(${docId}::text, ${index + 1}::int, ${row.actorId}::text, ${payload}::bytea)`);
    }
  }
  const result = await db.execute<{ id: string; head_seq: string | number }>(sql`
    with wanted (id, generation, added) as (values ${sql.join(wanted, sql`, `)}),
    locked as materialized (
      select d.id, d.head_seq, w.added
      from board_docs d join wanted w on w.id = d.id and w.generation = d.generation
      order by d.id for update of d
    ),
    appended as (
      insert into board_updates (doc_id, seq, actor_id, payload)
      select l.id, l.head_seq + r.position, r.actor_id, r.payload
      from (values ${sql.join(rows, sql`, `)}) as r (doc_id, position, actor_id, payload)
      join locked l on l.id = r.doc_id
    )
    update board_docs d set head_seq = l.head_seq + l.added
    from locked l where d.id = l.id
    returning d.id, d.head_seq`);
  return new Map(result.rows.map((row) => [row.id, Number(row.head_seq)]));
}
