import type { ThreePoint } from '#shared/board/records/fields.ts';
import type { FieldContext } from './field-context.ts';
import type { FieldControl } from './field-control.ts';
import { formatField } from './format-field.ts';

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Whether there is nothing to sort by. */
export function isEmptyField(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Order of two values that are there: lists in their own order (planned before done), scales and dates by size. */
export function compareField(control: FieldControl, a: unknown, b: unknown, context: FieldContext): number {
  switch (control.type) {
    case 'choice':
      return place(control.options, a) - place(control.options, b);
    case 'number':
    case 'scale':
    case 'yes-no':
      return Number(a) - Number(b);
    case 'date':
      return String(a) < String(b) ? -1 : a === b ? 0 : 1;
    case 'three-point':
      return (a as ThreePoint).mostLikely - (b as ThreePoint).mostLikely;
    default:
      return collator.compare(formatField(control, a, context), formatField(control, b, context));
  }
}

function place(options: readonly { readonly value: string }[], value: unknown): number {
  return options.findIndex((option) => option.value === value);
}
