import { and, desc, eq, lt } from 'drizzle-orm';
import type { Database } from '#server/db/client.ts';
import { users } from '#server/db/schema/accounts.ts';
import { boardActivity } from '#server/db/schema/activity.ts';
import type { ActivityKind, ActivityRow } from '#shared/activity/activity-row.ts';
import type { BoardWords } from '#shared/activity/board-words.ts';
import { readWords } from './read-words.ts';
import { type ActivitySearch, type FoundActivity, searchActivity } from './search-activity.ts';

export interface ActivityQuery {
  readonly boardId: string;
  /** Only changes of this record. */
  readonly record?: { readonly kind: string; readonly id: string };
  /** Only rows older than the one of this id. */
  readonly before?: number;
  readonly limit: number;
}

export interface ActivityPage {
  /** Newest first. */
  readonly rows: readonly ActivityRow[];
  /** What to ask for as `before` to go on; null when these are the oldest. */
  readonly next: number | null;
  /** Names of those who have an account, by the ids in the rows. */
  readonly names: Readonly<Record<string, string>>;
}

/** A page of what happened on one board or several, with what is needed to put it into words. */
export interface ActivitySheet extends FoundActivity {
  /** By the ids of the boards in the rows. */
  readonly boards: Readonly<Record<string, BoardWords>>;
}

/** What happened on boards. Asks nothing about permission: its callers do. */
export interface Activity {
  list(query: ActivityQuery): Promise<ActivityPage>;
  /** What of a board, or of all boards of an organisation, a filter lets through. @throws CursorError */
  search(search: ActivitySearch): Promise<ActivitySheet>;
}

export function createActivity({ db }: { readonly db: Database }): Activity {
  return {
    async list({ boardId, record, before, limit }) {
      const found = await db
        .select({ row: boardActivity, name: users.name })
        .from(boardActivity)
        .leftJoin(users, eq(users.id, boardActivity.actorId))
        .where(
          and(
            eq(boardActivity.boardId, boardId),
            record && eq(boardActivity.recordKind, record.kind),
            record && eq(boardActivity.recordId, record.id),
            before === undefined ? undefined : lt(boardActivity.id, before),
          ),
        )
        .orderBy(desc(boardActivity.id))
        // One more tells whether there are more.
        .limit(limit + 1);
      const shown = found.slice(0, limit);
      const names: Record<string, string> = {};
      for (const { row, name } of shown) if (row.actorId !== null && name !== null) names[row.actorId] = name;
      return {
        rows: shown.map(({ row }) => rowOf(row)),
        next: found.length > limit ? (shown.at(-1)?.row.id ?? null) : null,
        names,
      };
    },
    async search(search) {
      const found = await searchActivity(db, search);
      return { ...found, boards: await readWords(db, found.rows) };
    },
  };
}

function rowOf({ boardId: _, at, recordKind, beside, ...row }: typeof boardActivity.$inferSelect): ActivityRow {
  // Only deriveStep writes these columns, from values of these types.
  const written = { kind: recordKind as ActivityKind, beside: beside as ActivityRow['beside'] };
  return { ...row, ...written, at: at.toISOString() };
}
