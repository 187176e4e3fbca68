import type { FieldContext } from '#app/board/fields/field-context.ts';
import { parseField, sameField, valueProblem } from '#app/board/fields/parse-field.ts';
import { patchProblem, type RecordPatch } from '#shared/board/commands/table-commands.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import type { GridColumn } from './grid-column.ts';

/** A cell and what is to be written into it: a text as people type it, or a value as the document holds it. */
export interface CellInput<R> {
  readonly record: R;
  readonly column: GridColumn<R>;
  /** The row as the person sees it, the first is 1. */
  readonly row: number;
  readonly content: { readonly text: string } | { readonly value: unknown };
}

/** A cell that can't be taken, and why, in words. */
export interface BadCell {
  readonly row: number;
  readonly column: string;
  readonly text: string;
  readonly message: string;
}

export interface CellPlan {
  /** What to write: the cells that differ and fit, one patch a record. */
  readonly patches: readonly RecordPatch[];
  /** How many cells were looked at, and how many of them are written. */
  readonly cells: number;
  readonly taken: number;
  readonly bad: readonly BadCell[];
}

const COUPLED: readonly (readonly string[])[] = [['start', 'end']];

/**
 * What writing these cells comes to. Cells that depend on each other (start and end) are taken together or not at all,
 * so that no record is half written.
 */
export function planCells<R extends { readonly id: string }>(
  kind: RecordKind,
  inputs: readonly CellInput<R>[],
  context: FieldContext,
): CellPlan {
  const byRecord = new Map<string, { record: R; cells: { input: CellInput<R>; value: unknown }[] }>();
  const bad: BadCell[] = [];
  let same = 0;
  for (const input of inputs) {
    const read = readCell(input, context);
    if (read === 'same') same++;
    else if (typeof read === 'string') bad.push(badCell(input, context, read));
    else {
      const entry = byRecord.get(input.record.id) ?? { record: input.record, cells: [] };
      entry.cells.push({ input, value: read.value });
      byRecord.set(input.record.id, entry);
    }
  }
  const patches: RecordPatch[] = [];
  let taken = 0;
  for (const { record, cells } of byRecord.values()) {
    const { fitting, refused, message } = withoutCrossing(kind, record, cells, context);
    for (const { input } of refused) bad.push(badCell(input, context, message));
    if (fitting.length === 0) continue;
    taken += fitting.length;
    patches.push({
      id: record.id,
      patch: Object.fromEntries(fitting.map(({ input, value }) => [input.column.id, value])),
    });
  }
  return { patches, cells: inputs.length, taken: taken + same, bad };
}

type ReadCell<R> = { readonly input: CellInput<R>; readonly value: unknown };

/** The value of a cell; `same` where it has it already; else what is wrong with it. */
function readCell<R>({ record, column, content }: CellInput<R>, context: FieldContext): { value: unknown } | string {
  const control = column.control(record);
  if (!control) {
    const isSame = 'text' in content && content.text.trim() === column.text(record, context).trim();
    return isSame ? 'same' : 'It is worked out from other fields.';
  }
  if ('value' in content) {
    const { value } = content;
    if (sameField(control, column.value(record), value, context)) return 'same';
    return valueProblem(control, value) ?? { value };
  }
  const parsed = parseField(control, content.text, context);
  if (!parsed.ok) return parsed.message;
  return sameField(control, column.value(record), parsed.value, context) ? 'same' : { value: parsed.value };
}

function withoutCrossing<R extends { readonly id: string }>(
  kind: RecordKind,
  record: R,
  cells: readonly ReadCell<R>[],
  { view }: FieldContext,
) {
  const patchOf = (some: readonly ReadCell<R>[]) =>
    Object.fromEntries(some.map(({ input, value }) => [input.column.id, value]));
  const problem = patchProblem(view, kind, record, patchOf(cells));
  if (!problem) return { fitting: cells, refused: [], message: '' };
  const isCoupled = ({ input }: ReadCell<R>) => COUPLED.some((fields) => fields.includes(input.column.id));
  const others = cells.filter((cell) => !isCoupled(cell));
  const coupled = cells.filter(isCoupled);
  const isDates = coupled.length > 0 && !patchProblem(view, kind, record, patchOf(others));
  return isDates
    ? { fitting: others, refused: coupled, message: problem.message }
    : { fitting: [], refused: cells, message: problem.message };
}

function badCell<R>({ row, column, record, content }: CellInput<R>, context: FieldContext, message: string): BadCell {
  const text = 'text' in content ? content.text : column.text(record, context);
  return { row, column: column.label, text: text.length > 60 ? `${text.slice(0, 59)}…` : text, message };
}
