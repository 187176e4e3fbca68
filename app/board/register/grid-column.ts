import type { ReactNode } from 'react';
import { compareField, isEmptyField } from '#app/board/fields/compare-field.ts';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { controlOf, type FieldControl, type FieldDefinition } from '#app/board/fields/field-control.ts';
import { formatField } from '#app/board/fields/format-field.ts';
import type { RecordKind, RecordOf } from '#shared/board/record-kind.ts';

/** A column of the register over records `R`. */
export interface GridColumn<R> {
  readonly id: string;
  readonly label: string;
  /** What the label means, for who is new. */
  readonly hint?: string;
  /** Pixels. */
  readonly width: number;
  readonly align?: 'start' | 'end';
  /** Enter on a cell, or its button, does this to the row instead of editing the cell. */
  readonly action?: 'open' | 'delete';
  /** How a cell is edited; null: it is computed and can't be. */
  control(record: R): FieldControl | null;
  /** The value as the document holds it. */
  value(record: R): unknown;
  /** The value as one line: shown, searched, and edited. */
  text(record: R, context: FieldContext): string;
  /** Order of two records that both have a value here. */
  compare(a: R, b: R, context: FieldContext): number;
  isEmpty(record: R): boolean;
  /** How it looks where a line of text is not the best picture. */
  render?(record: R, context: FieldContext): ReactNode;
}

interface ColumnLook<R> {
  readonly width: number;
  readonly label?: string;
  readonly align?: 'start' | 'end';
  readonly action?: 'open' | 'delete';
  readonly render?: GridColumn<R>['render'];
}

/** The column of a field: it is shown, sorted and edited as the field's definition says. */
export function fieldColumn<K extends RecordKind>(
  definition: FieldDefinition<K>,
  look: ColumnLook<RecordOf<K>>,
): GridColumn<RecordOf<K>> {
  const value = (record: RecordOf<K>) => (record as unknown as Readonly<Record<string, unknown>>)[definition.field];
  return {
    id: definition.field,
    label: definition.label,
    hint: definition.hint,
    ...look,
    control: (record) => controlOf(definition, record),
    value,
    text: (record, context) => formatField(controlOf(definition, record), value(record), context),
    compare: (a, b, context) => compareField(controlOf(definition, a), value(a), value(b), context),
    isEmpty: (record) => isEmptyField(value(record)),
  };
}

/** A column that is computed from the record and what is around it. `order` is what it is sorted by, null for nothing. */
export function computedColumn<R>(
  id: string,
  look: ColumnLook<R> & { readonly label: string; readonly hint?: string },
  { text, order }: { text(record: R, context: FieldContext): string; order(record: R): number | string | null },
): GridColumn<R> {
  return {
    id,
    ...look,
    control: () => null,
    value: order,
    text,
    compare: (a, b) => compareOrders(order(a), order(b)),
    isEmpty: (record) => order(record) === null,
  };
}

function compareOrders(a: number | string | null, b: number | string | null): number {
  if (a === null || b === null || a === b) return 0;
  return a < b ? -1 : 1;
}
