import {
  createEncoder,
  toUint8Array,
  writeUint8,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeBarrier } from '#shared/protocol/barrier.ts';
import { MESSAGE, SYNC } from '#shared/protocol/messages.ts';
import { encodeMarker } from './marker.ts';

/** Yjs and awareness ids of the clients: by number, so that receivers can count without a map. */
export const FIRST_CLIENT_ID = 1_000;
/** How far an edit drags. */
const STEP = 4;

/** Makes the messages of one client: it drags one shape about, as an editor does. */
export class EditSource {
  readonly #doc = new Y.Doc();
  readonly #shapes = this.#doc.getMap('canvas');
  readonly #client: number;
  readonly #filler: string;
  #update: Uint8Array = new Uint8Array(0);
  #sequence = 0;
  #presenceClock = 0;

  /** `fillerBytes`: how much heavier than a drag an edit is. */
  constructor(client: number, fillerBytes = 0) {
    this.#client = client;
    this.#filler = 'x'.repeat(fillerBytes);
    this.#doc.clientID = FIRST_CLIENT_ID + client;
    this.#doc.on('update', (update: Uint8Array) => {
      this.#update = update;
    });
  }

  get shapeId(): string {
    return `shape:${this.#client}`;
  }

  /** Where its shape is after its last edit; unset before. */
  get x(): number | undefined {
    return this.#sequence === 0 ? undefined : this.#sequence * STEP;
  }

  /** The next edit as a message, without a dialect's prefix. */
  edit(sentAt: number): Uint8Array {
    this.#sequence += 1;
    const mark = encodeMarker({ sender: this.#client, sequence: this.#sequence, sentAt });
    const text = this.#filler ? { text: this.#filler } : {};
    this.#shapes.set(this.shapeId, { x: this.#sequence * STEP, y: 120.5, mark, ...text });
    return syncMessage(SYNC.update, this.#update);
  }

  presence(): Uint8Array {
    this.#presenceClock += 1;
    const cursor = { place: 'roadmap', x: this.#presenceClock % 1999, y: this.#client % 997 };
    const user = { id: `u${this.#client}`, name: `U${this.#client}`, color: '#6d4bc9' };
    const state = JSON.stringify({ user, cursor, selection: [`initiatives/${this.#client}`] });
    const entry = createEncoder();
    writeVarUint(entry, 1);
    writeVarUint(entry, FIRST_CLIENT_ID + this.#client);
    writeVarUint(entry, this.#presenceClock);
    writeVarString(entry, state);
    const encoder = createEncoder();
    writeVarUint(encoder, MESSAGE.awareness);
    writeVarUint8Array(encoder, toUint8Array(entry));
    return toUint8Array(encoder);
  }
}

export function syncMessage(kind: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeUint8(encoder, MESSAGE.sync);
  writeUint8(encoder, kind);
  writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}

/** Step 1 of a client that has nothing, and its step 2. */
export const EMPTY_STEP1 = syncMessage(SYNC.step1, Uint8Array.of(0));
export const EMPTY_STEP2 = syncMessage(SYNC.step2, Uint8Array.of(0, 0));

/** A barrier that carries the time it was sent. */
export function timedBarrier(sentAt: number): Uint8Array {
  const token = Buffer.alloc(8);
  token.writeDoubleLE(sentAt);
  return encodeBarrier(token);
}
