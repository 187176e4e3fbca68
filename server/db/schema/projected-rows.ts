import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import type { Matrix, WorkCalendar } from '#shared/board/records/board-meta.ts';
import { boards } from './boards.ts';
import { instant } from './columns.ts';

/*
 * Rows that the server projects from the boards' documents, so that SQL can answer across boards. They are derived: the
 * projector may drop and rebuild them at any time. A record is named by (board, record id). Days are ISO dates
 * (`2027-04-23`), ends inclusive. There are no foreign keys between records: a document may point at what is gone.
 */

const boardId = () =>
  text('board_id')
    .notNull()
    .references(() => boards.id, { onDelete: 'cascade' });
const id = () => text('id').notNull();
const day = (name: string) => date(name, { mode: 'string' });

/** How far the rows of a board are: they show its document as of update `seq`. */
export const boardProjections = pgTable('board_projections', {
  boardId: text('board_id')
    .primaryKey()
    .references(() => boards.id, { onDelete: 'cascade' }),
  seq: bigint('seq', { mode: 'number' }).notNull(),
  projectedAt: instant('projected_at').notNull().defaultNow(),
  /** Which process projects the board until when, or did so last: two must not do the same work. */
  holder: text('holder'),
  until: instant('until'),
  /** The board's working calendar; null until a version that knows it projected the board: Monday to Friday. */
  calendar: jsonb('calendar').$type<WorkCalendar>(),
  /** The board's risk matrix; null until a version that knows it projected the board. */
  matrix: jsonb('matrix').$type<Matrix>(),
});

export const rowTeams = pgTable(
  'row_teams',
  {
    boardId: boardId(),
    id: id(),
    /** The organisation's team that this lane is; joins the lanes of several boards. */
    orgTeamId: text('org_team_id'),
    name: text('name').notNull(),
    colour: text('colour').notNull(),
    /** Name of who leads it here, as typed. */
    lead: text('lead').notNull().default(''),
    order: text('order').notNull(),
  },
  (table) => [primaryKey({ columns: [table.boardId, table.id] }), index('row_teams_org_team').on(table.orgTeamId)],
);

export const rowInitiatives = pgTable(
  'row_initiatives',
  {
    boardId: boardId(),
    id: id(),
    key: text('key').notNull(),
    title: text('title').notNull(),
    teamId: text('team_id'),
    owner: text('owner').notNull(),
    startOn: day('start_on'),
    endOn: day('end_on'),
    status: text('status').notNull(),
    progress: doublePrecision('progress').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.boardId, table.id] }),
    index('row_initiatives_team').on(table.boardId, table.teamId),
    index('row_initiatives_owner').on(table.boardId, sql`lower(${table.owner})`),
  ],
);

export const rowMilestones = pgTable(
  'row_milestones',
  {
    boardId: boardId(),
    id: id(),
    title: text('title').notNull(),
    teamId: text('team_id'),
    initiativeId: text('initiative_id'),
    onDate: day('on_date').notNull(),
    kind: text('kind').notNull(),
    hard: boolean('hard').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.boardId, table.id] }),
    index('row_milestones_team').on(table.boardId, table.teamId),
  ],
);

/** `boardId` is the board the record is written on; its ends may be on others. `lag` in working days. */
export const rowDependencies = pgTable(
  'row_dependencies',
  {
    boardId: boardId(),
    id: id(),
    fromBoardId: text('from_board_id').notNull(),
    fromId: text('from_id').notNull(),
    toBoardId: text('to_board_id').notNull(),
    toId: text('to_id').notNull(),
    type: text('type').notNull(),
    lag: integer('lag').notNull(),
    what: text('what').notNull(),
    state: text('state').notNull(),
    needBy: day('need_by'),
    promisedOn: day('promised_on'),
  },
  (table) => [
    primaryKey({ columns: [table.boardId, table.id] }),
    index('row_dependencies_from').on(table.fromBoardId, table.fromId),
    index('row_dependencies_to').on(table.toBoardId, table.toId),
  ],
);

export const rowRisks = pgTable(
  'row_risks',
  {
    boardId: boardId(),
    id: id(),
    key: text('key').notNull(),
    title: text('title').notNull(),
    teamId: text('team_id'),
    owner: text('owner').notNull(),
    status: text('status').notNull(),
    response: text('response'),
    currentLikelihood: integer('current_likelihood'),
    currentImpact: integer('current_impact'),
    score: integer('score'),
    level: text('level'),
    /** The current score as it stood at the last review. */
    reviewedLikelihood: integer('reviewed_likelihood'),
    reviewedImpact: integer('reviewed_impact'),
    lastReviewed: day('last_reviewed'),
    /** Days from one review to the next. */
    reviewEvery: integer('review_every').notNull().default(30),
  },
  (table) => [
    primaryKey({ columns: [table.boardId, table.id] }),
    index('row_risks_team').on(table.boardId, table.teamId),
    index('row_risks_owner').on(table.boardId, sql`lower(${table.owner})`),
  ],
);

/** Which risk threatens which initiative of the same board. */
export const rowRiskLinks = pgTable(
  'row_risk_links',
  { boardId: boardId(), riskId: text('risk_id').notNull(), initiativeId: text('initiative_id').notNull() },
  (table) => [
    primaryKey({ columns: [table.boardId, table.riskId, table.initiativeId] }),
    index('row_risk_links_initiative').on(table.boardId, table.initiativeId),
  ],
);

export const rowActions = pgTable(
  'row_actions',
  {
    boardId: boardId(),
    id: id(),
    riskId: text('risk_id').notNull(),
    title: text('title').notNull(),
    owner: text('owner').notNull(),
    dueOn: day('due_on'),
    doneOn: day('done_on'),
  },
  (table) => [
    primaryKey({ columns: [table.boardId, table.id] }),
    index('row_actions_risk').on(table.boardId, table.riskId),
    index('row_actions_owner').on(table.boardId, sql`lower(${table.owner})`),
  ],
);
