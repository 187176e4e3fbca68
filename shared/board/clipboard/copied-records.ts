import * as z from 'zod/mini';
import type { BoardView } from '../board-view.ts';
import { RECORD_KINDS, type RecordKind } from '../record-kind.ts';
import { optionalRef, title } from '../records/fields.ts';

/** Records on the clipboard. What comes back from there may have been written by anybody: it is parsed, never trusted. */

/** More records than anybody copies by hand, and characters that so many records do not need. */
export const MAX_COPIED_RECORDS = 2_000;
export const MAX_COPIED_CHARACTERS = 8_000_000;

const ref = z.string().check(z.minLength(1), z.maxLength(64));
const entries = <S extends z.ZodMiniType>(fields: S) =>
  z.array(z.object({ id: ref, fields })).check(z.maxLength(MAX_COPIED_RECORDS));

const copiedSchema = z.object({
  format: z.literal('quarterdeck-records'),
  version: z.literal(1),
  /** The board they were copied from. */
  boardId: z.string().check(z.minLength(1), z.maxLength(64)),
  /** The teams they name, so that another board finds its own. */
  teams: z.array(z.object({ id: ref, name: title, orgTeamId: optionalRef })).check(z.maxLength(500)),
  initiatives: entries(RECORD_KINDS.initiatives.schema),
  milestones: entries(RECORD_KINDS.milestones.schema),
  risks: entries(RECORD_KINDS.risks.schema),
  actions: entries(RECORD_KINDS.actions.schema),
  dependencies: entries(RECORD_KINDS.dependencies.schema),
});

export type CopiedRecords = z.output<typeof copiedSchema>;

/** A record that was chosen to be copied. */
export interface CopiedRef {
  readonly kind: RecordKind;
  readonly id: string;
}

/**
 * These records with what hangs on them: stages of initiatives, actions of risks, links among the copied. Those that are not on
 * the board, or of other kinds, are left out.
 */
export function copyRecords(view: BoardView, boardId: string, refs: readonly CopiedRef[]): CopiedRecords {
  const wanted = new Set(refs.map(({ kind, id }) => `${kind}/${id}`));
  const initiatives = view.initiatives.list.filter(({ id }) => wanted.has(`initiatives/${id}`));
  const initiativeIds = idsOf(initiatives);
  const milestones = view.milestones.list.filter(
    ({ id, initiativeId }) =>
      wanted.has(`milestones/${id}`) || (initiativeId !== null && initiativeIds.has(initiativeId)),
  );
  const risks = view.risks.list.filter(({ id }) => wanted.has(`risks/${id}`));
  const riskIds = idsOf(risks);
  const actions = view.actions.list.filter(({ riskId }) => riskId !== null && riskIds.has(riskId));
  const ends = idsOf([...initiatives, ...milestones]);
  const dependencies = view.dependencies.list.filter(
    (link) => link.fromBoardId === null && link.toBoardId === null && ends.has(link.fromId) && ends.has(link.toId),
  );
  const teamIds = new Set(
    [...initiatives, ...milestones, ...risks].flatMap((record) => [
      record.teamId,
      ...('supportingTeamIds' in record ? record.supportingTeamIds : []),
    ]),
  );
  return {
    format: 'quarterdeck-records',
    version: 1,
    boardId,
    teams: view.teams.list
      .filter(({ id }) => teamIds.has(id))
      .map(({ id, name, orgTeamId }) => ({ id, name, orgTeamId })),
    initiatives: initiatives.map(entryOf),
    milestones: milestones.map(entryOf),
    risks: risks.map(entryOf),
    actions: actions.map(entryOf),
    dependencies: dependencies.map(entryOf),
  };
}

/** What came from a clipboard: the records, or for the person why there are none. */
export type ReadCopied =
  | { readonly ok: true; readonly copied: CopiedRecords }
  | { readonly ok: false; readonly message: string };

/** Reads what `JSON.stringify` wrote of copied records. */
export function readCopied(text: string): ReadCopied {
  if (text.length > MAX_COPIED_CHARACTERS) return refused('It is too large to be pasted.');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refused('It is damaged, or not from this product.');
  }
  const parsed = copiedSchema.safeParse(json);
  if (parsed.success) return { ok: true, copied: parsed.data };
  const tooMany = parsed.error.issues.some(({ code }) => code === 'too_big');
  return refused(
    tooMany
      ? `At most ${MAX_COPIED_RECORDS} records at once.`
      : 'It is damaged, or from another version of this product.',
  );
}

function refused(message: string): ReadCopied {
  return { ok: false, message };
}

function idsOf(records: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => id));
}

function entryOf<R extends { readonly id: string }>({ id, ...fields }: R): { id: string; fields: Omit<R, 'id'> } {
  return { id, fields };
}
