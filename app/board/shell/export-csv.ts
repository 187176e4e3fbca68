import Papa from 'papaparse';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { controlOf, type FieldControl, type FieldDefinition } from '#app/board/fields/field-control.ts';
import { formatField } from '#app/board/fields/format-field.ts';
import { INITIATIVE_FIELDS } from '#app/board/fields/initiative-fields.ts';
import { RISK_FIELDS } from '#app/board/fields/risk-fields.ts';
import type { RecordKind, RecordOf } from '#shared/board/record-kind.ts';

/** All initiatives, one a row, every field a column. Cells that a spreadsheet would run as a formula are made text. */
export function initiativesCsv(context: FieldContext): string {
  return csvOf(Object.values(INITIATIVE_FIELDS), context.view.initiatives.list, context);
}

/** All risks, one a row, every field a column. */
export function risksCsv(context: FieldContext): string {
  return csvOf(Object.values(RISK_FIELDS), context.view.risks.list, context);
}

function csvOf<K extends RecordKind>(
  definitions: readonly FieldDefinition<K>[],
  records: readonly RecordOf<K>[],
  context: FieldContext,
): string {
  const rows = records.map((record) =>
    definitions.map((definition) => {
      const value = (record as unknown as Readonly<Record<string, unknown>>)[definition.field];
      return csvValue(controlOf(definition, record), value, context);
    }),
  );
  return Papa.unparse({ fields: definitions.map(({ label }) => label), data: rows }, { escapeFormulae: true });
}

/** As people read it, but dates as `2027-04-23`: that is what other programs read. */
function csvValue(control: FieldControl, value: unknown, context: FieldContext): string {
  return control.type === 'date' ? String(value ?? '') : formatField(control, value, context);
}
