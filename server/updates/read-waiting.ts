import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { MOST_OF_A_KIND, type WaitingItem, type WaitingList } from '#shared/updates/waiting.ts';
import { type Me, waitingSource } from './waiting-source.ts';

/** The whole list in one statement: it is of one moment, whoever writes meanwhile. */
export function waitingStatement(orgId: string, me: Me, today: string): SQL {
  const listed = (from: SQL, order: SQL, fields: SQL) => sql`
    (select coalesce(jsonb_agg(jsonb_build_object('boardId', one.board_id, 'boardTitle', scope.title, ${fields})
        order by ${order}), '[]')
      from (select * from ${from} as one order by ${order} limit ${MOST_OF_A_KIND}) as one
        join scope on scope.id = one.board_id
        left join lane on lane.board_id = one.board_id and lane.id = one.team_id)`;
  const team = sql`'team', coalesce(lane.name, '')`;
  return sql`
  with ${waitingSource(orgId, me, today)},
  item as materialized (
    select i.board_id, i.id, i.title, i.team_id from row_initiatives i
    where (i.board_id, i.id) in (select my_board_id, my_id from link union select other_board_id, other_id from link)
    union all
    select m.board_id, m.id, m.title, coalesce(m.team_id, stage_of.team_id) from row_milestones m
      left join row_initiatives stage_of on stage_of.board_id = m.board_id and stage_of.id = m.initiative_id
    where (m.board_id, m.id) in (select my_board_id, my_id from link union select other_board_id, other_id from link)),
  named_link as (
    select link.*, mine.title, mine.team_id,
      case when other.id is not null then jsonb_build_object('title', other.title, 'team', coalesce(other_lane.name, ''),
        'boardTitle', other_scope.title) end as other
    from link
      join item mine on mine.board_id = link.my_board_id and mine.id = link.my_id
      left join scope other_scope on other_scope.id = link.other_board_id
      left join item other on other.board_id = other_scope.id and other.id = link.other_id
      left join lane other_lane on other_lane.board_id = other.board_id and other_lane.id = other.team_id),
  named_action as (
    select action.*, risk.team_id, coalesce(risk.title, '') as risk
    from action left join row_risks risk on risk.board_id = action.board_id and risk.id = action.risk_id),
  named_mention as (
    select mention.*, coalesce(users.name, '') as author_name, null as team_id
    from mention left join users on users.id = mention.author)
  select
    ${listed(
      sql`review`,
      sql`one.due nulls first, one.score desc nulls last, one.board_id, one.id`,
      sql`'kind', 'review', 'id', one.id, 'key', one.key, 'title', one.title, ${team}, 'likelihood', one.current_likelihood,
        'impact', one.current_impact, 'score', one.score, 'level', one.level, 'reviewedLikelihood', one.reviewed_likelihood,
        'reviewedImpact', one.reviewed_impact, 'lastReviewed', one.last_reviewed, 'reviewEvery', one.review_every`,
    )} as review,
    ${listed(
      sql`named_action`,
      sql`one.due_on, one.board_id, one.id`,
      sql`'kind', 'action', 'id', one.id, 'title', one.title, ${team}, 'due', one.due_on, 'risk', one.risk`,
    )} as action,
    ${listed(
      sql`named_link`,
      sql`coalesce(one.promised_on, one.need_by) nulls last, one.board_id, one.id, one.side`,
      sql`'kind', 'link', 'id', one.id, 'title', one.title, ${team}, 'side', one.side, 'state', one.state,
        'what', one.what, 'needBy', one.need_by, 'promised', one.promised_on, 'other', one.other`,
    )} as link,
    ${listed(
      sql`named_mention`,
      sql`one.at desc, one.board_id, one.comment_id`,
      sql`'kind', 'mention', 'id', one.comment_id, 'title', one.title, 'team', '', 'author', one.author_name,
        'excerpt', one.excerpt, 'at', one.at, 'recordKind', one.record_kind, 'recordId', one.record_id`,
    )} as mention,
    ${listed(
      sql`late`,
      sql`one.end_on, one.board_id, one.id`,
      sql`'kind', 'initiative', 'id', one.id, 'key', one.key, 'title', one.title, ${team}, 'end', one.end_on,
        'status', one.status, 'progress', one.progress`,
    )} as initiative,
    ${total} as total,
    (select coalesce(jsonb_object_agg(board_id, matrix), '{}') from board_projections
      where board_id in (select board_id from review) and matrix is not null) as matrices`;
}

const total = sql`((select count(*) from review) + (select count(*) from action) + (select count(*) from link)
  + (select count(*) from mention) + (select count(*) from late))::int`;

type Answer = Record<WaitingItem['kind'], readonly WaitingItem[]> & Pick<WaitingList, 'total' | 'matrices'>;

export async function readWaiting(db: Database, orgId: string, me: Me, today: string): Promise<WaitingList> {
  const answer = await answerTo(db, waitingStatement(orgId, me, today));
  const { review, action, link, mention, initiative, matrices, total: all } = answer;
  return { items: [...review, ...action, ...link, ...mention, ...initiative], total: all, matrices };
}

/** How many they are: for the badge in the navigation. */
export async function countWaiting(db: Database, orgId: string, me: Me, today: string): Promise<number> {
  const answer = await answerTo(db, sql`with ${waitingSource(orgId, me, today)} select ${total} as total`);
  return answer.total;
}

async function answerTo(db: Database, statement: SQL): Promise<Answer> {
  return db.transaction(
    async (tx) => {
      // Compiling the statement would take longer than running it.
      await tx.execute(sql`select set_config('jit', 'off', true)`);
      const { rows } = await tx.execute<Answer & Record<string, unknown>>(statement);
      const [answer] = rows;
      if (!answer) throw new Error('the statement of what waits answers one row');
      return answer;
    },
    { accessMode: 'read only' },
  );
}
