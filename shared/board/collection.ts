import * as Y from 'yjs';
import * as z from 'zod/mini';
import type { Board, RecordMap } from './board-doc.ts';
import {
  type FieldsOf,
  isSetField,
  isTextField,
  type NewFieldsOf,
  RECORD_KIND_NAMES,
  RECORD_KINDS,
  type RecordKind,
  type RecordOf,
} from './record-kind.ts';

/** How records lie in the document. No other code reads or writes the Y types of a record. */

/** A value that a command was given and that does not fit its field. */
export class FieldError extends Error {
  override readonly name = 'FieldError';
  readonly kind: RecordKind;
  readonly field: string;

  constructor(kind: RecordKind, field: string, message: string) {
    super(message);
    this.kind = kind;
    this.field = field;
  }
}

export type ReadResult<K extends RecordKind> =
  | { readonly ok: true; readonly record: RecordOf<K> }
  | { readonly ok: false; readonly issues: readonly string[] };

/** Reads a record by its schema: optional fields heal, a bad required one is named. Never throws, never writes. */
export function readRecord<K extends RecordKind>(kind: K, id: string, map: unknown): ReadResult<K> {
  if (!(map instanceof Y.Map)) return { ok: false, issues: ['is not a record'] };
  const parsed = RECORD_KINDS[kind].schema.safeParse(plainFields(kind, map as RecordMap));
  if (parsed.success) return { ok: true, record: Object.freeze({ id, ...(parsed.data as FieldsOf<K>) }) };
  return { ok: false, issues: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) };
}

function plainFields(kind: RecordKind, map: RecordMap): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null);
  const sets = new Map<string, string[]>(RECORD_KINDS[kind].sets.map((name) => [name, []]));
  for (const [name, value] of map.entries()) {
    const colon = name.indexOf(':');
    if (colon > 0) sets.get(name.slice(0, colon))?.push(name.slice(colon + 1));
    else fields[name] = value instanceof Y.Text ? value.toString() : value;
  }
  for (const [name, members] of sets) fields[name] = members.sort();
  return fields;
}

/**
 * Inserts a whole record under a fresh id, so that no two clients ever make the same container.
 * @throws FieldError when a field is missing or bad; nothing is written then.
 */
export function insertRecord<K extends RecordKind>(board: Board, kind: K, id: string, fields: NewFieldsOf<K>): void {
  checkFields(kind, fields, STRICT[kind]);
  const complete = RECORD_KINDS[kind].schema.parse(fields) as Record<string, unknown>;
  const map: RecordMap = new Y.Map();
  for (const [field, value] of Object.entries(complete)) {
    if (isTextField(kind, field)) map.set(field, new Y.Text(String(value)));
    else if (isSetField(kind, field)) for (const member of value as string[]) map.set(`${field}:${member}`, true);
    else map.set(field, value);
  }
  board.records[kind].set(id, map);
}

/**
 * Writes the fields of a patch that differ from what is there, and those alone. Answers whether anything was written.
 * `whole` texts replace what is there instead of being worked into it: of two people who write one, one wins, where
 * merging would say both.
 * @throws FieldError when a value does not fit; nothing is written then.
 */
