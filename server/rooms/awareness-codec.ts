import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** One client's entry of an awareness update; `state` is JSON that nobody parsed yet. */
export interface AwarenessEntry {
  readonly clientId: number;
  readonly clock: number;
  readonly state: Uint8Array;
}

const NULL = new TextEncoder().encode('null');

/** Reads an awareness update of y-protocols without parsing its states. Throws when it is malformed. */
export function decodeAwarenessEntries(update: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(update);
  const entries: AwarenessEntry[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    entries.push({ clientId, clock, state: decoding.readVarUint8Array(decoder) });
  }
  if (decoding.hasContent(decoder)) throw new Error('Bytes after the last entry');
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
  user: { id: string; name: string; color: string },
): Uint8Array | null | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(state));
  } catch {
    return undefined;
  }
  if (value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  return new TextEncoder().encode(JSON.stringify({ ...value, user }));
}
