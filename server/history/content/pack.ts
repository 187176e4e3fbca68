import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Bytes of a piece's hash. */
export const HASH_BYTES = 16;

/** What a piece is packed by: its first byte. */
const PLAIN = 0;
const DEFLATED = 1;
/** No piece is larger; a damaged one must not take all memory. */
const MOST_BYTES = 256 * 1024 * 1024;

/** What versions hold can't be read; the message says what of it, to people. */
export class DamagedContentError extends Error {
  override readonly name = 'DamagedContentError';
}

export function hashOf(piece: Uint8Array): Buffer {
  return createHash('sha256').update(piece).digest().subarray(0, HASH_BYTES);
}

export function pack(piece: Uint8Array): Buffer {
  const deflated = deflateRawSync(piece, { level: 9 });
  if (deflated.byteLength >= piece.byteLength) return packPlain(piece);
  return Buffer.concat([Buffer.of(DEFLATED), deflated]);
}

/** A piece that would not get smaller, such as one of hashes; as it is, queries can look into it too. */
export function packPlain(piece: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(PLAIN), piece]);
}

/** The piece of this hash. @throws DamagedContentError when these bytes are none of it. */
export function unpack(packed: Uint8Array | undefined, hash: Uint8Array): Uint8Array {
  if (!packed) throw new DamagedContentError('A part of it is missing.');
  const piece = unpacked(packed);
  if (!piece || !hashOf(piece).equals(hash)) throw new DamagedContentError('A part of it is damaged.');
  return piece;
}

function unpacked(packed: Uint8Array): Uint8Array | null {
  const body = packed.subarray(1);
  if (packed[0] === PLAIN) return body;
  if (packed[0] !== DEFLATED) return null;
  try {
    return inflateRawSync(body, { maxOutputLength: MOST_BYTES });
  } catch {
    // Whatever inflating says of it: the bytes are not those that were written.
    return null;
  }
}
