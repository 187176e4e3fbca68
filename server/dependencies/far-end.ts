import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import type { NamedPerson } from '#shared/dependencies/handshake-sides.ts';

/**
 * Whether a person speaks for the end of a dependency that is on another board than the dependency: as owner of the item,
 * or as lead of its lane there or of the organisation's team that the lane is. False where both ends are on its own board.
 */
export async function speaksForFarEnd(
  db: Database,
  boardId: string,
  linkId: string,
  me: NamedPerson,
): Promise<boolean> {
  const { rows } = await db.execute<{ mine: boolean }>(farEndStatement(boardId, linkId, me));
  return rows[0]?.mine ?? false;
}

export function farEndStatement(boardId: string, linkId: string, me: NamedPerson) {
  const typed = [`user:${me.id}`, me.name, me.email ?? me.name].map((name) => name.trim().toLowerCase());
  const names = sql`array[${typed[0]}, ${typed[1]}, ${typed[2]}]::text[]`;
  const isMine = (name: ReturnType<typeof sql>) =>
    sql`coalesce(trim(${name}) <> '' and lower(trim(${name})) = any (${names}), false)`;
  return sql`
    with far as materialized (
      select case when from_board_id <> board_id then from_board_id else to_board_id end as board_id,
        case when from_board_id <> board_id then from_id else to_id end as id
      from row_dependencies
      where board_id = ${boardId} and id = ${linkId} and (from_board_id <> board_id or to_board_id <> board_id)),
    item as materialized (
      select i.board_id, i.owner, i.team_id from far join row_initiatives i on i.board_id = far.board_id and i.id = far.id
      union all
      select m.board_id, coalesce(i.owner, ''), coalesce(m.team_id, i.team_id)
      from far join row_milestones m on m.board_id = far.board_id and m.id = far.id
        left join row_initiatives i on i.board_id = m.board_id and i.id = m.initiative_id)
    select coalesce(bool_or(${isMine(sql`item.owner`)} or ${isMine(sql`team.lead`)} or ${isMine(sql`org.lead`)}), false) as mine
    from item
      left join row_teams team on team.board_id = item.board_id and team.id = item.team_id
      left join org_teams org on org.id = team.org_team_id`;
}
