import { type Board, transact } from '../board-doc.ts';
import type { BoardView } from '../board-view.ts';
import type { CopiedRecords } from '../clipboard/copied-records.ts';
import { insertRecord } from '../collection.ts';
import type { FieldsOf } from '../record-kind.ts';
import { type CommandContext, keyBetween, orderAfter } from './command.ts';
import { nextRiskKey } from './risk-commands.ts';

/** What was made of pasted records, without what hangs on them. */
export interface PastedRef {
  readonly kind: 'initiatives' | 'milestones' | 'risks';
  readonly id: string;
}

interface PasteArgs {
  readonly copied: CopiedRecords;
  readonly view: BoardView;
  readonly boardId: string;
  /** Values of person fields that mean somebody here (`user:<id>`); members of elsewhere are left out. */
  readonly isMember: (person: string) => boolean;
}

/**
 * Makes new records of copied ones as one change: dates kept; teams those of the same id, else of the same
 * organisation's team, else of the same name, else none; references to what is not on this board left out; risks with
 * fresh keys. Where a title is on this board already, "(copy)" is added.
 */
export function pasteRecords(
  board: Board,
  { copied, view, boardId, isMember }: PasteArgs,
  ctx: CommandContext,
): PastedRef[] {
  const here = copied.boardId === boardId;
  const fresh = new Map<string, string>();
  for (const kind of ['initiatives', 'milestones', 'risks'] as const) {
    for (const { id } of copied[kind]) fresh.set(id, ctx.newId());
  }
  const teamOf = teamFinder(copied, view);
  const person = (value: string | null) => (value?.startsWith('user:') && !isMember(value) ? null : value);
  /** The copy of a record, else the record itself where it is on this board. */
  const itemOf = (id: string | null, table: 'initiatives' | 'risks') =>
    id === null ? null : (fresh.get(id) ?? (here && view[table].byId.has(id) ? id : null));

  const titles = {
    initiatives: titleGiver(view.initiatives.list),
    milestones: titleGiver(view.milestones.list),
    risks: titleGiver(view.risks.list),
  };
  let order = orderAfter(view.initiatives.list);
  const nextOrder = () => {
    const given = order;
    order = keyBetween(order, null);
    return given;
  };
  const initiative = (fields: FieldsOf<'initiatives'>): FieldsOf<'initiatives'> => ({
    ...fields,
    title: titles.initiatives(fields.title),
    key: freeKey(fields.key, view.initiatives.list),
    teamId: teamOf(fields.teamId),
    supportingTeamIds: fields.supportingTeamIds.flatMap((id) => teamOf(id) ?? []),
    owner: person(fields.owner),
    objectiveId:
      fields.objectiveId !== null && view.objectives.byId.has(fields.objectiveId) ? fields.objectiveId : null,
    end: fields.start !== null && fields.end !== null && fields.end < fields.start ? fields.start : fields.end,
    order: nextOrder(),
  });
  const milestone = (fields: FieldsOf<'milestones'>): FieldsOf<'milestones'> => ({
    ...fields,
    // A stage of a copied initiative is named after its stage: beta stays beta.
    title: fields.initiativeId === null ? titles.milestones(fields.title) : fields.title,
    key: freeKey(fields.key, view.milestones.list),
    teamId: teamOf(fields.teamId),
    initiativeId: itemOf(fields.initiativeId, 'initiatives'),
  });
  let given = 0;
  const risk = (fields: FieldsOf<'risks'>): FieldsOf<'risks'> => ({
    ...withinMatrix(fields, view),
    title: titles.risks(fields.title),
    key: nextRiskKey(view, given++),
    teamId: teamOf(fields.teamId),
    owner: person(fields.owner),
    acceptedBy: person(fields.acceptedBy),
    initiativeIds: fields.initiativeIds.flatMap((id) => itemOf(id, 'initiatives') ?? []),
  });

  return transact(board, 'user', () => {
    const made: PastedRef[] = [];
    const insert = (kind: PastedRef['kind'], id: string, write: (freshId: string) => void) => {
      const freshId = fresh.get(id) ?? id;
      write(freshId);
      made.push({ kind, id: freshId });
    };
    for (const { id, fields } of copied.initiatives)
      insert('initiatives', id, (freshId) => insertRecord(board, 'initiatives', freshId, initiative(fields)));
    for (const { id, fields } of copied.milestones)
      insert('milestones', id, (freshId) => insertRecord(board, 'milestones', freshId, milestone(fields)));
    for (const { id, fields } of copied.risks)
      insert('risks', id, (freshId) => insertRecord(board, 'risks', freshId, risk(fields)));
    for (const { fields } of copied.actions) {
      const riskId = itemOf(fields.riskId, 'risks');
      if (riskId !== null)
        insertRecord(board, 'actions', ctx.newId(), { ...fields, riskId, owner: person(fields.owner) });
    }
    for (const { fields } of copied.dependencies) {
      const [fromId, toId] = [fresh.get(fields.fromId), fresh.get(fields.toId)];
      if (fromId === undefined || toId === undefined || fromId === toId) continue;
      insertRecord(board, 'dependencies', ctx.newId(), { ...fields, fromId, toId, fromBoardId: null, toBoardId: null });
    }
    return made;
  });
}

