import { type SQL, sql } from 'drizzle-orm';
import type { Role } from '#shared/permissions/role.ts';
import type { Queryable } from '../client.ts';

/** What somebody may do on a board at this moment, in the session that they opened it with. */
export interface HeldAccess {
  readonly signedIn: boolean;
  readonly boardExists: boolean;
  readonly boardArchived: boolean;
  /** Null for who is no member of the board's organisation. */
  readonly role: Role | null;
}

/** Reads, for each of these sessions and boards in their order, what is held; in one statement. */
export async function readSocketAccess(
  db: Queryable,
  asked: readonly { readonly sessionId: string; readonly boardId: string }[],
  now: Date,
): Promise<HeldAccess[]> {
  const sessionIds = sql.param(asked.map(({ sessionId }) => sessionId));
  const boardIds = sql.param(asked.map(({ boardId }) => boardId));
  const query: SQL = sql`
    select s.id is not null as "signedIn", b.id is not null as "boardExists",
      b.archived_at is not null as "boardArchived", m.role
    from unnest(${sessionIds}::text[], ${boardIds}::text[]) with ordinality as asked (session_id, board_id, position)
    left join sessions s on s.id = asked.session_id and s.expires_at > ${now.toISOString()}::timestamptz
    left join boards b on b.id = asked.board_id
    left join memberships m on m.org_id = b.org_id and m.user_id = s.user_id
    order by asked.position`;
  const { rows } = await db.execute<{ [Key in keyof HeldAccess]: HeldAccess[Key] }>(query);
  return rows;
}
