import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { boards } from './boards.ts';
import { instant, json } from './columns.ts';

const boardId = () =>
  text('board_id')
    .notNull()
    .references(() => boards.id, { onDelete: 'cascade' });

/**
 * Every change of a board's records: one row a changed field, one for a record that came or went. Derived from the log,
 * which is let go afterwards, so it can't be made again. Numbered per board without a gap, newest last.
 */
export const boardActivity = pgTable(
  'board_activity',
  {
    boardId: boardId(),
    id: bigint('id', { mode: 'number' }).notNull(),
    /** The update of the document that made the change; the last of them, where several were taken together. */
    seq: bigint('seq', { mode: 'number' }).notNull(),
    /** When that was committed. */
    at: instant('at').notNull(),
    /** Who wrote it, as their session proved; null: the server itself. Kept when the account goes. */
    actorId: text('actor_id'),
    /** A record kind, or `meta` for the board's own settings. */
    recordKind: text('record_kind').notNull(),
    recordId: text('record_id').notNull(),
    /** What the record was called then. */
    title: text('title').notNull(),
    change: text('change', { enum: ['added', 'removed', 'changed'] }).notNull(),
    /** The field that changed; null when the whole record came or went. */
    field: text('field'),
    /** Values before and after, as a view has them; the fields of a record that went or came. */
    from: json('from'),
    to: json('to'),
    /** Fields that are read together with this one, as they stood then: the impact beside a likelihood. */
    beside: json('beside'),
    /** The reason that was given for the change. */
    why: text('why'),
  },
  (table) => [
    primaryKey({ columns: [table.boardId, table.id] }),
    index('board_activity_record').on(table.boardId, table.recordKind, table.recordId, table.id),
    // Pages of a board's activity, newest first: by moment, by person, by kind.
    index('board_activity_at').on(table.boardId, table.at, table.id),
    index('board_activity_actor').on(table.boardId, table.actorId, table.id),
    index('board_activity_kind').on(table.boardId, table.recordKind, table.id),
    // Who edited between two versions.
    index('board_activity_seq').on(table.boardId, table.seq),
  ],
);

/** How far the activity of a board is derived. Rows of the log after `seq` must stay. */
export const boardActivityHeads = pgTable('board_activity_heads', {
  boardId: boardId().primaryKey(),
  /** Updates up to this one are in the activity, or were compacted before there was any. */
  seq: bigint('seq', { mode: 'number' }).notNull(),
  /** The id of the board's last row of activity. */
  lastId: bigint('last_id', { mode: 'number' }).notNull().default(0),
  derivedAt: instant('derived_at').notNull().defaultNow(),
  /** Which process derives the board until when, or did so last: two must not do the same work. */
  holder: text('holder'),
  until: instant('until'),
});
