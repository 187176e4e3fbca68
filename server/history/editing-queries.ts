import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import type { Editing } from './snapshot-policy.ts';

/** Says that somebody is on these boards, or changed them just now. Writes nothing for boards without a new change. */
export async function noteSeen(db: Database, boardIds: readonly string[]): Promise<void> {
  if (boardIds.length > 0) await noteChanged(db, sql`doc.id in ${[...boardIds]}`);
}

/** Finds boards whose change nobody noted: the process that knew of it died before it did. */
export function noteForgotten(db: Database): Promise<void> {
  return noteChanged(db, sql`editing.changed_at is null`);
}

/**
 * A board gets its row the first time that it is asked for, so that its snapshots are looked up once. Locks rows in the
 * order of their ids: several processes note the same boards at once.
 */
async function noteChanged(db: Database, wanted: SQL): Promise<void> {
  await db.execute(sql`
    insert into board_editing (board_id, kept_seq, changed_at)
    select doc.id, kept.seq, case when doc.head_seq > kept.seq then now() end
    from board_docs doc
    left join board_editing editing on editing.board_id = doc.id
    cross join lateral (select coalesce(editing.kept_seq, greatest(1, (
      select seq from snapshots where board_id = doc.id order by taken_at desc, id desc limit 1))) as seq) kept
    where doc.id = doc.board_id and ${wanted} and (doc.head_seq > kept.seq or editing.board_id is null)
    order by doc.id
    on conflict (board_id) do update
      set changed_at = coalesce(board_editing.changed_at, excluded.changed_at), seen_at = now()`);
}

export interface EditedBoard {
  readonly boardId: string;
  readonly editing: Editing;
  /** By the clock of the database, as the instants of `editing`. */
  readonly now: number;
}

/** The boards that have changes which no snapshot shows. */
export async function editedBoards(db: Database): Promise<readonly EditedBoard[]> {
  const inMs = (instant: SQL) => sql`(extract(epoch from ${instant}) * 1000)::float8`;
  const { rows } = await db.execute<{ id: string; changed: number; seen: number; now: number }>(sql`
    select board.id, ${inMs(sql`editing.changed_at`)} as changed, ${inMs(sql`editing.seen_at`)} as seen, ${inMs(sql`now()`)} as now
    from board_editing editing join boards board on board.id = editing.board_id
    where editing.changed_at is not null and board.archived_at is null
    order by editing.changed_at`);
  return rows.map(({ id, changed, seen, now }) => ({
    boardId: id,
    editing: { firstChangeAt: changed, lastSeenAt: seen },
    now,
  }));
}
