import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import {
  type CrossTeamLinks,
  type ItemPlace,
  LISTED_LINKS,
  type LinkFilter,
} from '#shared/dependencies/cross-team-links.ts';
import { chainOf } from '#shared/schedule/chain.ts';
import { resolvedLinks } from './resolved-links.ts';

/** The whole answer in one statement, `chain` as the items that were asked for: matrix and list are of the same moment, whoever writes meanwhile. */
export function linksStatement(
  orgId: string,
  source: SQL,
  filter: LinkFilter,
  chain: readonly string[] | null = null,
): SQL {
  return sql`
  with ${source}, ${resolvedLinks(orgId)},
  filtered as materialized (select * from resolved where ${all(widely(filter, chain))}),
  listed as materialized (select * from filtered where ${all(narrowly(filter))}),
  cell as materialized (
    select from_team, to_team, count(*) as links, count(*) filter (where schedule = 'conflict') as conflicts,
      count(*) filter (where schedule = 'tight') as tight, count(*) filter (where schedule = 'unknown') as unknown,
      greatest(0, -min(slack)) as days_short
    from filtered group by from_team, to_team),
  -- Two lanes of a board with one name are one team: any of the two will do for its colour.
  named as (
    select distinct on (key) key, name, colour, board_title, 0 as last, "order" from lane order by key, "order", id),
  team_total as (
    select key, count(*) filter (where schedule = 'conflict') as conflicts, count(*) as links from (
      select from_team as key, schedule from resolved union all select to_team, schedule from resolved) as ends
    group by key)
  select
    (select coalesce(jsonb_agg(jsonb_build_object('key', key, 'name', coalesce(name, ''), 'colour', coalesce(colour, ''),
        'boardTitle', board_title)
        order by last is null, conflicts desc, links desc, board_title nulls first, "order", key), '[]')
      from team_total left join named using (key)) as teams,
    (select coalesce(jsonb_agg(jsonb_build_object('from', from_team, 'to', to_team, 'count', links, 'conflicts', conflicts,
        'tight', tight, 'unknown', unknown, 'daysShort', days_short) order by from_team, to_team), '[]')
      from cell) as cells,
    (select coalesce(jsonb_agg(jsonb_build_object('boardId', board_id, 'id', id, 'type', type, 'lag', lag, 'what', what,
        'handshake', state, 'needBy', need_by, 'promisedOn', promised_on, 'promiseLate', promise_late, 'state', schedule, 'slack', slack,
        'from', jsonb_build_object('boardId', from_board_id, 'itemId', from_id, 'team', from_team, 'item', from_item, 'absence', from_absence),
        'to', jsonb_build_object('boardId', to_board_id, 'itemId', to_id, 'team', to_team, 'item', to_item, 'absence', to_absence))
        order by slack nulls last, board_id, id), '[]')
      from (select * from listed order by slack nulls last, board_id, id limit ${LISTED_LINKS}) as shown) as links,
    (select count(*)::int from listed) as total`;
}

/**
 * Runs the statement: links of an organisation from one of the sources of link-sources.ts. Everything is joined by
 * hashing, so that the time grows with the number of records and not with its square: the planner doesn't know how many
 * there are, neither in the views of snapshots nor in the embedded database, which gathers no statistics by itself.
 */
export async function readLinks(db: Database, orgId: string, source: SQL, filter: LinkFilter): Promise<CrossTeamLinks> {
  return db.transaction(
    async (tx) => {
      await tx.execute(sql`select set_config('enable_nestloop', 'off', true), set_config('jit', 'off', true)`);
      const chain = filter.chain && (await chainItems(tx, source, filter.chain));
      const { rows } = await tx.execute<CrossTeamLinks & Record<string, unknown>>(
        linksStatement(orgId, source, filter, chain),
      );
      const [answer] = rows;
      if (!answer) throw new Error('the links statement answers one row');
      return answer;
    },
    { accessMode: 'read only' },
  );
}

/**
 * The items of a chain as `<board>/<item>`. All links are read and walked here: a recursive query joins them once for each
 * step of the longest path.
 */
async function chainItems(tx: Pick<Database, 'execute'>, source: SQL, chain: ItemPlace): Promise<readonly string[]> {
  const { rows } = await tx.execute<{ id: string; fromId: string; toId: string }>(edgesStatement(source));
  return [...chainOf(rows, `${chain.boardId}/${chain.itemId}`)];
}

export function edgesStatement(source: SQL): SQL {
  return sql`
    with ${source} select id, from_board_id || '/' || from_id as "fromId", to_board_id || '/' || to_id as "toId" from link`;
}

function widely(
  { boardId, team, conflictsOnly, waitingFor, acrossOnly }: LinkFilter,
  chain: readonly string[] | null,
): SQL[] {
  const conditions: SQL[] = [];
  if (boardId !== null) conditions.push(sql`${boardId} in (board_id, from_board_id, to_board_id)`);
  if (acrossOnly) conditions.push(sql`from_board_id <> to_board_id`);
  if (team !== null) conditions.push(sql`${team} in (from_team, to_team)`);
  if (conflictsOnly) conditions.push(sql`schedule = 'conflict'`);
  if (waitingFor !== null) {
    // The turns of shared/dependencies/handshake.ts.
    conditions.push(sql`schedule <> 'over' and ${waitingFor} =
      case when state in ('asked', 'committed') then from_team when state in ('offered', 'declined') then to_team end`);
  }
  if (chain) {
    const items = sql`(select jsonb_array_elements_text(${JSON.stringify(chain)}::jsonb))`;
    conditions.push(sql`from_board_id || '/' || from_id in ${items} and to_board_id || '/' || to_id in ${items}`);
  }
  return conditions;
}

function narrowly({ from, to }: LinkFilter): SQL[] {
  const conditions: SQL[] = [];
  if (from !== null) conditions.push(sql`from_team = ${from}`);
  if (to !== null) conditions.push(sql`to_team = ${to}`);
  return conditions;
}

function all(conditions: readonly SQL[]): SQL {
  return conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);
}
