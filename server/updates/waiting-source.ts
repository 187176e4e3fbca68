import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { DUE_SOON_DAYS } from '#shared/updates/waiting.ts';

/** Who asks: as fields name a member, and as people who type names do. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const namesOf = ({ id, name, email }: Me) =>
  sql`array[${`user:${id}`.toLowerCase()}, ${name.trim().toLowerCase()}, ${email.trim().toLowerCase()}]::text[]`;

/** Ids of the teams of the organisation that a person leads. */
export async function ledTeams(db: Database, orgId: string, me: Me): Promise<readonly string[]> {
  const { rows } = await db.execute<{ id: string }>(
    sql`select id from org_teams where org_id = ${orgId} and lower(trim(lead)) = any (${namesOf(me)})`,
  );
  return rows.map(({ id }) => id);
}

/**
 * What waits for a person on the boards of an organisation that are not archived, as the CTEs review, action, link,
 * mention and late over the rows that the projectors keep. "Mine" is what names me as a member, or by my name or
 * address where somebody typed it; what a team of mine supplies is what belongs to a lane that I lead, here or in the
 * organisation. All tables are entered by an index: an array of boards instead of a join lets the planner do so without
 * statistics, which the embedded database does not gather.
 */
export function waitingSource(orgId: string, me: Me, today: string): SQL {
  const names = namesOf(me);
  const here = sql`(array(select id from scope))`;
  const isMine = sql`lower(owner) = any (${names})`;
  const day = sql`${today}::date`;
  return sql`
  scope as materialized (select id, title from boards where org_id = ${orgId} and archived_at is null),
  lane as materialized (
    select t.board_id, t.id, coalesce(org.name, t.name) as name,
      lower(trim(t.lead)) = any (${names}) or coalesce(lower(trim(org.lead)) = any (${names}), false) as led
    from row_teams t left join org_teams org on org.id = t.org_team_id and org.org_id = ${orgId}
    where t.board_id = any ${here}),
  review as materialized (
    select board_id, id, key, title, team_id, current_likelihood, current_impact, score, level, reviewed_likelihood,
      reviewed_impact, last_reviewed, review_every, last_reviewed + review_every as due
    from row_risks
    where board_id = any ${here} and ${isMine} and status <> 'closed'
      and (last_reviewed is null or last_reviewed + review_every < ${day})),
  action as materialized (
    select board_id, id, risk_id, title, due_on from row_actions
    where board_id = any ${here} and ${isMine} and done_on is null and due_on <= ${day} + ${DUE_SOON_DAYS}::int),
  late as materialized (
    select board_id, id, key, title, team_id, end_on, status, progress from row_initiatives
    where board_id = any ${here} and ${isMine} and end_on < ${day} and status not in ('done', 'dropped')),
  my_initiative as materialized (
    select board_id, id from row_initiatives where board_id = any ${here} and ${isMine}
    union
    select i.board_id, i.id from lane join row_initiatives i on i.board_id = lane.board_id and i.team_id = lane.id
    where lane.led),
  my_item as materialized (
    select board_id, id from my_initiative
    union
    select m.board_id, m.id from lane join row_milestones m on m.board_id = lane.board_id and m.team_id = lane.id
    where lane.led
    union
    select m.board_id, m.id from row_milestones m
      join my_initiative mine on mine.board_id = m.board_id and mine.id = m.initiative_id
    where m.board_id = any ${here}),
  link as materialized (
    select d.board_id, d.id, 'supplier' as side, d.state, d.what, d.need_by, d.promised_on,
      d.from_board_id as my_board_id, d.from_id as my_id, d.to_board_id as other_board_id, d.to_id as other_id
    from my_item join row_dependencies d on d.from_board_id = my_item.board_id and d.from_id = my_item.id
    where d.board_id = any ${here} and (d.state = 'asked' or (d.state = 'committed' and d.promised_on < ${day}))
    union all
    select d.board_id, d.id, 'consumer', d.state, d.what, d.need_by, d.promised_on,
      d.to_board_id, d.to_id, d.from_board_id, d.from_id
    from my_item join row_dependencies d on d.to_board_id = my_item.board_id and d.to_id = my_item.id
    where d.board_id = any ${here} and d.state = 'offered'),
  mention as materialized (
    select m.board_id, m.comment_id, m.author, m.thread_id, m.record_kind, m.record_id, m.excerpt, m.at,
      coalesce(risk.title, initiative.title, milestone.title, action.title, '') as title
    from row_mentions m
      left join row_risks risk on m.record_kind = 'risks' and risk.board_id = m.board_id and risk.id = m.record_id
      left join row_initiatives initiative on m.record_kind = 'initiatives' and initiative.board_id = m.board_id
        and initiative.id = m.record_id
      left join row_milestones milestone on m.record_kind = 'milestones' and milestone.board_id = m.board_id
        and milestone.id = m.record_id
      left join row_actions action on m.record_kind = 'actions' and action.board_id = m.board_id
        and action.id = m.record_id
    where m.user_id = ${me.id} and m.board_id = any ${here}
      -- Of a record that is gone nobody wants an answer.
      and (m.record_kind not in ('risks', 'initiatives', 'milestones')
        or coalesce(risk.id, initiative.id, milestone.id) is not null)
      and not exists (
        select from noted_mentions noted
        where noted.user_id = m.user_id and noted.board_id = m.board_id and noted.comment_id = m.comment_id))`;
}
