import { createDecoder, type Decoder, hasContent, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import { MESSAGE, SYNC } from '#shared/protocol/messages.ts';
import { FrameError } from './frame-error.ts';

/** A websocket frame of a client. The bytes are views into the frame. */
export type Frame =
  | { readonly type: 'step1'; readonly stateVector: Uint8Array }
  | { readonly type: 'step2'; readonly update: Uint8Array }
  | { readonly type: 'update'; readonly update: Uint8Array }
  | { readonly type: 'awareness'; readonly update: Uint8Array }
  | { readonly type: 'query-awareness' }
  | { readonly type: 'barrier'; readonly token: Uint8Array };

/** Reads one frame: exactly one message, within its size limit. Throws FrameError. */
export function decodeFrame(bytes: Uint8Array): Frame {
  const decoder = createDecoder(bytes);
  let frame: Frame;
  try {
    frame = decodeMessage(decoder);
  } catch (error) {
    if (error instanceof FrameError) throw error;
    throw new FrameError(CLOSE.hostile, 'malformed');
  }
  if (hasContent(decoder)) throw new FrameError(CLOSE.hostile, 'trailing-bytes');
  return frame;
}

function decodeMessage(decoder: Decoder): Frame {
  switch (readVarUint(decoder)) {
    case MESSAGE.sync:
      return decodeSync(decoder);
    case MESSAGE.awareness:
      return { type: 'awareness', update: readBytes(decoder, LIMITS.awareness) };
    case MESSAGE.queryAwareness:
      return { type: 'query-awareness' };
    case MESSAGE.barrier:
      return { type: 'barrier', token: readBytes(decoder, LIMITS.barrier) };
    default:
      throw new FrameError(CLOSE.hostile, 'unknown-type');
  }
}

function decodeSync(decoder: Decoder): Frame {
  switch (readVarUint(decoder)) {
    case SYNC.step1:
      return { type: 'step1', stateVector: readBytes(decoder, LIMITS.stateVector) };
    case SYNC.step2:
      return { type: 'step2', update: readBytes(decoder, LIMITS.step2) };
    case SYNC.update:
      return { type: 'update', update: readBytes(decoder, LIMITS.update) };
    default:
      throw new FrameError(CLOSE.hostile, 'unknown-type');
  }
}

function readBytes(decoder: Decoder, limit: number): Uint8Array {
  const bytes = readVarUint8Array(decoder);
  if (bytes.byteLength > limit) throw new FrameError(CLOSE.tooLarge, 'too-large');
  return bytes;
}
