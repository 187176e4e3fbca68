import { createDecoder, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { MESSAGE } from '#shared/protocol/messages.ts';
import { FIRST_CLIENT_ID } from './edits.ts';

/**
 * What y-websocket 3.1.0 does with presence it receives: whatever is newer than what it knew goes back to the server.
 */
export class PresenceEcho {
  readonly #clocks: Int32Array;
  readonly #self: number;

  constructor(self: number, clients: number) {
    this.#self = self;
    this.#clocks = new Int32Array(clients);
  }

  /** The message to be sent back for this awareness message (its type included), or `null`. */
  answer(message: Buffer): Uint8Array | null {
    const decoder = createDecoder(message);
    readVarUint(decoder);
    readVarUint(decoder);
    const entries: Uint8Array[] = [];
    for (let left = readVarUint(decoder); left > 0; left--) {
      const start = decoder.pos;
      const client = readVarUint(decoder) - FIRST_CLIENT_ID;
      const newer = this.#isNewer(client, readVarUint(decoder));
      const length = readVarUint(decoder);
      decoder.pos += length;
      if (newer) entries.push(message.subarray(start, decoder.pos));
    }
    return entries.length === 0 ? null : encode(entries);
  }

  #isNewer(client: number, clock: number): boolean {
    if (client === this.#self || clock <= (this.#clocks[client] ?? Number.POSITIVE_INFINITY)) return false;
    this.#clocks[client] = clock;
    return true;
  }
}

function encode(entries: readonly Uint8Array[]): Uint8Array {
  const update = createEncoder();
  writeVarUint(update, entries.length);
  for (const entry of entries) writeUint8Array(update, entry);
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.awareness);
  writeVarUint8Array(encoder, toUint8Array(update));
  return toUint8Array(encoder);
}
