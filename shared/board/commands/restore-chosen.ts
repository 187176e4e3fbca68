import type { ActivityKind } from '#shared/activity/activity-row.ts';
import { changedFields } from '#shared/diff/board-diff.ts';
import { UNTOLD_FIELDS } from '#shared/diff/list-differences.ts';
import type { BoardView, RecordTable } from '../board-view.ts';
import type { RecordKind, RecordOf } from '../record-kind.ts';
import { CommandError } from './command.ts';
import { fieldsOf, type Patch, type Put, type RestorePlan, settingsOf } from './restore-plan.ts';

/** A line of a comparison: a record, or the settings of the board. */
export interface ChosenRecord {
  readonly kind: ActivityKind;
  readonly id: string;
}

/** Which field points at which kind; `part`: what points is a part of it, and went when it went. */
const REFERENCES: readonly {
  readonly kind: RecordKind;
  readonly field: string;
  readonly to: RecordKind;
  part?: true;
}[] = [
  { kind: 'initiatives', field: 'teamId', to: 'teams' },
  { kind: 'initiatives', field: 'supportingTeamIds', to: 'teams' },
  { kind: 'initiatives', field: 'objectiveId', to: 'objectives' },
  { kind: 'milestones', field: 'teamId', to: 'teams' },
  { kind: 'milestones', field: 'initiativeId', to: 'initiatives', part: true },
  { kind: 'risks', field: 'teamId', to: 'teams' },
  { kind: 'risks', field: 'initiativeIds', to: 'initiatives' },
  { kind: 'actions', field: 'riskId', to: 'risks', part: true },
  { kind: 'capacity', field: 'teamId', to: 'teams', part: true },
  { kind: 'budget', field: 'initiativeId', to: 'initiatives', part: true },
];

/**
 * Chosen records as a version has them; all others stay, but for what hangs together: what went when a chosen one went
 * comes back with it (stages, budget, links, reasons, who pointed at it), and so does what it can't be without (its team).
 * What came after the version is removed with what hangs on it.
 * @throws CommandError `in-use` for a team that came later and owns initiatives that were not chosen.
 */
