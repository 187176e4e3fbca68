/** What an edit of the load generator says about itself. */
export interface Marker {
  readonly sender: number;
  /** Counts the edits of the sender, from 1. */
  readonly sequence: number;
  /** When it was sent, by `clock()`. */
  readonly sentAt: number;
}

const MAGIC = Buffer.from('\u0001QDmk\u0002\u0003\u0004', 'latin1');
const LENGTH = MAGIC.length + 16;

/** The marker as bytes, to be found in any frame that carries the edit, alone or merged with others. */
export function encodeMarker({ sender, sequence, sentAt }: Marker): Uint8Array {
  const bytes = Buffer.alloc(LENGTH);
  MAGIC.copy(bytes);
  bytes.writeUInt32LE(sender, MAGIC.length);
  bytes.writeUInt32LE(sequence, MAGIC.length + 4);
  bytes.writeDoubleLE(sentAt, MAGIC.length + 8);
  return new Uint8Array(bytes);
}

/** All markers of a frame, in the order of the bytes. */
export function findMarkers(frame: Buffer): Marker[] {
  const found: Marker[] = [];
  for (let at = frame.indexOf(MAGIC); at >= 0; at = frame.indexOf(MAGIC, at + LENGTH)) {
    const fields = at + MAGIC.length;
    if (fields + 16 > frame.length) break;
    found.push({
      sender: frame.readUInt32LE(fields),
      sequence: frame.readUInt32LE(fields + 4),
      sentAt: frame.readDoubleLE(fields + 8),
    });
  }
  return found;
}

interface Seen {
  readonly bytes: Buffer;
  readonly markers: readonly Marker[];
}

const REMEMBERED = 4;

/** Finds markers; a frame that goes to many receivers is looked through once. */
export class MarkerFinder {
  readonly #seen: Seen[] = [];

  find(frame: Buffer): readonly Marker[] {
    for (const { bytes, markers } of this.#seen) {
      if (bytes.length === frame.length && bytes.equals(frame)) return markers;
    }
    const markers = findMarkers(frame);
    this.#seen.unshift({ bytes: Buffer.from(frame), markers });
    if (this.#seen.length > REMEMBERED) this.#seen.pop();
    return markers;
  }
}
