import type { Database } from '#server/db/client.ts';

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
export async function appendUpdates(db: Database, appends: readonly Append[]): Promise<Map<string, number>> {
  if (appends.length === 0) return new Map();
  const values: unknown[] = [];
  let rowCount = 0;
  for (const { docId, generation, rows } of appends) values.push(docId, generation, rows.length);
  for (const { docId, rows } of appends) {
    for (const [index, { actorId, payload }] of rows.entries()) {
      const { buffer, byteOffset, byteLength } = payload;
      values.push(docId, index + 1, actorId, Buffer.from(buffer, byteOffset, byteLength));
      rowCount += 1;
    }
  }
  const text = statement(appends.length, rowCount);
  const result = await db.$client.query<{ id: string; head_seq: string | number }>(text, values);
  return new Map(result.rows.map((row) => [row.id, Number(row.head_seq)]));
}

/**
 * Written out by hand and not with the query builder: it runs some thirty times a second, and building it cost more than
 * running it.
 */
function statement(documents: number, rows: number): string {
  const parameters = placeholders();
  const wanted = Array.from({ length: documents }, () => parameters.next('text', 'int', 'int'));
  const added = Array.from({ length: rows }, () => parameters.next('text', 'int', 'text', 'bytea'));
  return `
    with wanted (id, generation, added) as (values ${wanted.join(', ')}),
    locked as materialized (
      select d.id, d.head_seq, w.added
      from board_docs d join wanted w on w.id = d.id and w.generation = d.generation
      order by d.id for update of d
    ),
    appended as (
      insert into board_updates (doc_id, seq, actor_id, payload)
      select l.id, l.head_seq + r.position, r.actor_id, r.payload
      from (values ${added.join(', ')}) as r (doc_id, position, actor_id, payload)
      join locked l on l.id = r.doc_id
    )
    update board_docs d set head_seq = l.head_seq + l.added
    from locked l where d.id = l.id
    returning d.id, d.head_seq`;
}

/** Numbers parameters: `next('text', 'int')` is `($1::text, $2::int)`. */
function placeholders(): { next(...types: string[]): string } {
  let count = 0;
  return {
    next: (...types) => {
      const parts = types.map((type) => {
        count += 1;
        return `$${count}::${type}`;
      });
      return `(${parts.join(', ')})`;
    },
  };
}
