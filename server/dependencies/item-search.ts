import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { storableText } from '#server/projection/storable-text.ts';
import type { FoundItem } from '#shared/dependencies/found-item.ts';
import { NO_TEAM } from '#shared/dependencies/link-team.ts';

/** Items that one answer names at most. */
const FOUND = 20;

/** Initiatives and milestones over the boards of an organisation. Asks nothing about permission: its callers do. */
export interface ItemSearch {
  /**
   * Items of the organisation's open boards, except those of `exceptBoardId`, whose key or title has the text, those whose key or
   * title begins with it first. Nothing for an empty text.
   */
  find(orgId: string, text: string, exceptBoardId: string): Promise<readonly FoundItem[]>;
}

export function createItemSearch({ db }: { readonly db: Database }): ItemSearch {
  return {
    async find(orgId, text, exceptBoardId) {
      const wanted = storableText(text.trim());
      if (wanted === '') return [];
      const literal = wanted.replace(/[\\%_]/g, '\\$&');
      const [within, first] = [`%${literal}%`, `${literal}%`];
      const { rows } = await db.execute<FoundItem & Record<string, unknown>>(
        itemSearchStatement(orgId, exceptBoardId, within, first),
      );
      return rows;
    },
  };
}

/** Team and item as resolved-links.ts says them. Enters the rows by the boards of the organisation, which is what their indexes begin with. */
export function itemSearchStatement(orgId: string, exceptBoardId: string, within: string, first: string) {
  return sql`
    with scope as (select id, title from boards where org_id = ${orgId} and archived_at is null and id <> ${exceptBoardId})
    select found.board_id as "boardId", found.id as "itemId",
      case when lane.id is null then ${JSON.stringify(NO_TEAM)}::jsonb else jsonb_build_object(
        'key', case when org.id is null then 'lane:' || lane.board_id || ':' || lower(trim(lane.name)) else 'org:' || org.id end,
        'name', coalesce(org.name, lane.name), 'colour', coalesce(org.colour, lane.colour),
        'boardTitle', case when org.id is null then scope.title end) end as team,
      jsonb_build_object('kind', found.kind, 'key', found.key, 'title', found.title, 'boardTitle', scope.title,
        'start', found.start_on, 'end', found.end_on, 'status', coalesce(found.status, stage_of.status)) as item
    from (
      select *, not (title ilike ${first} or key ilike ${first}) as later from (
        select board_id, id, 'initiative' as kind, key, title, team_id, null as initiative_id, start_on, end_on, status
        from row_initiatives
        where board_id = any (array(select id from scope)) and (title ilike ${within} or key ilike ${within})
        union all
        select board_id, id, 'milestone', '', title, team_id, initiative_id, on_date, on_date, null from row_milestones
        where board_id = any (array(select id from scope)) and title ilike ${within}
      ) as having_it
      order by later, title, board_id, id limit ${FOUND}
    ) as found
      join scope on scope.id = found.board_id
      left join row_initiatives stage_of on stage_of.board_id = found.board_id and stage_of.id = found.initiative_id
      left join row_teams lane on lane.board_id = found.board_id and lane.id = coalesce(found.team_id, stage_of.team_id)
      left join org_teams org on org.id = lane.org_team_id and org.org_id = ${orgId}
    order by later, found.title, found.board_id, found.id`;
}
