import type { ReactNode } from 'react';
import { compareField, isEmptyField } from '#app/board/fields/compare-field.ts';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { controlOf, type FieldControl, type FieldDefinition } from '#app/board/fields/field-control.ts';
import { formatField } from '#app/board/fields/format-field.ts';
import type { RecordKind, RecordOf } from '#shared/board/record-kind.ts';
import { type ColumnFilter, fieldFilter } from './column-filter.ts';

/** A column of the register over records `R`. */
export interface GridColumn<R> {
  readonly id: string;
  readonly label: string;
  /** What the label means, for who is new. */
  readonly hint?: string;
  /** Pixels. */
  readonly width: number;
  readonly align?: 'start' | 'end';
  /** Left out until somebody asks for it. */
  readonly hidden?: boolean;
  /** Enter on a cell, or its button, does this to the row instead of editing the cell. */
  readonly action?: ColumnAction;
  /** How rows without a value are called where rows are filtered or grouped by it. */
  readonly nothing: string;
  readonly filter: ColumnFilter<R>;
  /** Enter opens the record for it: a list of several is changed there. Paste, fill and clear write it all the same. */
  readonly editsInPanel?: boolean;
  /** How a cell is edited; null: it is computed and can't be. */
  control(record: R): FieldControl | null;
  /** The value as the document holds it. */
  value(record: R): unknown;
  /** The value as one line: shown, searched, copied, and edited. */
  text(record: R, context: FieldContext): string;
  /** Order of two records that both have a value here. */
  compare(a: R, b: R, context: FieldContext): number;
  isEmpty(record: R): boolean;
  /** How it looks where a line of text is not the best picture. */
  render?(record: R, context: FieldContext): ReactNode;
}

/** `select` and `delete` are no data: the tick box in front of a row, and the button behind it. */
export type ColumnAction = 'open' | 'select' | 'delete';

export interface ColumnLook<R> {
  readonly width: number;
  readonly label?: string;
  readonly hint?: string;
  readonly align?: 'start' | 'end';
  readonly hidden?: boolean;
  readonly action?: ColumnAction;
  readonly render?: GridColumn<R>['render'];
}

/** The column of a field: it is shown, sorted, filtered and edited as the field's definition says. */
export function fieldColumn<K extends RecordKind>(
  definition: FieldDefinition<K>,
  look: ColumnLook<RecordOf<K>>,
): GridColumn<RecordOf<K>> {
  const value = (record: RecordOf<K>) => (record as unknown as Readonly<Record<string, unknown>>)[definition.field];
  return {
    id: definition.field,
    label: definition.label,
    hint: definition.hint,
    nothing: nothingOf(definition),
    filter: fieldFilter(definition),
    editsInPanel: typeof definition.control !== 'function' && definition.control.type === 'references',
    ...look,
    control: (record) => controlOf(definition, record),
    value,
    text: (record, context) => formatField(controlOf(definition, record), value(record), context),
    compare: (a, b, context) => compareField(controlOf(definition, a), value(a), value(b), context),
    isEmpty: (record) => isEmptyField(value(record)),
  };
}

/**
 * A column that is computed from the record and what is around it. `order` is what it is sorted by, null for nothing;
 * numbers are filtered as numbers, unless `filter` says otherwise.
 */
export function computedColumn<R>(
  id: string,
  look: ColumnLook<R> & { readonly label: string; readonly nothing?: string },
  {
    text,
    order,
    filter,
  }: {
    text(record: R, context: FieldContext): string;
    order(record: R): number | string | null;
    filter?: ColumnFilter<R>;
  },
): GridColumn<R> {
  return {
    id,
    nothing: 'None',
    filter: filter ?? { type: 'text' },
    ...look,
    control: () => null,
    value: order,
    text,
    compare: (a, b) => compareOrders(order(a), order(b)),
    isEmpty: (record) => order(record) === null,
  };
}

/** Whether the column shows data, not only a button or a tick box. */
export function isData({ action }: { readonly action?: ColumnAction }): boolean {
  return action === undefined || action === 'open';
}

function nothingOf<K extends RecordKind>({ control }: FieldDefinition<K>): string {
  if (typeof control === 'function') return 'None';
  switch (control.type) {
    case 'choice':
    case 'reference':
      return control.nothing ?? 'None';
    case 'person':
      return 'Nobody';
    case 'scale':
      return 'Not scored';
    case 'date':
      return 'No date';
    default:
      return 'None';
  }
}

function compareOrders(a: number | string | null, b: number | string | null): number {
  if (a === null || b === null || a === b) return 0;
  return a < b ? -1 : 1;
}
