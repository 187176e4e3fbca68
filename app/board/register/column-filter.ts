import type { FieldContext } from '#app/board/fields/field-context.ts';
import type { FieldControl, FieldDefinition } from '#app/board/fields/field-control.ts';
import { recordName } from '#app/board/fields/format-field.ts';
import { personName } from '#app/board/fields/person.ts';
import type { RecordKind, RecordOf } from '#shared/board/record-kind.ts';
import type { ThreePoint } from '#shared/board/records/fields.ts';

/** How a column can be narrowed, and what its rows are grouped by. */
export type ColumnFilter<R> =
  /** A few values, each ticked on its own. A record has one of them, several, or none. */
  | {
      readonly type: 'values';
      keysOf(record: R): readonly string[];
      /** How a value is called; `record` is one that has it. */
      labelOf(key: string, record: R, context: FieldContext): string;
      /** The highest is listed first: the worst level, the latest release. */
      readonly highestFirst?: boolean;
    }
  | { readonly type: 'date'; dateOf(record: R): string | null }
  | { readonly type: 'number'; numberOf(record: R): number | null }
  | { readonly type: 'text' };

/** What a filter of a column asks, as its words in the address. */
export interface FilterTerms {
  /** Values that are accepted. */
  readonly values: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
  readonly words: string | null;
  /** Records without a value are accepted. */
  readonly none: boolean;
  /** Every record with a value is accepted. */
  readonly any: boolean;
}

/** How "no value" and "any value" stand in an address, where an empty parameter is none. */
export const NONE = 'none';
export const ANY = 'any';

/**
 * Reads the words of a filter: `none`, `any`, and for ranges `>=2027-01-01`, `<=5`, for text `~bank`; everything else is
 * a value.
 */
export function filterTerms(words: readonly string[]): FilterTerms {
  const after = (sign: string) => words.find((word) => word.startsWith(sign))?.slice(sign.length) ?? null;
  return {
    values: words.filter((word) => word !== NONE && word !== ANY && !/^(>=|<=|~)/.test(word)),
    from: after('>='),
    to: after('<='),
    words: after('~'),
    none: words.includes(NONE),
    any: words.includes(ANY),
  };
}

/** The words of a filter, for the address and for saved views; none for a filter that asks nothing. */
export function filterWords(terms: FilterTerms): readonly string[] {
  return [
    ...(terms.none ? [NONE] : []),
    ...(terms.any ? [ANY] : []),
    ...(terms.from ? [`>=${terms.from}`] : []),
    ...(terms.to ? [`<=${terms.to}`] : []),
    ...(terms.words ? [`~${terms.words}`] : []),
    ...terms.values,
  ];
}

interface FilteredColumn<R> {
  readonly filter: ColumnFilter<R>;
  text(record: R, context: FieldContext): string;
  isEmpty(record: R): boolean;
}

/** Whether a record has what a filter of the column asks for. A filter that asks nothing takes everything. */
export function columnAccepts<R>(
  column: FilteredColumn<R>,
  terms: FilterTerms,
  record: R,
  context: FieldContext,
): boolean {
  const { values, from, to, words, none, any } = terms;
  const asksMore = values.length > 0 || from !== null || to !== null || words !== null;
  if (!asksMore && !none && !any) return true;
  if (column.isEmpty(record)) return none;
  if (any) return true;
  switch (column.filter.type) {
    case 'values':
      return column.filter.keysOf(record).some((key) => values.includes(key));
    case 'date': {
      const date = column.filter.dateOf(record);
      return asksMore && date !== null && (from === null || date >= from) && (to === null || date <= to);
    }
    case 'number': {
      const number = column.filter.numberOf(record);
      const within = (bound: string | null, sign: 1 | -1) =>
        bound === null || number === null || sign * (number - Number(bound)) >= 0;
      return asksMore && number !== null && within(from, 1) && within(to, -1);
    }
    case 'text': {
      const text = column.text(record, context).toLowerCase();
      const wanted = words?.toLowerCase().split(/\s+/) ?? [];
      return wanted.length > 0 && wanted.every((word) => text.includes(word));
    }
  }
}

/** The filter of a field, by its control. */
export function fieldFilter<K extends RecordKind>(definition: FieldDefinition<K>): ColumnFilter<RecordOf<K>> {
  const read = (record: RecordOf<K>) => (record as unknown as Readonly<Record<string, unknown>>)[definition.field];
  const keysOf = (record: RecordOf<K>) => keysOfValue(read(record));
  const control = definition.control as FieldControl | ((record: RecordOf<K>) => FieldControl);
  if (typeof control === 'function') {
    return {
      type: 'values',
      keysOf,
      labelOf: (key, record) => {
        const own = control(record);
        return own.type === 'choice' ? labelOfOption(own, key) : key;
      },
    };
  }
  switch (control.type) {
    case 'date':
      return { type: 'date', dateOf: (record) => read(record) as string | null };
    case 'number':
      return { type: 'number', numberOf: (record) => scaled(read(record), control.scale) };
    case 'three-point':
      return { type: 'number', numberOf: (record) => (read(record) as ThreePoint | null)?.mostLikely ?? null };
    case 'choice':
      return { type: 'values', keysOf, labelOf: (key) => labelOfOption(control, key) };
    case 'scale':
      return {
        type: 'values',
        keysOf,
        labelOf: (key, _record, { view }) =>
          `${key} ${view.meta.matrix[control.axis][Number(key) - 1]?.label ?? ''}`.trim(),
        highestFirst: true,
      };
    case 'person':
      return { type: 'values', keysOf, labelOf: (key, _record, { people }) => personName(key, people) };
    case 'reference':
      return { type: 'values', keysOf, labelOf: (key, _record, context) => recordName(control.kinds, key, context) };
    case 'references':
      return { type: 'values', keysOf, labelOf: (key, _record, context) => recordName([control.kind], key, context) };
    case 'tags':
      return { type: 'values', keysOf, labelOf: (key) => key };
    case 'yes-no':
      return { type: 'values', keysOf, labelOf: (key) => (key === 'true' ? control.yes : control.no) };
    default:
      return { type: 'text' };
  }
}

function keysOfValue(value: unknown): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  return Array.isArray(value) ? (value as readonly string[]) : [String(value)];
}

function labelOfOption(control: Extract<FieldControl, { type: 'choice' }>, key: string): string {
  return control.options.find(({ value }) => value === key)?.label ?? key;
}

function scaled(value: unknown, scale = 1): number | null {
  return typeof value === 'number' ? value / scale : null;
}
