import type { RecordKind } from '#shared/board/record-kind.ts';
import { parseDay } from './day-text.ts';
import type { FieldContext } from './field-context.ts';
import type { FieldControl } from './field-control.ts';
import { formatField, nameOf, scaleLabel } from './format-field.ts';
import { personFromName } from './person.ts';

/** A typed value, or what is wrong with it, said to the person who typed it. */
export type ParsedField =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: string };

type ControlOf<T extends FieldControl['type']> = Extract<FieldControl, { type: T }>;

const value = (parsed: unknown): ParsedField => ({ ok: true, value: parsed });
const problem = (message: string): ParsedField => ({ ok: false, message });

/** Reads what a person typed into a field. The inverse of formatField, and more forgiving. */
export function parseField(control: FieldControl, text: string, context: FieldContext): ParsedField {
  const typed = text.trim();
  switch (control.type) {
    case 'line':
      if (control.required && typed === '') return problem('It needs a name.');
      if (typed.length > control.max) return problem(`At most ${control.max} characters; these are ${typed.length}.`);
      return value(typed);
    case 'long-text':
      return text.length <= 100_000 ? value(text) : problem('At most 100,000 characters.');
    case 'date':
      return parseDateField(control, typed, context);
    case 'choice':
      return parseChoice(control, typed);
    case 'number':
      return parseNumberField(control, typed);
    case 'person':
      return value(personFromName(typed, context.people));
    case 'scale':
      return parseScale(control, typed, context);
    case 'tags':
      return value(splitList(typed));
    case 'reference':
      return parseReference(control, typed, context);
    case 'references':
      return parseReferences(control, typed, context);
    case 'three-point':
      return parseThreePoint(typed);
    case 'yes-no':
      return parseYesNo(control, typed);
    case 'colour':
      return /^#[0-9a-f]{6}$/i.test(typed) ? value(typed.toLowerCase()) : problem('A colour reads like #2f62d0.');
  }
}

function parseDateField(control: ControlOf<'date'>, typed: string, { today }: FieldContext): ParsedField {
  if (typed === '') return control.required ? problem('It needs a date.') : value(null);
  const day = parseDay(typed, today);
  return day ? value(day) : problem(`"${typed}" is not a day. Write 23 Apr 2027 or 2027-04-23.`);
}

/** By its label or value, or by an unambiguous beginning: `at` is "At risk". */
function parseChoice(control: ControlOf<'choice'>, typed: string): ParsedField {
  const wanted = typed.toLowerCase();
  if (wanted === '' || wanted === control.nothing?.toLowerCase()) {
    return control.nothing === undefined ? problem('Choose one.') : value(null);
  }
  const { options } = control;
  const exact = options.find((option) => option.label.toLowerCase() === wanted || option.value === wanted);
  if (exact) return value(exact.value);
  const matches = options.filter((option) => option.label.toLowerCase().startsWith(wanted));
  const [only] = matches;
  if (only && matches.length === 1) return value(only.value);
  return problem(notAmong(control));
}

function notAmong({ options, others }: ControlOf<'choice'>): string {
  return [`Choose one of: ${options.map((option) => option.label).join(', ')}.`, others].filter(Boolean).join(' ');
}

/** What is wrong with a value that was taken from another record; null where this field may have it. */
export function valueProblem(control: FieldControl, taken: unknown): string | null {
  const isKnown = control.type !== 'choice' || taken === null || control.options.some(({ value }) => value === taken);
  return isKnown ? null : notAmong(control);
}

function parseNumberField(control: ControlOf<'number'>, typed: string): ParsedField {
  if (typed === '') return control.required ? problem('It needs a number.') : value(null);
  const number = parseNumber(typed);
  if (number === null) return problem(`"${typed}" is not a number.`);
  if (control.integer && !Number.isInteger(number)) return problem('A whole number, please.');
  if (number < control.min || number > control.max) return problem(`From ${control.min} to ${control.max}.`);
  return value(number * (control.scale ?? 1));
}

/** `12`, `1,200`, `1 200.5`, `3,5`, `40 %`: a comma before exactly three last digits groups, another one is the decimal point. */
export function parseNumber(text: string): number | null {
  // \s is every space, the narrow one that groups digits too.
  const bare = text
    .replace(/[%\s]/g, '')
    .replace(/,(?=\d{3}(\D|$))/g, '')
    .replace(',', '.');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(bare) ? Number(bare) : null;
}

