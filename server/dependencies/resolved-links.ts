import { type SQL, sql } from 'drizzle-orm';
import { TIGHT_DAYS } from '#shared/schedule/conflicts.ts';

/**
 * On top of a source of link-sources.ts: `place`, where and when every item is, and `resolved`, every link with its
 * ends, teams, slack and state. Slack and state are those of dependencyState in shared/schedule/conflicts.ts, by the
 * calendar of the board that the link is written on. `starts` and `ends` are the days on whose morning an item's moments
 * are: its first day and the one after its last; for both of a milestone the day after it.
 */
export function resolvedLinks(orgId: string): SQL {
  return sql`
  item as materialized (
    select board_id, id, 'initiative' as kind, key, title, team_id, status, start_on, end_on,
      start_on as starts, end_on + 1 as ends
    from initiative
    union all
    select m.board_id, m.id, 'milestone', '', m.title, coalesce(m.team_id, stage_of.team_id), stage_of.status, m.on_date,
      m.on_date, m.on_date + 1, m.on_date + 1
    from milestone m
      left join initiative stage_of on stage_of.board_id = m.board_id and stage_of.id = m.initiative_id
    where not exists (select from initiative same where same.board_id = m.board_id and same.id = m.id)),
  lane as materialized (
    select t.board_id, t.id,
      case when org.id is null then 'lane:' || t.board_id || ':' || lower(trim(t.name)) else 'org:' || org.id end as key,
      coalesce(org.name, t.name) as name, coalesce(org.colour, t.colour) as colour,
      case when org.id is null then scope.title end as board_title, coalesce(org."order", t."order") as "order"
    from team t join scope on scope.id = t.board_id
      left join org_teams org on org.id = t.org_team_id and org.org_id = ${orgId}),
  stored_away as materialized (select id from boards where org_id = ${orgId} and archived_at is not null),
  place as materialized (
    select item.*, scope.title as board_title, coalesce(lane.key, 'none') as team
    from item join scope on scope.id = item.board_id
      left join lane on lane.board_id = item.board_id and lane.id = item.team_id),
  measured as materialized (
    select link.*, coalesce(giver.team, 'elsewhere') as from_team, coalesce(needer.team, 'elsewhere') as to_team,
      ${itemJson(sql`giver`)} as from_item, ${itemJson(sql`needer`)} as to_item,
      ${absence(sql`giver`, sql`link.from_board_id`)} as from_absence,
      ${absence(sql`needer`, sql`link.to_board_id`)} as to_absence,
      quarterdeck_working_day_number(link.promised_on + 1, calendar.weekdays, calendar.holidays)
        - quarterdeck_working_day_number(link.need_by + 1, calendar.weekdays, calendar.holidays) as promise_late,
      coalesce(giver.status in ('done', 'dropped'), false) or coalesce(needer.status in ('done', 'dropped'), false) as over,
      quarterdeck_working_day_number(case when link.type in ('FS', 'SS') then needer.starts else needer.ends end,
          calendar.weekdays, calendar.holidays)
        - quarterdeck_working_day_number(case when link.type in ('FS', 'FF') then giver.ends else giver.starts end,
          calendar.weekdays, calendar.holidays)
        - link.lag as spare
    from link
      join calendar on calendar.board_id = link.board_id
      left join place giver on giver.board_id = link.from_board_id and giver.id = link.from_id
      left join place needer on needer.board_id = link.to_board_id and needer.id = link.to_id),
  resolved as materialized (
    select *, case when not over then spare end as slack,
      case when over then 'over' when spare is null then 'unknown' when spare < 0 then 'conflict'
        when spare <= ${TIGHT_DAYS} then 'tight' else 'fine' end as schedule
    from measured)`;
}

/** LinkItem of shared/dependencies/cross-team-links.ts. */
function itemJson(place: SQL): SQL {
  return sql`case when ${place}.id is not null then jsonb_build_object('kind', ${place}.kind, 'key', ${place}.key,
    'title', ${place}.title, 'boardTitle', ${place}.board_title, 'start', ${place}.start_on, 'end', ${place}.end_on,
    'status', ${place}.status) end`;
}

/** LinkAbsence of shared/dependencies/cross-team-links.ts. */
function absence(place: SQL, boardId: SQL): SQL {
  return sql`case when ${place}.id is not null then null when ${boardId} in (select id from scope) then 'deleted'
    when ${boardId} in (select id from stored_away) then 'archived' else 'elsewhere' end`;
}
