import * as encoding from 'lib0/encoding';
import { MESSAGE, SYNC } from '#shared/protocol/messages.ts';

/** What keeps a stock client from closing a quiet socket after 33 s: a presence message about nobody. */
export const KEEP_ALIVE = Uint8Array.of(MESSAGE.awareness, 1, 0);

export function encodeStep1(stateVector: Uint8Array): Uint8Array {
  return encodeSync(SYNC.step1, stateVector);
}

export function encodeStep2(update: Uint8Array): Uint8Array {
  return encodeSync(SYNC.step2, update);
}

export function encodeUpdate(update: Uint8Array): Uint8Array {
  return encodeSync(SYNC.update, update);
}

export function encodeAwareness(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.awareness);
  encoding.writeVarUint8Array(encoder, update);
  return encoding.toUint8Array(encoder);
}

function encodeSync(kind: number, body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, kind);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}
