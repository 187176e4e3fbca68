import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import type { Claim, ClaimRequest } from '#server/projection/claim-projection.ts';

/**
 * Claims a board whose activity is behind, in one statement, as claimProjection does for its rows. Who overstays it does
 * no harm: a row of the log is derived once, whoever tries.
 */
export async function claimDerivation(db: Database, request: ClaimRequest): Promise<Claim> {
  const { boardId, holder, ttlMs, restMs } = request;
  const inMs = (ms: number) => sql`${ms}::float8 * interval '1 millisecond'`;
  const isFree = (row: SQL) =>
    sql`(${row}.holder is null or ${row}.holder = ${holder} or ${row}.until <= now() - ${inMs(restMs)})`;
  const { rows } = await db.execute<{ behind: boolean; claimed: boolean }>(sql`
    with behind as (
      select doc.id, doc.snapshot_seq, ${isFree(sql`stored`)} as free
      from board_docs doc left join board_activity_heads stored on stored.board_id = doc.id
      where doc.id = ${boardId} and doc.board_id = doc.id and doc.head_seq > coalesce(stored.seq, doc.snapshot_seq)
    ), claimed as (
      insert into board_activity_heads as stored (board_id, seq, holder, until)
      select id, snapshot_seq, ${holder}, now() + ${inMs(ttlMs)} from behind where free
      on conflict (board_id) do update set holder = excluded.holder, until = excluded.until
      where ${isFree(sql`stored`)}
      returning 1
    )
    select exists (select 1 from behind) as behind, exists (select 1 from claimed) as claimed`);
  if (rows[0]?.claimed) return 'mine';
  return rows[0]?.behind ? 'elsewhere' : 'current';
}
