import type { FieldContext } from '#app/board/fields/field-context.ts';
import { controlOf, wordsOf } from '#app/board/fields/field-control.ts';
import { FIELD_DEFINITIONS } from '#app/board/fields/field-definitions.ts';
import { formatField, nameOf } from '#app/board/fields/format-field.ts';
import { RECORD_KINDS, type RecordKind, type RecordOf } from '#shared/board/record-kind.ts';
import type { MergeConflict, MergeReport, OthersChange } from './merge-report.ts';

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
  const definition = FIELD_DEFINITIONS[kind]?.[field];
  if (!definition) return typeof value === 'object' ? JSON.stringify(value) : String(value);
  const text = formatField(controlOf(definition, record as unknown as RecordOf<RecordKind>), value, context);
  return text === '' ? '“empty”' : text;
}

function labelOf(kind: RecordKind, field: string): string {
  return (
    FIELD_DEFINITIONS[kind]?.[field]?.label ?? wordsOf(field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
  );
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
