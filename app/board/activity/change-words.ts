import { formatDay } from '#app/board/fields/day-text.ts';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { wordsOf } from '#app/board/fields/field-control.ts';
import { FIELD_DEFINITIONS } from '#app/board/fields/field-definitions.ts';
import { formatField } from '#app/board/fields/format-field.ts';
import type { ActivityKind } from '#shared/activity/activity-row.ts';
import type { ChangeWords } from '#shared/diff/describe-change.ts';
import { workingCalendar } from '#shared/schedule/working-calendar.ts';

/** Fields and values in the words of the panel, as of this board now: what was deleted since is called so. */
export function changeWords(context: FieldContext): ChangeWords {
  const { matrix, calendar } = context.view.meta;
  const definitionOf = (kind: ActivityKind, field: string) =>
    kind === 'meta' ? undefined : FIELD_DEFINITIONS[kind]?.[field];
  return {
    label: (kind, field) => inSentence(definitionOf(kind, field)?.label ?? spaced(field)),
    value(kind, field, value) {
      const control = definitionOf(kind, field)?.control;
      if (value === null || value === undefined || value === '') return '';
      if (typeof control === 'object') return formatField(control, value, context);
      // Other references (to a version, to an item of another board) would be said by their ids.
      return typeof value === 'object' || /Ids?$/.test(field) ? '' : wordsOf(String(value));
    },
    isLongText: (kind, field) => {
      const control = definitionOf(kind, field)?.control;
      return typeof control === 'object' && control.type === 'long-text';
    },
    day: formatDay,
    matrix,
    calendar: workingCalendar(calendar),
  };
}

/** "Needed by" as "needed by"; what is written in capitals stays so. */
function inSentence(label: string): string {
  return /^[A-Z][A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** `keyResults` as "key results", `orgTeamId` as "org team". */
function spaced(field: string): string {
  return field
    .replace(/Ids?$/, '')
    .replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
    .trim();
}
