import { z } from 'zod';
import { announceAccessChange } from '../auth/access-changes.ts';
import type { FieldErrors } from '../auth/account-fields.ts';
import type { Database } from '../db/client.ts';
import { type BoardCounts, type BoardTeam, countOnBoards, teamsOnBoards } from '../db/queries/board-summaries.ts';
import {
  type BoardRow,
  findBoard,
  findGeneration,
  insertBoard,
  listBoardRows,
  updateBoard,
} from '../db/queries/boards.ts';
import { findOrganisation } from '../db/queries/organisations.ts';
import { createDocument } from '../log/create-document.ts';
import { withCalendar } from './with-calendar.ts';

/** A board as the list of boards shows it. */
export interface BoardSummary {
  readonly id: string;
  readonly title: string;
  /** Name of who made it; null when the person is gone, or it was made by the operator. */
  readonly createdBy: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly archivedAt: Date | null;
  readonly teams: readonly BoardTeam[];
  /** Null until the board's rows have been projected. */
  readonly counts: BoardCounts | null;
}

export interface NewBoard {
  readonly orgId: string;
  readonly title: string;
  /** Id of the user; null for the operator. */
  readonly createdBy: string | null;
  /** The first update of its document (Yjs, V1), from shared/board/templates. */
  readonly initialUpdate: Uint8Array;
}

export type BoardCreated =
  | { readonly ok: true; readonly boardId: string }
  | { readonly ok: false; readonly errors: FieldErrors };
export type BoardChanged = { readonly ok: true } | { readonly ok: false; readonly errors: FieldErrors };

/** The boards of organisations, as entries of a list; what is on them is their document's. */
export interface Boards {
  /** Last changed first; either those in use, or those archived. */
  list(orgId: string, options?: { readonly archived?: boolean }): Promise<BoardSummary[]>;
  find(boardId: string): Promise<BoardRow | undefined>;
  /** Which generation the board's document is of: another one means that it was replaced. 0 when there is none. */
  generation(boardId: string): Promise<number>;
  /** Creates the board and its document in one transaction; it begins with the organisation's calendar. */
  create(board: NewBoard): Promise<BoardCreated>;
  rename(boardId: string, title: string): Promise<BoardChanged>;
  /** Takes a board off the list, or puts it back. Nothing on it is lost; meanwhile it is read, not changed. */
  setArchived(boardId: string, archived: boolean): Promise<void>;
}

export interface BoardsOptions {
  readonly db: Database;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Told after a board and its document were created. */
  readonly onCreated?: (boardId: string) => void;
  /** Told after a board was archived or put back, and before that answers. */
  readonly onArchived?: (boardId: string) => Promise<void>;
}

const boardTitle = z.string().trim().min(1, 'Give the board a title.').max(200, 'At most 200 characters, please.');

export function createBoards({ db, now, newId, onCreated, onArchived }: BoardsOptions): Boards {
  return {
    async list(orgId, { archived = false } = {}) {
      const [rows, counts, teams] = await Promise.all([
        listBoardRows(db, orgId, archived),
        countOnBoards(db, orgId, archived),
        teamsOnBoards(db, orgId),
      ]);
      return rows.map((row) => ({ ...row, teams: teams.get(row.id) ?? [], counts: counts.get(row.id) ?? null }));
    },

    find: (boardId) => findBoard(db, boardId),

    generation: async (boardId) => (await findGeneration(db, boardId)) ?? 0,

    async create({ orgId, title: given, createdBy, initialUpdate }) {
      const title = boardTitle.safeParse(given);
      if (!title.success) return { ok: false, errors: titleErrors(title.error) };
      const boardId = newId();
      const createdAt = now();
      await db.transaction(async (tx) => {
        await insertBoard(tx, { id: boardId, orgId, title: title.data, createdBy, createdAt, changedAt: createdAt });
        const calendar = (await findOrganisation(tx, orgId))?.calendar;
        const seed = calendar ? withCalendar(initialUpdate, calendar) : initialUpdate;
        await createDocument(tx, { docId: boardId, boardId, actorId: createdBy, seed });
      });
      onCreated?.(boardId);
      return { ok: true, boardId };
    },

    async rename(boardId, given) {
      const title = boardTitle.safeParse(given);
      if (!title.success) return { ok: false, errors: titleErrors(title.error) };
      await updateBoard(db, boardId, { title: title.data });
      return { ok: true };
    },

    async setArchived(boardId, archived) {
      await db.transaction(async (tx) => {
        await updateBoard(tx, boardId, { archivedAt: archived ? now() : null });
        await announceAccessChange(tx, { boardId });
      });
      await onArchived?.(boardId);
    },
  };
}

const titleErrors = (error: z.ZodError): FieldErrors => ({
  title: error.issues[0]?.message ?? 'This title is not good.',
});
