import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Role } from '#shared/permissions/role.ts';

/** One client's entry of an awareness update; `state` is JSON that nobody parsed yet. */
export interface AwarenessEntry {
  readonly clientId: number;
  readonly clock: number;
  readonly state: Uint8Array;
}

const NULL = new TextEncoder().encode('null');

/**
 * Reads an awareness update of y-protocols entry by entry, without parsing its states or making anything of entries
 * whose `state` is not asked for. Throws when it is malformed, entries before the fault having been visited.
 */
export function readAwarenessEntries(
  update: Uint8Array,
  visit: (clientId: number, clock: number, length: number, state: () => Uint8Array) => void,
): void {
  const decoder = decoding.createDecoder(update);
  let end = 0;
  let length = 0;
  const state = () => update.subarray(end - length, end);
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    length = decoding.readVarUint(decoder);
    end = decoder.pos + length;
    if (end > update.byteLength) throw new Error('An entry is cut off');
    visit(clientId, clock, length, state);
    decoder.pos = end;
  }
  if (decoding.hasContent(decoder)) throw new Error('Bytes after the last entry');
}

/** The entries of an awareness update. Throws when it is malformed. */
export function decodeAwarenessEntries(update: Uint8Array): AwarenessEntry[] {
  const entries: AwarenessEntry[] = [];
  readAwarenessEntries(update, (clientId, clock, _length, state) => {
    entries.push({ clientId, clock, state: state() });
  });
  return entries;
}

export function encodeAwarenessEntries(
  entries: readonly { clientId: number; clock: number; state: Uint8Array | null }[],
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarUint8Array(encoder, state ?? NULL);
  }
  return encoding.toUint8Array(encoder);
}

/**
 * The state as others may see it: with the server's word on who it is. `null`: the client left; `undefined`: it is not
 * a state (no JSON object) and is to be ignored.
 */
export function stampState(
  state: Uint8Array,
  user: { id: string; name: string; color: string; role: Role },
): Uint8Array | null | undefined {
  const text = Buffer.from(state.buffer, state.byteOffset, state.byteLength).toString().trim();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  if (Object.hasOwn(value, 'user')) return Buffer.from(JSON.stringify({ ...value, user }));
  // An object's text ends with its brace: what the client said need not be written out again.
  const separator = Object.keys(value).length > 0 ? ',' : '';
  return Buffer.from(`${text.slice(0, -1)}${separator}"user":${JSON.stringify(user)}}`);
}
