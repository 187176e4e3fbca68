import * as Y from 'yjs';
import { type Board, openBoard } from '#shared/board/board-doc.ts';
import type { CommandContext } from '#shared/board/commands/command.ts';
import { createBoardProjection } from '#shared/board/projection.ts';
import { RECORD_KIND_NAMES } from '#shared/board/record-kind.ts';
import { documentOf } from '#shared/board/templates/document-of.ts';
import { applyImport } from '#shared/import/apply-import.ts';
import { MAX_IMPORT_BYTES, TOO_LARGE } from '#shared/import/import-limits.ts';
import type { ImportOptions } from '#shared/import/import-options.ts';
import { type ImportSummary, refuseImport, summariseImport } from '#shared/import/import-summary.ts';
import { type ImportContext, prepareImport } from '#shared/import/plan-import.ts';
import type { Boards } from '../boards/boards.ts';
import type { Organisations } from '../organisations/organisations.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { decodeText } from './decode-text.ts';

/** What came of an import. When it was not done, the summary's errors say why, and nothing was written. */
export interface ImportOutcome {
  readonly done: boolean;
  readonly summary: ImportSummary;
}

/** A file as it came, and how it is to be read. */
export interface ImportFile {
  readonly bytes: Uint8Array;
  readonly options: ImportOptions;
}

/** Plans from files. Permission is asked by the caller. A file that can't be read is an error in the summary. */
export interface Imports {
  /** The dry run on a board. Writes nothing. Rejects when there is no such board. */
  preview(boardId: string, file: ImportFile): Promise<ImportSummary>;
  /** The dry run on a board that is not there yet. */
  previewNew(orgId: string, file: ImportFile): Promise<ImportSummary>;
  /** Imports into a board as one transaction, which everybody on it sees at once; nothing when the file has errors. */
  run(boardId: string, file: ImportFile, actorId: string | null): Promise<ImportOutcome>;
  /** Makes a board of this title from a file; no board, and null, when the file has errors. */
  runNew(board: NewImportedBoard, file: ImportFile): Promise<ImportOutcome & { readonly boardId: string | null }>;
}

export interface NewImportedBoard {
  readonly orgId: string;
  readonly title: string;
  readonly actorId: string | null;
}

export interface ImportsOptions {
  readonly rooms: Pick<Rooms, 'change' | 'read'>;
  readonly boards: Pick<Boards, 'find' | 'create'>;
  readonly organisations: Pick<Organisations, 'teams' | 'members'>;
  /** Makes sure that there is a version of the board as it is, before a file changes it. */
  readonly takeBefore: (boardId: string, actorId: string | null) => Promise<unknown>;
  readonly now: () => Date;
  readonly newId: () => string;
}

type Context = Omit<ImportContext, 'view'>;

export function createImports({ rooms, boards, organisations, takeBefore, now, newId }: ImportsOptions): Imports {
  async function contextOf(orgId: string): Promise<Context> {
    const [orgTeams, members] = await Promise.all([organisations.teams.list(orgId), organisations.members.list(orgId)]);
    const people = members.map(({ userId, name, email }) => ({ id: userId, name, email }));
    return { orgTeams, people, newId };
  }

  async function contextOfBoard(boardId: string): Promise<Context> {
    const board = await boards.find(boardId);
    if (!board) throw new Error(`there is no board ${boardId}`);
    return contextOf(board.orgId);
  }

  const commandContext = (actor: string | null) => ({ actor, now: now().toISOString(), newId });

  return {
    async preview(boardId, file) {
      const context = await contextOfBoard(boardId);
      return rooms.read(boardId, (doc) => dryRun(openBoard(doc), file, context).summary);
    },

    async previewNew(orgId, file) {
      return dryRun(openBoard(new Y.Doc()), file, await contextOf(orgId)).summary;
    },

    async run(boardId, file, actorId) {
      const context = await contextOfBoard(boardId);
      const dry = await rooms.read(boardId, (doc) => {
        const board = openBoard(doc);
        return {
          ...dryRun(board, file, context),
          isEmpty: RECORD_KIND_NAMES.every((kind) => board.records[kind].size === 0),
        };
      });
      if (!dry.plan || !dry.summary.ok) return { done: false, summary: dry.summary };
      if (!dry.isEmpty) await takeBefore(boardId, actorId);
      // Planned on what the board says now, in the same turn in which it is applied: nobody edits in between.
      return rooms.change(boardId, { actorId, origin: 'import' }, (doc) =>
        runOn(openBoard(doc), file, context, commandContext(actorId)),
      );
    },

    async runNew({ orgId, title, actorId }, file) {
      const context = await contextOf(orgId);
      const { plan, summary } = dryRun(openBoard(new Y.Doc()), file, context);
      if (!plan || !summary.ok) return { done: false, summary, boardId: null };
      const initialUpdate = documentOf((board) => applyImport(board, plan, commandContext(actorId)));
      const created = await boards.create({ orgId, title, createdBy: actorId, initialUpdate });
      if (created.ok) return { done: true, summary, boardId: created.boardId };
      return { done: false, summary: refuseImport(Object.values(created.errors).join(' ')), boardId: null };
    },
  };
}

function runOn(board: Board, file: ImportFile, context: Context, ctx: CommandContext): ImportOutcome {
  const { plan, summary } = dryRun(board, file, context);
  if (!plan || !summary.ok) return { done: false, summary };
  applyImport(board, plan, ctx);
  return { done: true, summary };
}

function dryRun(board: Board, { bytes, options }: ImportFile, context: Context) {
  if (bytes.byteLength > MAX_IMPORT_BYTES) return { plan: null, summary: refuseImport(TOO_LARGE) };
  const decoded = decodeText(bytes);
  if (!decoded.ok) return { plan: null, summary: refuseImport(decoded.message) };
  const projection = createBoardProjection(board);
  try {
    const preparation = prepareImport(decoded.text, options, { ...context, view: projection.view() });
    return { plan: preparation.plan, summary: summariseImport(preparation, decoded.note) };
  } finally {
    projection.close();
  }
}