function parseScale(control: ControlOf<'scale'>, typed: string, context: FieldContext): ParsedField {
  if (typed === '') return value(null);
  const steps = context.view.meta.matrix[control.axis];
  const digits = /^(\d{1,2})\b/.exec(typed);
  if (digits) {
    const step = Number(digits[1]);
    return step >= 1 && step <= steps.length ? value(step) : problem(`From 1 to ${steps.length}.`);
  }
  const index = steps.findIndex((step) => step.label.toLowerCase().startsWith(typed.toLowerCase()));
  if (index >= 0) return value(index + 1);
  return problem(`One of: ${steps.map((_, i) => scaleLabel(control.axis, i + 1, context)).join(', ')}.`);
}

function splitList(typed: string): readonly string[] {
  const members = typed.split(/[,;\n]/).map((member) => member.trim().slice(0, 200));
  return [...new Set(members.filter((member) => member !== ''))].sort();
}

function parseReference(control: ControlOf<'reference'>, typed: string, context: FieldContext): ParsedField {
  if (typed === '' || typed.toLowerCase() === control.nothing?.toLowerCase()) {
    return control.nothing === undefined ? problem('Choose one.') : value(null);
  }
  const id = findRecord(control.kinds, typed, context);
  return id ? value(id) : problem(`Nothing here is called "${typed}".`);
}

/** More parts than this are not one name with commas in it. */
const MOST_PARTS = 6;

/** Names with commas between them. A name may hold commas itself: the longest that is one is taken. */
function parseReferences(control: ControlOf<'references'>, typed: string, context: FieldContext): ParsedField {
  const parts = typed.split(/(?<=[,;\n])/);
  const ids = new Set<string>();
  for (let at = 0; at < parts.length; ) {
    const first = nameIn(parts.slice(at, at + 1));
    let taken = first === '' ? 1 : 0;
    for (let count = Math.min(MOST_PARTS, parts.length - at); count > 0 && taken === 0; count--) {
      const id = findRecord([control.kind], nameIn(parts.slice(at, at + count)), context);
      if (!id) continue;
      ids.add(id);
      taken = count;
    }
    if (taken === 0) return problem(`Nothing here is called "${first}".`);
    at += taken;
  }
  return value([...ids].sort());
}

function nameIn(parts: readonly string[]): string {
  return parts
    .join('')
    .replace(/[,;\n]$/, '')
    .trim();
}

/** By key, by name, or by an unambiguous beginning of the name. */
function findRecord(kinds: readonly RecordKind[], typed: string, { view }: FieldContext): string | null {
  const wanted = typed.toLowerCase();
  const records = kinds.flatMap((kind) => view[kind].list as readonly { readonly id: string; readonly key?: string }[]);
  const named = (record: (typeof records)[number]) => nameOf(record).toLowerCase();
  const exact = records.find((record) => named(record) === wanted || record.key?.toLowerCase() === wanted);
  if (exact) return exact.id;
  const matches = records.filter((record) => named(record).startsWith(wanted));
  return matches.length === 1 ? (matches[0]?.id ?? null) : null;
}

function parseThreePoint(typed: string): ParsedField {
  if (typed === '') return value(null);
  const numbers = typed.split(/[/;]/).map(parseNumber);
  const [optimistic, mostLikely, pessimistic] = numbers;
  if (numbers.length !== 3 || optimistic == null || mostLikely == null || pessimistic == null) {
    return problem('Three numbers: optimistic / most likely / pessimistic.');
  }
  if (optimistic > mostLikely || mostLikely > pessimistic)
    return problem('They must rise from optimistic to pessimistic.');
  return value({ optimistic, mostLikely, pessimistic });
}

function parseYesNo(control: ControlOf<'yes-no'>, typed: string): ParsedField {
  const wanted = typed.toLowerCase();
  if (['yes', 'y', 'true', '1', control.yes.toLowerCase()].includes(wanted)) return value(true);
  if (['', 'no', 'n', 'false', '0', control.no.toLowerCase()].includes(wanted)) return value(false);
  return problem(`${control.yes} or ${control.no.toLowerCase()}.`);
}

/** Whether two values of a field read the same: nothing is written then. */
export function sameField(control: FieldControl, a: unknown, b: unknown, context: FieldContext): boolean {
  return a === b || formatField(control, a, context) === formatField(control, b, context);
}
