import { eq, sql } from 'drizzle-orm';
import type { Queryable } from '#server/db/client.ts';
import { boardActivityHeads } from '#server/db/schema/activity.ts';
import { storableJson, storableText } from '#server/projection/storable-text.ts';
import type { ActivityKind } from '#shared/activity/activity-row.ts';
import { type LoggedChanges, type OpenRow, REASON_MS } from './fold-changes.ts';

/** Rows of one INSERT: what is sent at a time stays small, and so does what others wait for. */
const ROWS_AN_INSERT = 1000;

interface StoredRow extends Omit<OpenRow, 'at' | 'kind'> {
  readonly kind: string;
  readonly at: string;
}

/** The stored rows of the records that these changes touch, as far as they may be extended, oldest first. */
export async function readRecent(
  tx: Queryable,
  boardId: string,
  log: readonly LoggedChanges[],
): Promise<readonly OpenRow[]> {
  const touched = new Set<string>();
  for (const { changes } of log) {
    for (const change of changes) {
      const reason = change.kind === 'reasons' ? change.after : null;
      const { kind, id } = reason ? { kind: reason.recordKind, id: reason.recordId } : change;
      touched.add(storableText(`${kind}/${id}`));
    }
  }
  if (touched.size === 0) return [];
  const since = new Date((log[0]?.at ?? 0) - REASON_MS);
  // One way through what the board was told in this short time: to enter the rows by each of hundreds of records costs
  // seconds where the planner has no statistics, which the embedded database never gathers by itself.
  const { rows } = await tx.execute<StoredRow & Record<string, unknown>>(sql`
    select id::float8 as id, seq::float8 as seq, extract(epoch from at)::float8 * 1000 as at, actor_id as "actorId",
      record_kind as kind, record_id as "recordId", title, change, field, "from", "to", beside, why
    from board_activity
    where board_id = ${boardId} and at >= ${since.toISOString()}::timestamptz
      and record_kind || '/' || record_id = any(${sql.param([...touched])}::text[])
    order by id`);
  return rows.map((row) => ({ ...row, at: Number(row.at), kind: row.kind as ActivityKind }));
}

/** Writes rows that were extended in place: of what a row says only its end, its name and its reason ever change. */
export async function writeExtended(tx: Queryable, boardId: string, rows: readonly OpenRow[]): Promise<void> {
  for (const part of parts(rows)) {
    await tx.execute(sql`
      update board_activity row set seq = ext.seq, at = ext.at, title = ext.title, "to" = ext."to", why = ext.why
      from jsonb_to_recordset(${storableJson(part.map(columns))}::jsonb)
        as ext (id bigint, seq bigint, at timestamptz, title text, "to" jsonb, why text)
      where row.board_id = ${boardId} and row.id = ext.id`);
  }
}

/** Appends rows, numbered from `lastId` on, and answers the last number. */
export async function writeAdded(
  tx: Queryable,
  boardId: string,
  lastId: number,
  rows: readonly OpenRow[],
): Promise<number> {
  let id = lastId;
  for (const part of parts(rows)) {
    const numbered = part.map((row) => columns({ ...row, id: ++id }));
    await tx.execute(sql`
      insert into board_activity (board_id, id, seq, at, actor_id, record_kind, record_id, title, change, field,
        "from", "to", beside, why)
      select ${boardId}, id, seq, at, "actorId", kind, "recordId", title, change, field, "from", "to", beside, why
      from jsonb_to_recordset(${storableJson(numbered)}::jsonb) as added (id bigint, seq bigint, at timestamptz,
        "actorId" text, kind text, "recordId" text, title text, change text, field text, "from" jsonb, "to" jsonb,
        beside jsonb, why text)`);
  }
  return id;
}

/** How far the activity of a board is, locked until the transaction ends; null when the board is gone. */
export async function lockHead(tx: Queryable, boardId: string): Promise<{ seq: number; lastId: number } | null> {
  const [head] = await tx
    .select({ seq: boardActivityHeads.seq, lastId: boardActivityHeads.lastId })
    .from(boardActivityHeads)
    .where(eq(boardActivityHeads.boardId, boardId))
    .for('update');
  return head ?? null;
}

export async function moveHead(tx: Queryable, boardId: string, head: { seq: number; lastId: number }): Promise<void> {
  await tx
    .update(boardActivityHeads)
    .set({ ...head, derivedAt: sql`now()`, until: sql`now()` })
    .where(eq(boardActivityHeads.boardId, boardId));
}

function columns(row: OpenRow): Record<string, unknown> {
  return { ...row, at: new Date(row.at).toISOString() };
}

function parts<T>(items: readonly T[]): T[][] {
  const made: T[][] = [];
  for (let start = 0; start < items.length; start += ROWS_AN_INSERT) {
    made.push(items.slice(start, start + ROWS_AN_INSERT));
  }
  return made;
}
