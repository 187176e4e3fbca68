import { type SQL, sql } from 'drizzle-orm';
import { DEFAULT_CALENDAR } from '#shared/board/records/board-meta.ts';

/*
 * Two sources of the same relations: the rows that the projector keeps (now), and the views that snapshots keep (then).
 * Both define the CTEs scope, calendar, team, initiative, milestone and link over the organisation's boards that are not archived.
 */

const scope = (orgId: string) => sql`
  scope as (select id, title from boards where org_id = ${orgId} and archived_at is null)`;

/**
 * The working calendar of each board as quarterdeck_working_day_number takes it: weekdays and holidays sorted, each once,
 * and no holiday that takes no working day away.
 */
const calendars = (ofBoards: SQL) => sql`
  known_calendar as (
    select board_id, coalesce(calendar, ${JSON.stringify(DEFAULT_CALENDAR)}::jsonb) as known from (${ofBoards}) as stored),
  calendar as materialized (
    select board_id, weekdays,
      array(select distinct day::date from jsonb_array_elements_text(known -> 'holidays') as day
        where extract(isodow from day::date) = any (weekdays) order by 1) as holidays
    from (
      select board_id, known,
        array(select distinct day::integer from jsonb_array_elements_text(known -> 'workingWeekdays') as day order by 1)
          as weekdays
      from known_calendar) as sorted)`;

/** The boards as they are now. */
export function linksNow(orgId: string): SQL {
  // An array instead of a join: the tables are entered by their index on board_id, whatever the planner knows of them.
  const ofScope = sql`where board_id = any (array(select id from scope))`;
  return sql`${scope(orgId)},
  ${calendars(sql`select id as board_id, p.calendar from scope left join board_projections p on p.board_id = scope.id`)},
  team as materialized (
    select board_id, id, org_team_id, name, colour, "order" from row_teams ${ofScope}),
  initiative as materialized (
    select board_id, id, key, title, team_id, status, start_on, end_on from row_initiatives ${ofScope}),
  milestone as materialized (
    select board_id, id, title, team_id, initiative_id, on_date from row_milestones ${ofScope}),
  link as materialized (
    select board_id, id, from_board_id, from_id, to_board_id, to_id, type, lag, what, state, need_by, promised_on
    from row_dependencies ${ofScope})`;
}

/** The boards as versions have them: `pictures` as JSON, `[{ "board_id": ..., "view": <PlainBoard> }, ...]`. */
export function linksOfPictures(orgId: string, pictures: string): SQL {
  return sql`${scope(orgId)},
  picture as materialized (
    select p.board_id, p.view from scope join jsonb_to_recordset(${pictures}::jsonb) as p (board_id text, view jsonb)
      on p.board_id = scope.id),
  ${calendars(sql`select board_id, view -> 'meta' -> 'calendar' as calendar from picture`)},
  team as materialized (
    select p.board_id, r.id, r."orgTeamId" as org_team_id, r.name, r.colour, r."order"
    from picture p, jsonb_to_recordset(p.view -> 'teams')
      as r (id text, "orgTeamId" text, name text, colour text, "order" text)),
  initiative as materialized (
    select p.board_id, r.id, r.key, r.title, r."teamId" as team_id, r.status, r.start as start_on,
      r."end" as end_on
    from picture p, jsonb_to_recordset(p.view -> 'initiatives')
      as r (id text, key text, title text, "teamId" text, status text, start date, "end" date)),
  milestone as materialized (
    select p.board_id, r.id, r.title, r."teamId" as team_id, r."initiativeId" as initiative_id, r.date as on_date
    from picture p, jsonb_to_recordset(p.view -> 'milestones')
      as r (id text, title text, "teamId" text, "initiativeId" text, date date)),
  link as materialized (
    select p.board_id, r.id, coalesce(r."fromBoardId", p.board_id) as from_board_id, r."fromId" as from_id,
      coalesce(r."toBoardId", p.board_id) as to_board_id, r."toId" as to_id, r.type, r.lag, r.what, r.state,
      r."needBy" as need_by, r.promised as promised_on
    from picture p, jsonb_to_recordset(p.view -> 'dependencies')
      as r (id text, "fromBoardId" text, "fromId" text, "toBoardId" text, "toId" text, type text, lag integer,
        what text, state text, "needBy" date, promised date))`;
}
