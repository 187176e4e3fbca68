import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { boards } from './boards.ts';
import { instant } from './columns.ts';

const boardId = () =>
  text('board_id')
    .notNull()
    .references(() => boards.id, { onDelete: 'cascade' });

/** How far the mentions of a board are read: they show its session document as of update `seq`. */
export const mentionProjections = pgTable('mention_projections', {
  boardId: boardId().primaryKey(),
  seq: bigint('seq', { mode: 'number' }).notNull(),
});

/**
 * Comments that name somebody and have no answer of theirs yet: the thread is open, and they wrote nothing in it
 * since. Derived from the session documents of the boards, as the other `row_` tables are from the boards.
 */
export const rowMentions = pgTable(
  'row_mentions',
  {
    boardId: boardId(),
    /** Key of the comment in the document. */
    commentId: text('comment_id').notNull(),
    /** Who is named. */
    userId: text('user_id').notNull(),
    author: text('author').notNull(),
    threadId: text('thread_id').notNull(),
    recordKind: text('record_kind').notNull(),
    recordId: text('record_id').notNull(),
    /** The beginning of the comment. */
    excerpt: text('excerpt').notNull(),
    /** When it was written, by the clock of who did, as ISO 8601 in UTC. */
    at: text('at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.boardId, table.commentId, table.userId] }),
    index('row_mentions_user').on(table.userId, table.boardId),
  ],
);

/** Mentions that the person who is named wants no more to be told of. */
export const notedMentions = pgTable(
  'noted_mentions',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    boardId: boardId(),
    commentId: text('comment_id').notNull(),
    notedAt: instant('noted_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.userId, table.boardId, table.commentId] })],
);
