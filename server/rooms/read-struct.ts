import { type Decoder, readAny, readUint8, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';

/** Kinds of structs by the low bits of their first byte, as V1 updates write them. */
export const KIND = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  subdocument: 9,
  skip: 10,
} as const;

const KIND_BITS = 31;
const HAS_KEY = 32;
const HAS_RIGHT = 64;
const HAS_LEFT = 128;

/** Types by number; these two carry a name. */
const TYPES = 7;
const NAMED_TYPES: readonly number[] = [3, 5];

/** What a struct refers to. */
export interface StructHead {
  readonly kind: number;
  readonly origin: Y.ID | null;
  readonly rightOrigin: Y.ID | null;
  /** A root's name, or the item around; `null`: that of the neighbours. */
  readonly parent: Y.ID | string | null;
  /** Key in its parent, if that is a map. */
  readonly key: string | null;
}

const NO_REFERENCES = { origin: null, rightOrigin: null, parent: null, key: null } as const;

/** Reads up to where the content of a struct begins. Throws on what Yjs itself would not read. */
export function readHead(decoder: Decoder): StructHead {
  const info = readUint8(decoder);
  const kind = info & KIND_BITS;
  if (kind === KIND.gc) return { kind, ...NO_REFERENCES };
  if (kind === KIND.skip) {
    // Two readers of Yjs differ about a skip with other bits set.
    if (info !== KIND.skip) throw new Error('A skip with references');
    return { kind, ...NO_REFERENCES };
  }
  const origin = info & HAS_LEFT ? readId(decoder) : null;
  const rightOrigin = info & HAS_RIGHT ? readId(decoder) : null;
  if (origin || rightOrigin) return { kind, origin, rightOrigin, parent: null, key: null };
  const parent = readVarUint(decoder) === 1 ? readVarString(decoder) : readId(decoder);
  return { kind, origin, rightOrigin, parent, key: info & HAS_KEY ? readVarString(decoder) : null };
}

function readId(decoder: Decoder): Y.ID {
  return Y.createID(readVarUint(decoder), readVarUint(decoder));
}

/** Reads over the content of a struct; answers its length in clocks. `onValue` is shown each plain value. */
export function readContent(decoder: Decoder, kind: number, onValue?: (value: unknown) => void): number {
  switch (kind) {
    case KIND.gc:
    case KIND.skip:
    case KIND.deleted:
      return readVarUint(decoder);
    case KIND.json:
      return readMany(decoder, () => {
        const text = readVarString(decoder);
        onValue?.(text === 'undefined' ? undefined : JSON.parse(text));
      });
    case KIND.any:
      return readMany(decoder, () => {
        const value: unknown = readAny(decoder);
        onValue?.(value);
      });
    case KIND.string:
      return readVarString(decoder).length;
    case KIND.format:
      readVarString(decoder);
      readJson(decoder, onValue);
      return 1;
    case KIND.embed:
      readJson(decoder, onValue);
      return 1;
    case KIND.binary:
      readVarUint8Array(decoder);
      return 1;
    case KIND.type:
      readType(decoder);
      return 1;
    case KIND.subdocument:
      readVarString(decoder);
      readAny(decoder);
      return 1;
    default:
      throw new Error(`There are no structs of kind ${kind}`);
  }
}

function readMany(decoder: Decoder, readOne: () => void): number {
  const count = readVarUint(decoder);
  for (let i = 0; i < count; i++) readOne();
  return count;
}

function readJson(decoder: Decoder, onValue?: (value: unknown) => void): void {
  const text = readVarString(decoder);
  onValue?.(JSON.parse(text));
}

function readType(decoder: Decoder): void {
  const type = readVarUint(decoder);
  if (type >= TYPES) throw new Error(`There is no type ${type}`);
  if (NAMED_TYPES.includes(type)) readVarString(decoder);
}
