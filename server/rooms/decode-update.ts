import { type Decoder, hasContent } from 'lib0/decoding';
import * as Y from 'yjs';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { FrameError } from './frame-error.ts';

export type Struct = Y.Item | Y.GC | Y.Skip;

export interface DecodedUpdate {
  /** In the order of the bytes: by client, then by clock. */
  readonly structs: readonly Struct[];
  /** Ranges it deletes. */
  readonly deletes: readonly { readonly client: number; readonly clock: number; readonly len: number }[];
}

/** Structs and deleted ranges one update may have; each costs some 100 bytes of memory for 2 bytes on the wire. */
const MAX_PARTS = 300_000;
/** The bits of a struct's first byte that tell its content, and their value for a subdocument. */
const CONTENT_KIND = 31;
const CONTENT_DOC = 9;

/**
 * Decodes a V1 update as a whole, so that a truncated one fails before anything of it is applied. Bounded work:
 * what it claims to contain is never allocated before it is read. V2 is never read from the wire (yjs #687).
 */
export function decodeUpdate(update: Uint8Array): DecodedUpdate {
  let parts = 0;
  let rest: Decoder | undefined;
  const count = () => {
    if (++parts > MAX_PARTS) throw new FrameError(CLOSE.tooLarge, 'too-many-structs');
  };
  class BoundedDecoder extends Y.UpdateDecoderV1 {
    constructor(decoder: Decoder) {
      super(decoder);
      rest = decoder;
    }
    override readInfo() {
      count();
      const info = super.readInfo();
      // Decoding the content of a subdocument would make a Y.Doc each.
      if ((info & CONTENT_KIND) === CONTENT_DOC) throw new FrameError(CLOSE.hostile, 'subdocument');
      return info;
    }
    override readDsClock() {
      count();
      return super.readDsClock();
    }
  }
  let decoded: ReturnType<typeof Y.decodeUpdateV2>;
  try {
    decoded = Y.decodeUpdateV2(update, BoundedDecoder);
  } catch (error) {
    if (error instanceof FrameError) throw error;
    throw new FrameError(CLOSE.hostile, 'malformed');
  }
  if (!rest || hasContent(rest)) throw new FrameError(CLOSE.hostile, 'trailing-bytes');
  const deletes = [];
  for (const [client, ranges] of decoded.ds.clients) {
    for (const { clock, len } of ranges) deletes.push({ client, clock, len });
  }
  return { structs: decoded.structs as Struct[], deletes };
}

/** Whether a V1 update has nothing in it, which is what a client that changed nothing answers to step 1. */
export function isEmptyUpdate(update: Uint8Array): boolean {
  return update.byteLength === 2 && update[0] === 0 && update[1] === 0;
}