export function patchRecord<K extends RecordKind>(
  board: Board,
  kind: K,
  id: string,
  patch: Partial<FieldsOf<K>>,
  texts: 'merged' | 'whole' = 'merged',
): boolean {
  const map = board.records[kind].get(id);
  if (!map) throw new FieldError(kind, 'id', `This ${RECORD_KINDS[kind].noun} is gone: somebody deleted it.`);
  checkFields(kind, patch, PATCH[kind]);
  let written = false;
  for (const [field, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (isTextField(kind, field)) written = writeText(map, field, String(value), texts === 'whole') || written;
    else if (isSetField(kind, field)) written = writeSet(map, field, value as string[]) || written;
    else if (!samePlain(map.get(field), value)) {
      map.set(field, value);
      written = true;
    }
  }
  return written;
}

/** Removes a record. Answers whether it was there. */
export function deleteRecord(board: Board, kind: RecordKind, id: string): boolean {
  const there = board.records[kind].has(id);
  if (there) board.records[kind].delete(id);
  return there;
}

/** Ids of the records whose `field` names one of these records. */
export function idsPointingAt<K extends RecordKind>(
  board: Board,
  kind: K,
  field: keyof FieldsOf<K> & string,
  ids: ReadonlySet<string>,
): string[] {
  return [...board.records[kind].entries()].flatMap(([id, map]) => (ids.has(String(map.get(field))) ? [id] : []));
}

/** The live text of a long-text field, for an editor to bind to; null where the record or the field has none. */
export function textOf(board: Board, kind: RecordKind, id: string, field: string): Y.Text | null {
  const value = board.records[kind].get(id)?.get(field);
  return value instanceof Y.Text ? value : null;
}

/** The Yjs client id of who last wrote a field; null where the record or the field is not there. */
export function writerOf(board: Board, kind: RecordKind, id: string, field: string): number | null {
  return board.records[kind].get(id)?._map.get(field)?.id.client ?? null;
}

/** Replaces the differing middle only, so that what others type before and after it stays. */
function writeText(map: RecordMap, field: string, next: string, whole: boolean): boolean {
  const text = map.get(field);
  if (text instanceof Y.Text && whole && text.toString() === next) return false;
  if (whole || !(text instanceof Y.Text)) {
    map.set(field, new Y.Text(next));
    return true;
  }
  const before = text.toString();
  if (before === next) return false;
  let start = 0;
  while (start < before.length && start < next.length && before[start] === next[start]) start++;
  let tail = 0;
  const most = Math.min(before.length, next.length) - start;
  while (tail < most && before[before.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
  if (before.length - tail > start) text.delete(start, before.length - tail - start);
  if (next.length - tail > start) text.insert(start, next.slice(start, next.length - tail));
  return true;
}

function writeSet(map: RecordMap, field: string, members: readonly string[]): boolean {
  const wanted = new Set(members.map((member) => `${field}:${member}`));
  let written = false;
  for (const name of [...map.keys()]) {
    if (!name.startsWith(`${field}:`) || wanted.delete(name)) continue;
    map.delete(name);
    written = true;
  }
  for (const name of wanted) map.set(name, true);
  return written || wanted.size > 0;
}

function samePlain(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}

function checkFields(kind: RecordKind, fields: object, schema: z.ZodMiniObject): void {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return;
  const issue = parsed.error.issues[0];
  const field = String(issue?.path[0] ?? '');
  throw new FieldError(kind, field, `${field || RECORD_KINDS[kind].noun}: ${issue?.message ?? 'is not valid'}`);
}

/** The schemas without healing, for what we write ourselves: what is optional may be absent, but not bad. */
const STRICT = Object.fromEntries(RECORD_KIND_NAMES.map((kind) => [kind, strict(kind, false)])) as StrictSchemas;
const PATCH = Object.fromEntries(RECORD_KIND_NAMES.map((kind) => [kind, strict(kind, true)])) as StrictSchemas;
type StrictSchemas = Readonly<Record<RecordKind, z.ZodMiniObject>>;

function strict(kind: RecordKind, partial: boolean): z.ZodMiniObject {
  const shape: Record<string, z.ZodMiniType> = {};
  for (const [field, schema] of Object.entries(RECORD_KINDS[kind].schema.shape as Record<string, z.ZodMiniType>)) {
    const heals = schema instanceof z.ZodMiniCatch;
    const inner = unwrap(schema);
    shape[field] = heals || partial ? z.optional(inner) : inner;
  }
  return z.strictObject(shape);
}

function unwrap(schema: z.ZodMiniType): z.ZodMiniType {
  if (schema instanceof z.ZodMiniCatch || schema instanceof z.ZodMiniDefault) {
    return unwrap(schema._zod.def.innerType as z.ZodMiniType);
  }
  return schema;
}
