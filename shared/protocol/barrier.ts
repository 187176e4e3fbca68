import { createDecoder, hasContent, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { MESSAGE } from './messages.ts';

/** The frame that asks "is everything I sent saved?". The server returns it, byte for byte, after COMMIT. */
export function encodeBarrier(token: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.barrier);
  writeVarUint8Array(encoder, token);
  return toUint8Array(encoder);
}

/** The token of a barrier frame, or `null` when the frame is something else. */
export function decodeBarrier(frame: Uint8Array): Uint8Array | null {
  const decoder = createDecoder(frame);
  if (!hasContent(decoder) || readVarUint(decoder) !== MESSAGE.barrier) return null;
  return readVarUint8Array(decoder);
}