export function planChosenRestore(now: BoardView, version: BoardView, chosen: readonly ChosenRecord[]): RestorePlan {
  const puts = new Map<string, Put>();
  const patches = new Map<string, Patch>();
  const removes: { kind: RecordKind; id: string }[] = [];
  let meta: RestorePlan['meta'] = {};
  const there = (kind: RecordKind, id: string) => tableOf(now, kind).byId.has(id) || puts.has(`${kind}/${id}`);
  const patch = (kind: RecordKind, id: string, fields: Readonly<Record<string, unknown>>) => {
    const key = `${kind}/${id}`;
    patches.set(key, { kind, id, patch: { ...patches.get(key)?.patch, ...fields } });
  };

  /** Makes a record again, unless it is there, with what it needs and what hangs on it. */
  const bring = (kind: RecordKind, id: string): void => {
    const record = tableOf(version, kind).byId.get(id);
    if (!record || there(kind, id)) return;
    puts.set(`${kind}/${id}`, { kind, record });
    needOf(kind, record);
    for (const reference of REFERENCES) {
      if (reference.to !== kind) continue;
      for (const pointing of tableOf(version, reference.kind).list) {
        if (!pointsAt(pointing, reference.field, id)) continue;
        if (reference.part) bring(reference.kind, pointing.id);
        pointAgain(reference.kind, reference.field, pointing.id, id);
      }
    }
  };
  const needOf = (kind: RecordKind, record: object): void => {
    for (const { field, to } of REFERENCES.filter((reference) => reference.kind === kind)) {
      const target = fieldOf(record, field);
      if (typeof target === 'string') bring(to, target);
    }
    if (kind === 'dependencies') for (const end of endsOf(record)) if (end) bringItem(end);
  };
  const bringItem = (id: string): void => {
    bring('initiatives', id);
    bring('milestones', id);
  };
  /** What pointed at it, and points at nothing now, points at it again. */
  const pointAgain = (kind: RecordKind, field: string, id: string, target: string): void => {
    const record = tableOf(now, kind).byId.get(id);
    if (!record) return;
    const value = patches.get(`${kind}/${id}`)?.patch[field] ?? fieldOf(record, field);
    if (value === null) patch(kind, id, { [field]: target });
    else if (Array.isArray(value) && !value.includes(target)) patch(kind, id, { [field]: [...value, target].sort() });
  };

  for (const { kind, id } of chosen) {
    if (kind === 'meta') {
      meta = settingsOf(now, version, (field) => !UNTOLD_FIELDS.has(field));
      continue;
    }
    const [was, is] = [tableOf(version, kind).byId.get(id), tableOf(now, kind).byId.get(id)];
    if (was && is) {
      const back = fieldsOf(
        was,
        changedFields(is, was).filter((field) => !UNTOLD_FIELDS.has(field)),
      );
      patch(kind, id, back);
      needOf(kind, back);
    } else if (was) bring(kind, id);
    else if (is) removes.push({ kind, id });
  }

  const broughtBack = new Set([...puts.values()].map(({ record }) => record.id));
  for (const link of version.dependencies.list) {
    const ends = endsOf(link).filter((end) => end !== null);
    const hangs = ends.some((end) => broughtBack.has(end));
    const whole = ends.every((end) => there('initiatives', end) || there('milestones', end));
    if (hangs && whole && !there('dependencies', link.id)) {
      puts.set(`dependencies/${link.id}`, { kind: 'dependencies', record: link });
    }
  }
  for (const reason of version.reasons.list) {
    if (puts.has(`${reason.recordKind}/${reason.recordId}`) && !there('reasons', reason.id)) {
      puts.set(`reasons/${reason.id}`, { kind: 'reasons', record: reason });
    }
  }
  checkTeams(now, removes, patches);
  const complete = [...puts.values()].map(({ kind, record }) => ({ kind, record: withoutLost(kind, record, there) }));
  const all = [...patches.values()].map((one) => ({ ...one, patch: withoutLost(one.kind, one.patch, there) }));
  return {
    ...{ puts: complete, patches: all.filter(({ patch }) => Object.keys(patch).length > 0), removes, meta },
    drawings: { put: [], remove: [] },
  };
}

/** Members of sets that point at what is gone, and was not asked for, are left out. */
function withoutLost<R extends object>(
  kind: RecordKind,
  fields: R,
  there: (kind: RecordKind, id: string) => boolean,
): R {
  const lists = REFERENCES.filter(
    (reference) => reference.kind === kind && Array.isArray(fieldOf(fields, reference.field)),
  );
  const kept = lists.map(({ field, to }) => [
    field,
    (fieldOf(fields, field) as string[]).filter((id) => there(to, id)),
  ]);
  return { ...fields, ...Object.fromEntries(kept) };
}

function checkTeams(now: BoardView, removes: RestorePlan['removes'], patches: ReadonlyMap<string, Patch>): void {
  const gone = new Set(removes.map(({ kind, id }) => `${kind}/${id}`));
  for (const { id, teamId } of now.initiatives.list) {
    const after = patches.get(`initiatives/${id}`)?.patch.teamId ?? teamId;
    if (!gone.has(`teams/${String(after)}`) || gone.has(`initiatives/${id}`)) continue;
    const name = now.teams.byId.get(String(after))?.name ?? 'This team';
    throw new CommandError('in-use', 'teams', `${name} came later and owns initiatives: restore or move those first.`);
  }
}

function tableOf(view: BoardView, kind: RecordKind): RecordTable<RecordOf<RecordKind>> {
  return view[kind] as RecordTable<RecordOf<RecordKind>>;
}

function fieldOf(record: object, field: string): unknown {
  return (record as Readonly<Record<string, unknown>>)[field];
}

function pointsAt(record: object, field: string, id: string): boolean {
  const value = fieldOf(record, field);
  return value === id || (Array.isArray(value) && value.includes(id));
}

/** The items of this board that a dependency joins; null for an end on another board. */
function endsOf(link: object): readonly (string | null)[] {
  const { fromId, fromBoardId, toId, toBoardId } = link as Partial<RecordOf<'dependencies'>>;
  return [fromBoardId ? null : (fromId ?? null), toBoardId ? null : (toId ?? null)];
}
