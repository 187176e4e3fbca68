import { ACTION_FIELDS } from '#app/board/fields/action-fields.ts';
import { DEPENDENCY_FIELDS } from '#app/board/fields/dependency-fields.ts';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { controlOf, type FieldDefinition, wordsOf } from '#app/board/fields/field-control.ts';
import { formatField, nameOf } from '#app/board/fields/format-field.ts';
import { INITIATIVE_FIELDS } from '#app/board/fields/initiative-fields.ts';
import { MILESTONE_FIELDS } from '#app/board/fields/milestone-fields.ts';
import { OBJECTIVE_FIELDS } from '#app/board/fields/objective-fields.ts';
import { RISK_FIELDS } from '#app/board/fields/risk-fields.ts';
import { TEAM_FIELDS } from '#app/board/fields/team-fields.ts';
import { RECORD_KINDS, type RecordKind, type RecordOf } from '#shared/board/record-kind.ts';
import type { MergeConflict, MergeReport, OthersChange } from './merge-report.ts';

type Definitions = Readonly<Record<string, FieldDefinition<RecordKind>>>;

const FIELDS = {
  teams: TEAM_FIELDS,
  initiatives: INITIATIVE_FIELDS,
  milestones: MILESTONE_FIELDS,
  dependencies: DEPENDENCY_FIELDS,
  risks: RISK_FIELDS,
  actions: ACTION_FIELDS,
  objectives: OBJECTIVE_FIELDS,
} as unknown as Readonly<Partial<Record<RecordKind, Definitions>>>;

/** `Back online. Your 12 changes are saved. Meanwhile others changed 5 items and 2 drawings.` */
export function mergeHeadline({ saved, others, otherDrawings }: MergeReport): string {
  const mine = saved > 0 ? ` ${saved === 1 ? 'Your change is' : `Your ${saved} changes are`} saved.` : '';
  const things = [counted(others.length, 'item'), counted(otherDrawings, 'drawing')].filter(Boolean).join(' and ');
  return `Back online.${mine}${things ? ` Meanwhile others changed ${things}.` : ''}`;
}

/** `Payments v2, End: Ben’s 26 Mar 2027 stands, yours was 12 Mar 2027.` */
export function conflictText(conflict: MergeConflict, context: FieldContext): string {
  const name = recordTitle(conflict.kind, conflict.record, context);
  if (conflict.what === 'removed') {
    return conflict.by === 'them'
      ? `${name}: somebody deleted it while you changed it. It stays deleted.`
      : `${name}: you deleted it while somebody changed it. It stays deleted.`;
  }
  const { kind, record, field, mine, theirs, stands, by } = conflict;
  const value = (raw: unknown) => fieldText(kind, record, field, raw, context);
  const whose = by ? `${by}’s` : 'somebody else’s';
  const outcome =
    stands === 'theirs'
      ? `${whose} ${value(theirs)} stands, yours was ${value(mine)}`
      : `yours, ${value(mine)}, stands, ${whose} was ${value(theirs)}`;
  return `${name}, ${labelOf(kind, field)}: ${outcome}.`;
}

/** What a record is called where it stands alone. */
export function recordTitle(kind: RecordKind, record: OthersChange['record'], { view }: FieldContext): string {
  if (kind === 'dependencies') {
    const end = (id: unknown) => {
      const found = view.initiatives.byId.get(String(id)) ?? view.milestones.byId.get(String(id));
      return found ? nameOf(found) : 'another board';
    };
    return `${end(record.fromId)} to ${end(record.toId)}`;
  }
  return nameOf(record) || wordsOf(RECORD_KINDS[kind].noun);
}

/** The kinds of what others changed, each with its heading and records, in the model's order. */
export function groupedByKind(others: readonly OthersChange[]): { heading: string; changes: OthersChange[] }[] {
  const groups = new Map<RecordKind, OthersChange[]>();
  for (const change of others) groups.set(change.kind, [...(groups.get(change.kind) ?? []), change]);
  return [...groups].map(([kind, changes]) => ({ heading: wordsOf(kind), changes }));
}

function fieldText(
  kind: RecordKind,
  record: OthersChange['record'],
  field: string,
  value: unknown,
  context: FieldContext,
): string {
  const definition = FIELDS[kind]?.[field];
  if (!definition) return typeof value === 'object' ? JSON.stringify(value) : String(value);
  const text = formatField(controlOf(definition, record as unknown as RecordOf<RecordKind>), value, context);
  return text === '' ? '“empty”' : text;
}

function labelOf(kind: RecordKind, field: string): string {
  return FIELDS[kind]?.[field]?.label ?? wordsOf(field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
