import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';

/** `mine`: project it now. `elsewhere`: another process is at it, or was just now. `current`: there is nothing to do. */
export type Claim = 'mine' | 'elsewhere' | 'current';

export interface ClaimRequest {
  readonly boardId: string;
  /** Names this projector. */
  readonly holder: string;
  /** Milliseconds for which a claim keeps others away, should the process die over it. */
  readonly ttlMs: number;
  /**
   * Milliseconds that others stay away after a projection, in favour of who did it: whoever wrote the rows last writes
   * differences alone, everybody else writes all of them.
   */
  readonly restMs: number;
}

/**
 * Claims a board that is behind, in one statement. Like a lease, but in the row that the projection writes anyway, so
 * that it costs one statement and needs no release. Who overstays it does no harm: rows never go back.
 */
export async function claimProjection(db: Database, request: ClaimRequest): Promise<Claim> {
  const { boardId, holder, ttlMs, restMs } = request;
  const inMs = (ms: number) => sql`${ms}::float8 * interval '1 millisecond'`;
  const isFree = (row: SQL) =>
    sql`(${row}.holder is null or ${row}.holder = ${holder} or ${row}.until <= now() - ${inMs(restMs)})`;
  const { rows } = await db.execute<{ behind: boolean; claimed: boolean }>(sql`
    with doc as (
      select id, head_seq from board_docs where id = ${boardId} and board_id = id
    ), behind as (
      select doc.id, ${isFree(sql`stored`)} as free
      from doc left join board_projections stored on stored.board_id = doc.id
      where doc.head_seq > coalesce(stored.seq, 0)
    ), claimed as (
      insert into board_projections as stored (board_id, seq, holder, until)
      select id, 0, ${holder}, now() + ${inMs(ttlMs)} from behind where free
      on conflict (board_id) do update set holder = excluded.holder, until = excluded.until
      where stored.seq < (select head_seq from doc) and ${isFree(sql`stored`)}
      returning 1
    )
    select exists (select 1 from behind) as behind, exists (select 1 from claimed) as claimed`);
  if (rows[0]?.claimed) return 'mine';
  return rows[0]?.behind ? 'elsewhere' : 'current';
}