function teamFinder({ teams }: CopiedRecords, view: BoardView): (id: string | null) => string | null {
  const byOrgTeam = new Map(
    view.teams.list.flatMap(({ id, orgTeamId }) => (orgTeamId === null ? [] : [[orgTeamId, id]])),
  );
  const byName = new Map(view.teams.list.map(({ id, name }) => [name.trim().toLowerCase(), id]));
  const found = new Map(
    teams.map(({ id, name, orgTeamId }) => [
      id,
      (orgTeamId === null ? undefined : byOrgTeam.get(orgTeamId)) ?? byName.get(name.trim().toLowerCase()) ?? null,
    ]),
  );
  return (id) => (id === null ? null : view.teams.byId.has(id) ? id : (found.get(id) ?? null));
}

const MAX_TITLE = 300;

/** Gives titles out so that none is on the board twice: a copy says that it is one, and which. */
function titleGiver(records: readonly { readonly title: string }[]): (title: string) => string {
  const taken = new Set(records.map(({ title }) => title));
  const onBoard = new Set(taken);
  return (title) => {
    if (!onBoard.has(title)) return title;
    let given = title;
    for (let n = 1; taken.has(given); n++) {
      const suffix = n === 1 ? ' (copy)' : ` (copy ${n})`;
      given = `${title.replace(/ \(copy(?: \d+)?\)$/, '').slice(0, MAX_TITLE - suffix.length)}${suffix}`;
    }
    taken.add(given);
    return given;
  };
}

/** A key names one item of the board: a copy beside its original has none. */
function freeKey(key: string, records: readonly { readonly key: string }[]): string {
  return records.some((record) => record.key === key) ? '' : key;
}

/** Scores that this board's matrix does not have are left out. */
function withinMatrix(fields: FieldsOf<'risks'>, { meta: { matrix } }: BoardView): FieldsOf<'risks'> {
  const fitting = <N extends number | null>(step: N, steps: number): N | null =>
    step === null || step <= steps ? step : null;
  const [likelihood, impact] = [matrix.likelihood.length, matrix.impact.length];
  return {
    ...fields,
    inherentLikelihood: fitting(fields.inherentLikelihood, likelihood),
    inherentImpact: fitting(fields.inherentImpact, impact),
    currentLikelihood: fitting(fields.currentLikelihood, likelihood),
    currentImpact: fitting(fields.currentImpact, impact),
    targetLikelihood: fitting(fields.targetLikelihood, likelihood),
    targetImpact: fitting(fields.targetImpact, impact),
    reviewedLikelihood: fitting(fields.reviewedLikelihood, likelihood),
    reviewedImpact: fitting(fields.reviewedImpact, impact),
  };
}
