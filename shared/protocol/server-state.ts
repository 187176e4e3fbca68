import { type createDecoder, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import { MESSAGE } from './messages.ts';

/** What the server tells clients of ours about a document: on entering, and when it changes. */
export interface ServerState {
  /** Commits fail or take too long: what is seen on the board, whoever wrote it, is not saved yet. */
  readonly degraded: boolean;
  /** How full the document is, in percent of what it may weigh. */
  readonly fullness: number;
}

/** From here on people should be told that the board grows too large. */
export const FULLNESS_WARNING = 80;

/** The frame (message 103) that carries it. */
export function encodeServerState({ degraded, fullness }: ServerState): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.serverState);
  writeVarUint(encoder, degraded ? 1 : 0);
  writeVarUint(encoder, Math.max(0, Math.round(fullness)));
  return toUint8Array(encoder);
}

/** Reads what follows the message type. Numbers that a later server adds behind are left unread. */
export function decodeServerState(decoder: ReturnType<typeof createDecoder>): ServerState {
  return { degraded: readVarUint(decoder) === 1, fullness: readVarUint(decoder) };
}
