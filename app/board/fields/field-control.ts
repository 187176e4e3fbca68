import type { FieldsOf, RecordKind, RecordOf } from '#shared/board/record-kind.ts';

/** One value of a closed list, as the document holds it and as people read it. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/**
 * How a field is shown and changed, wherever it is: panel and register read the same definitions. `nothing` is the word
 * for null where a field may be empty; without it the field must have a value.
 */
export type FieldControl =
  | { readonly type: 'line'; readonly required: boolean; readonly max: number; readonly placeholder?: string }
  /** A Y.Text in the document: edits go in as they are typed. */
  | { readonly type: 'long-text'; readonly placeholder?: string }
  | { readonly type: 'date'; readonly required: boolean }
  /** `others` says of values that are no option now how they come about. */
  | {
      readonly type: 'choice';
      readonly options: readonly Option[];
      readonly nothing?: string;
      readonly others?: string;
    }
  /** Numbers are read and written in `unit`; the document holds them times `scale` (0.01 for a percentage of 1). */
  | {
      readonly type: 'number';
      readonly min: number;
      readonly max: number;
      readonly integer: boolean;
      readonly unit: string;
      readonly required: boolean;
      readonly scale?: number;
    }
  | { readonly type: 'person' }
  /** A step of the board's matrix, 1 the lowest. */
  | { readonly type: 'scale'; readonly axis: 'likelihood' | 'impact' }
  | { readonly type: 'tags' }
  | { readonly type: 'reference'; readonly kinds: readonly RecordKind[]; readonly nothing?: string }
  | { readonly type: 'references'; readonly kind: RecordKind }
  | { readonly type: 'three-point'; readonly unit: 'd' | 'money' }
  | { readonly type: 'yes-no'; readonly yes: string; readonly no: string }
  | { readonly type: 'colour' };

/** A field of a kind, with its name for people and what a newcomer needs to know about it. */
export interface FieldDefinition<K extends RecordKind = RecordKind> {
  readonly field: K extends RecordKind ? keyof FieldsOf<K> & string : never;
  readonly label: string;
  readonly hint?: string;
  readonly control: FieldControl | ((record: RecordOf<K>) => FieldControl);
}

/** The control of a field for this record: what can be chosen may depend on the record. */
export function controlOf<K extends RecordKind>(definition: FieldDefinition<K>, record: RecordOf<K>): FieldControl {
  return typeof definition.control === 'function' ? definition.control(record) : definition.control;
}

/** Options of a closed list, labelled by their own words: `in-progress` is "In progress". */
export function optionsOf(values: readonly string[]): readonly Option[] {
  return values.map((value) => ({ value, label: wordsOf(value) }));
}

/** `at-risk` as people write it: "At risk". */
export function wordsOf(value: string): string {
  const words = value.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
