import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { organisations, users } from './accounts.ts';
import { bytes, instant } from './columns.ts';

/** A board as the organisation lists it. What is on it lives in its document, whose id is the board's id. */
export const boards = pgTable(
  'boards',
  {
    id: text('id').primaryKey(),
    orgId: text('org_id')
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Raised by the projector when the document changed. */
    changedAt: instant('changed_at').notNull().defaultNow(),
    archivedAt: instant('archived_at'),
  },
  (table) => [index('boards_org').on(table.orgId)],
);

/**
 * One row a document (`<boardId>` or `<boardId>/session`). `headSeq` is raised in the transaction that appends, under
 * the row's lock: sequence numbers of a document are gap-free and in commit order.
 */
export const boardDocs = pgTable(
  'board_docs',
  {
    id: text('id').primaryKey(),
    boardId: text('board_id')
      .notNull()
      .references(() => boards.id, { onDelete: 'cascade' }),
    /** Changes when the document is replaced as a whole; clients of another generation are refused. */
    generation: integer('generation').notNull().default(1),
    headSeq: bigint('head_seq', { mode: 'number' }).notNull().default(0),
    /** Updates up to this one are contained in `board_states`. */
    snapshotSeq: bigint('snapshot_seq', { mode: 'number' }).notNull().default(0),
  },
  (table) => [index('board_docs_board').on(table.boardId)],
);

/** The log: one Yjs update (V1) a row, with who wrote it. */
export const boardUpdates = pgTable(
  'board_updates',
  {
    docId: text('doc_id')
      .notNull()
      .references(() => boardDocs.id, { onDelete: 'cascade' }),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    actorId: text('actor_id'),
    payload: bytes('payload').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.docId, table.seq] })],
);

/** The document compacted up to `seq`. */
export const boardStates = pgTable('board_states', {
  docId: text('doc_id')
    .primaryKey()
    .references(() => boardDocs.id, { onDelete: 'cascade' }),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  state: bytes('state').notNull(),
});

/** What snapshots are taken by themselves for: one row a board, also of one that nobody edits. */
export const boardEditing = pgTable('board_editing', {
  boardId: text('board_id')
    .primaryKey()
    .references(() => boards.id, { onDelete: 'cascade' }),
  /** Updates up to this one are in a snapshot, or changed nothing that one would show. */
  keptSeq: bigint('kept_seq', { mode: 'number' }).notNull().default(0),
  /** When an update after that was first noticed; null while there is none. */
  changedAt: instant('changed_at'),
  /** When a process last saw somebody on the board, or a change of it. */
  seenAt: instant('seen_at').notNull().defaultNow(),
});
