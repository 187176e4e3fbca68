import { sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { storableJson } from '#server/projection/storable-text.ts';
import type { BoardActivityRow } from '#shared/activity/activity-filter.ts';
import type { BoardWords } from '#shared/activity/board-words.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';

type Name = BoardWords['names'][number];

interface FoundWords extends Record<string, unknown> {
  readonly id: string;
  readonly title: string;
  readonly matrix: BoardWords['matrix'];
  readonly calendar: BoardWords['calendar'];
  readonly names: readonly Name[] | null;
}

/** Fields that hold ids of other records of the board: `teamId`, `initiativeIds`. */
const REFERS = /Ids?$/;

/**
 * What is needed to say these rows, by the ids of their boards. Records are called as the board calls them now; those
 * that are gone as their own activity called them last.
 */
export async function readWords(
  db: Database,
  rows: readonly BoardActivityRow[],
): Promise<Readonly<Record<string, BoardWords>>> {
  const boardIds = [...new Set(rows.map(({ boardId }) => boardId))];
  if (boardIds.length === 0) return {};
  const wanted = new Map<string, { readonly board: string; readonly id: string }>();
  for (const { boardId: board, field, from, to } of rows) {
    if (field === null || !REFERS.test(field)) continue;
    for (const id of [from, to].flat()) if (typeof id === 'string') wanted.set(`${board}/${id}`, { board, id });
  }
  const { rows: found } = await db.execute<FoundWords>(sql`
    with wanted as (select board, id from jsonb_to_recordset(${storableJson([...wanted.values()])}::jsonb) as w (board text, id text)),
    live as (
      select 'teams' as kind, row.board_id, row.id, row.name as title from wanted join row_teams row on row.board_id = board and row.id = wanted.id
      union all select 'initiatives', row.board_id, row.id, row.title from wanted join row_initiatives row on row.board_id = board and row.id = wanted.id
      union all select 'milestones', row.board_id, row.id, row.title from wanted join row_milestones row on row.board_id = board and row.id = wanted.id
      union all select 'risks', row.board_id, row.id, row.title from wanted join row_risks row on row.board_id = board and row.id = wanted.id),
    told as (
      select last.kind, board as board_id, wanted.id, last.title from wanted
      cross join (values ('teams'), ('initiatives'), ('milestones'), ('risks'), ('objectives')) kinds (kind)
      cross join lateral (
        select record_kind as kind, title from board_activity
        where board_id = board and record_kind = kinds.kind and record_id = wanted.id order by id desc limit 1) last
      where not exists (select 1 from live where live.board_id = board and live.id = wanted.id)),
    named as (select * from live union all select * from told)
    select boards.id, boards.title, projection.matrix, projection.calendar,
      (select jsonb_agg(jsonb_build_object('kind', kind, 'id', named.id, 'title', named.title)) from named where board_id = boards.id) as names
    from boards left join board_projections projection on projection.board_id = boards.id
    where boards.id in (${sql.join(
      boardIds.map((id) => sql`${id}`),
      sql`, `,
    )})`);
  return Object.fromEntries(
    found.map(({ id, title, matrix, calendar, names }) => {
      const named = (names ?? []).map((name) => ({ ...name, kind: name.kind as RecordKind }));
      return [id, { title, matrix, calendar, names: named } satisfies BoardWords];
    }),
  );
}
