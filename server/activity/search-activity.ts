import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { storableText } from '#server/projection/storable-text.ts';
import {
  type ActivityFilter,
  type BoardActivityRow,
  type ChangeSort,
  THE_SERVER,
} from '#shared/activity/activity-filter.ts';
import type { ActivityKind } from '#shared/activity/activity-row.ts';
import { ASPECT_FIELDS } from '#shared/activity/aspect-fields.ts';
import { CHANGE_ASPECTS } from '#shared/board/records/reason.ts';

/** One board, or all of an organisation. */
export type ActivityScope = { readonly boardId: string } | { readonly orgId: string };

export interface ActivitySearch {
  readonly scope: ActivityScope;
  readonly filter: ActivityFilter;
  /** Where the page before ended, as it said; null for the newest. */
  readonly after: string | null;
  readonly limit: number;
}

export interface FoundActivity {
  /** Newest first. */
  readonly rows: readonly BoardActivityRow[];
  /** What to ask for as `after` to go on; null when these are the oldest. */
  readonly next: string | null;
  /** Names of those who have an account, by the ids in the rows. */
  readonly names: Readonly<Record<string, string>>;
}

/** What was sent as the end of a page is none. */
export class CursorError extends Error {
  override readonly name = 'CursorError';
}

interface FoundRow extends Record<string, unknown>, Omit<BoardActivityRow, 'kind' | 'at'> {
  readonly kind: string;
  readonly at: Date | string;
  readonly name: string | null;
}

/**
 * A page of activity by keyset: each costs the same, however far back. Rows of one board are in the order of their
 * numbers; those of several in the order of their moments. @throws CursorError
 */
export async function searchActivity(db: Database, search: ActivitySearch): Promise<FoundActivity> {
  const { limit, scope } = search;
  const found = await db.execute<FoundRow>(searchStatement(search));
  const shown = found.rows.slice(0, limit);
  const names: Record<string, string> = {};
  for (const { actorId, name } of shown) if (actorId !== null && name !== null) names[actorId] = name;
  const rows = shown.map(({ name: _, at, kind, id, seq, ...row }) => {
    const numbers = { id: Number(id), seq: Number(seq) };
    // Only deriveStep writes the kind, from values of this type.
    return { ...row, ...numbers, kind: kind as ActivityKind, at: new Date(at).toISOString() } as BoardActivityRow;
  });
  const last = rows.at(-1);
  return { rows, next: found.rows.length > limit && last ? cursorOf(scope, last) : null, names };
}

/** One more than the limit tells whether there are more. */
export function searchStatement({ scope, filter, after, limit }: ActivitySearch): SQL {
  const wanted = sql`a.board_id as "boardId", a.id, a.seq, a.at, a.actor_id as "actorId", a.record_kind as kind,
    a.record_id as "recordId", a.title, a.change, a.field, a."from", a."to", a.beside, a.why`;
  const rest = conditions(filter);
  if ('boardId' in scope) {
    const before = after === null ? sql`` : sql`and a.id < ${boardCursor(after)}`;
    return sql`select ${wanted}, users.name from board_activity a left join users on users.id = a.actor_id
      where a.board_id = ${scope.boardId} ${before} ${rest} order by a.id desc limit ${limit + 1}`;
  }
  const end = after === null ? null : orgCursor(after);
  const before = end
    ? sql`and a.at <= ${end.at}::timestamptz and (a.at, a.board_id, a.id) < (${end.at}::timestamptz, ${end.boardId}::text, ${end.id}::bigint)`
    : sql``;
  // A page of each board, of which the newest make one: a board is entered at its place in time, not read through.
  return sql`select found.*, users.name from boards board
    cross join lateral (
      select ${wanted} from board_activity a where a.board_id = board.id ${before} ${rest}
      order by a.at desc, a.id desc limit ${limit + 1}) found
    left join users on users.id = found."actorId"
    where board.org_id = ${scope.orgId}
    order by found.at desc, found."boardId" desc, found.id desc limit ${limit + 1}`;
}

function conditions({ kind, sort, who, since, until, text }: ActivityFilter): SQL {
  const parts: SQL[] = [];
  if (kind !== null) parts.push(sql`and a.record_kind = ${kind}`);
  if (sort !== null) parts.push(ofSort(sort));
  if (who === THE_SERVER) parts.push(sql`and a.actor_id is null`);
  else if (who !== null) parts.push(sql`and a.actor_id = ${storableText(who)}`);
  if (since !== null) parts.push(sql`and a.at >= ${`${since}T00:00:00Z`}::timestamptz`);
  if (until !== null) parts.push(sql`and a.at < ${`${until}T00:00:00Z`}::timestamptz + interval '1 day'`);
  if (text !== '') {
    const like = `%${storableText(text).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    parts.push(sql`and (a.title ilike ${like} or a.why ilike ${like})`);
  }
  return sql.join(parts, sql` `);
}

function ofSort(sort: ChangeSort): SQL {
  if (sort === 'added' || sort === 'removed') return sql`and a.change = ${sort}`;
  const fields = (names: Iterable<string>) =>
    sql.join(
      [...names].map((name) => sql`${name}`),
      sql`, `,
    );
  if (sort !== 'other') return sql`and a.field in (${fields(ASPECT_FIELDS[sort])})`;
  const told = CHANGE_ASPECTS.flatMap((aspect) => [...ASPECT_FIELDS[aspect]]);
  return sql`and a.field is not null and a.field not in (${fields(told)})`;
}

function cursorOf(scope: ActivityScope, { id, at, boardId }: BoardActivityRow): string {
  return 'boardId' in scope ? String(id) : `${at}_${id}_${boardId}`;
}

function boardCursor(after: string): number {
  const id = Number(after);
  if (!Number.isSafeInteger(id) || id < 1) throw new CursorError('This is not the end of a page.');
  return id;
}

function orgCursor(after: string): { readonly at: string; readonly id: number; readonly boardId: string } {
  const [, at = '', id = '', boardId = ''] = /^(\d{4}-[\d:.T-]{15,20}Z)_(\d{1,15})_(.{1,64})$/.exec(after) ?? [];
  if (boardId === '' || Number.isNaN(Date.parse(at))) throw new CursorError('This is not the end of a page.');
  return { at, id: boardCursor(id), boardId };
}
