import type { RecordKind } from '#shared/board/record-kind.ts';
import type { ThreePoint } from '#shared/board/records/fields.ts';
import { formatDay } from './day-text.ts';
import type { FieldContext } from './field-context.ts';
import type { FieldControl } from './field-control.ts';
import { personName } from './person.ts';

/** A value as one line of text: what a cell shows, what an editor starts with, and what parseField reads back. */
export function formatField(control: FieldControl, value: unknown, context: FieldContext): string {
  if (value === null || value === undefined) return '';
  switch (control.type) {
    case 'date':
      return formatDay(String(value));
    case 'choice':
      return control.options.find((option) => option.value === value)?.label ?? String(value);
    case 'number':
      return formatNumber(Number(value) / (control.scale ?? 1));
    case 'person':
      return personName(String(value), context.people);
    case 'scale':
      return scaleLabel(control.axis, Number(value), context);
    case 'tags':
      return (value as readonly string[]).join(', ');
    case 'reference':
      return recordName(control.kinds, String(value), context);
    case 'references':
      return (value as readonly string[]).map((id) => recordName([control.kind], id, context)).join(', ');
    case 'three-point':
      return formatThreePoint(value as ThreePoint);
    case 'yes-no':
      return value ? control.yes : control.no;
    default:
      return String(value);
  }
}

const NUMBERS = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** At most two decimals, none that say nothing; thousands apart, so that amounts can be read. */
export function formatNumber(value: number): string {
  return NUMBERS.format(value);
}

/** `4 Likely`: the step with its word on the board's scale. */
export function scaleLabel(axis: 'likelihood' | 'impact', step: number, { view }: FieldContext): string {
  const label = view.meta.matrix[axis][step - 1]?.label;
  return label ? `${step} ${label}` : String(step);
}

/** What a record is called; says so when it is gone. */
export function recordName(kinds: readonly RecordKind[], id: string, { view }: FieldContext): string {
  for (const kind of kinds) {
    const record = view[kind].byId.get(id);
    if (record) return nameOf(record);
  }
  return 'Deleted';
}

/** A record's title, or a team's name. */
export function nameOf(record: object): string {
  if ('title' in record) return String(record.title);
  return 'name' in record ? String(record.name) : '';
}

function formatThreePoint({ optimistic, mostLikely, pessimistic }: ThreePoint): string {
  return [optimistic, mostLikely, pessimistic].map(formatNumber).join(' / ');
}
