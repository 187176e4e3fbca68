import { bigint, boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { users } from './accounts.ts';
import { boards } from './boards.ts';
import { bytes, instant } from './columns.ts';

const boardId = () =>
  text('board_id')
    .notNull()
    .references(() => boards.id, { onDelete: 'cascade' });

/** A piece of what versions hold, kept once for all versions of its board that have it. */
export const snapshotChunks = pgTable(
  'snapshot_chunks',
  {
    boardId: boardId(),
    /** The first 16 bytes of the SHA-256 of what it holds. */
    hash: bytes('hash').notNull(),
    /** How it is packed (one byte), and the packed bytes: server/history/content/pack.ts. */
    bytes: bytes('bytes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.boardId, table.hash] })],
);

/** What a version holds, as the pieces it is made of; versions that hold the same share the row. */
export const snapshotContents = pgTable(
  'snapshot_contents',
  {
    boardId: boardId(),
    /** SHA-256 of the other columns but `damage`, in hex. */
    hash: text('hash').notNull(),
    /** The hashes of the pieces of the document's state (a Yjs update, V1), one after the other, 16 bytes each. */
    stateChunks: bytes('state_chunks').notNull(),
    /** The same of the plain view of its records. */
    viewChunks: bytes('view_chunks').notNull(),
    /** Whether those are hashes of lists: pieces that hold, one after the other, the hashes of what the version is made of. */
    isListed: boolean('is_listed').notNull().default(false),
    /** How many pieces each section of the view has, in their order: `[["meta", 1], ["teams", 2], ...]`. */
    viewLayout: jsonb('view_layout').notNull(),
    /** Bytes of both before they are packed. */
    stateSize: integer('state_size').notNull(),
    viewSize: integer('view_size').notNull(),
    /** What is wrong with it, where reading it found that it can't be read. */
    damage: text('damage'),
  },
  (table) => [primaryKey({ columns: [table.boardId, table.hash] })],
);

/** Why a version was taken by itself. */
export const SNAPSHOT_REASONS = [
  'session-ended',
  'while-editing',
  'before-import',
  'before-restore',
  'before-migration',
] as const;

/** A version of a board: the document's state, and the plain view of its records for queries and people. */
export const snapshots = pgTable(
  'snapshots',
  {
    id: text('id').primaryKey(),
    boardId: boardId(),
    kind: text('kind', { enum: ['automatic', 'named'] }).notNull(),
    /** Why it was taken; null for a named one. */
    reason: text('reason', { enum: SNAPSHOT_REASONS }),
    name: text('name').notNull(),
    note: text('note').notNull().default(''),
    /** Who edited since the version before, as they were called then: `[{ "id": ..., "name": ... }]`. */
    authors: jsonb('authors').notNull().default([]),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    schemaVersion: integer('schema_version').notNull(),
    /** What it holds; null as long as `state` and `view` have it, as older builds wrote them. */
    contentHash: text('content_hash'),
    /** Number of records by kind, for lists: `{ "initiatives": 3, ... }`; null in rows of older builds. */
    counts: jsonb('counts'),
    state: bytes('state'),
    /** PlainBoard of shared/board/plain-board.ts. */
    view: jsonb('view'),
    takenAt: instant('taken_at').notNull().defaultNow(),
    takenBy: text('taken_by').references(() => users.id, { onDelete: 'set null' }),
  },
  (table) => [
    index('snapshots_board_taken').on(table.boardId, table.takenAt),
    foreignKey({
      columns: [table.boardId, table.contentHash],
      foreignColumns: [snapshotContents.boardId, snapshotContents.hash],
      name: 'snapshots_content',
    }),
  ],
);

/** When people last looked at a board: what they ask for as "since my last visit". */
export const boardVisits = pgTable(
  'board_visits',
  {
    boardId: boardId(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The latest visit: one that goes on, or the last. */
    visitedAt: instant('visited_at').notNull(),
    /** The visit before that one; null when there was none. */
    previousVisitAt: instant('previous_visit_at'),
  },
  (table) => [primaryKey({ columns: [table.boardId, table.userId] })],
);
