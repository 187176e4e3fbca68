import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { encodeStep2, encodeUpdate } from './encode-frame.ts';
import { mergeUpdates } from './merge-updates.ts';
import { WireFrame } from './wire-frame.ts';

/** Updates since the whole that are made one, and from how many bytes on: merging more takes too long. */
const CHUNK = { updates: 50, bytes: 64 * 1024 } as const;
/** How much may follow the whole before it is made anew: this part of it, at least so many bytes; so many updates. */
const TAIL = { part: 0.25, leastBytes: 64 * 1024, updates: 500 } as const;
/** A document up to this size, in bytes, is encoded on the spot. */
const SMALL = 512 * 1024;
/** Who misses more structs is sent the whole, which is there already. */
const MANY_STRUCTS = 10_000;
/** State vectors whose answers are kept, and how long they may be, in bytes. */
const ANSWERS = { most: 64, longest: 64 * 1024 } as const;

/** An update of nothing, as a step 2: all that was to come has come. */
const END = new WireFrame(encodeStep2(Uint8Array.of(0, 0)));

interface Part {
  update: Uint8Array;
  frame: WireFrame | null;
}

/** Makes one update of many, on another thread if they are large. */
export type EncodeState = (payloads: readonly Uint8Array[]) => Promise<Uint8Array>;

/**
 * What those are sent who enter a room: updates, and at their end a step 2 that adds nothing. A client takes itself for
 * synced by the step 2: what came behind it would be missing for a moment in which people and programs act on the
 * document already. The document as it was at some moment is kept encoded, and so are the updates since: an edit does
 * not make it necessary to encode all of it again, however many enter meanwhile. Frames are shared by all sockets they
 * go to.
 */
export class DocumentFrames {
  readonly #doc: Y.Doc;
  readonly #encode: EncodeState;
  #whole: Part | null = null;
  /** What was deleted up to `at` parts of the tail, encoded. */
  #deletes: { readonly bytes: Uint8Array; readonly at: number } | null = null;
  /** Updates since the whole: merged ones, then those that are not merged yet. */
  #tail: Part[] = [];
  #open: Uint8Array[] = [];
  #openBytes = 0;
  #openFrame: WireFrame | null = null;
  #tailBytes = 0;
  #tailUpdates = 0;
  #encoding: Promise<void> | null = null;
  readonly #answers = new Map<string, WireFrame[]>();

  constructor(doc: Y.Doc, encode: EncodeState) {
    this.#doc = doc;
    this.#encode = encode;
  }

  /** Begins with what is stored; resolves when whoever enters can be answered without encoding a large document. */
  async begin(payloads: readonly Uint8Array[]): Promise<void> {
    const [first, ...rest] = payloads;
    if (!first) return;
    const restBytes = rest.reduce((sum, { byteLength }) => sum + byteLength, 0);
    if (first.byteLength + restBytes <= SMALL) return;
    if (!isLong(rest.length, restBytes, first.byteLength)) {
      this.#startWith(first);
      for (const update of rest) this.#add(update);
      return;
    }
    try {
      this.#startWith(await this.#encode(payloads));
    } catch {
      // The first who enters has it encoded here: slow, and right.
      this.#whole = null;
    }
  }

  /** The document took an update. */
  changed(update: Uint8Array): void {
    this.#answers.clear();
    if (!this.#whole) return;
    this.#add(update);
    if (!this.#tailIsLong || this.#encoding !== null) return;
    if (this.#whole.update.byteLength + this.#tailBytes <= SMALL) this.#whole = null;
    else void this.#encodeAgain();
  }

  /** For somebody who has nothing. */
  all(): WireFrame[] {
    if (!this.#whole) this.#startWith(Y.encodeStateAsUpdate(this.#doc));
    const whole = this.#whole;
    if (!whole) return [];
    return [frameOf(whole), ...this.#tailFrames(0), END];
  }

  /** For somebody with this state vector. Throws when it can't be read. */
  since(stateVector: Uint8Array): WireFrame[] {
    const key = stateVector.byteLength <= ANSWERS.longest ? Buffer.from(stateVector).toString('latin1') : null;
    const known = key === null ? undefined : this.#answers.get(key);
    if (known) return known;
    const answer = this.#answer(Y.decodeStateVector(stateVector));
    if (key !== null && this.#answers.size < ANSWERS.most) this.#answers.set(key, answer);
    return answer;
  }

  #answer(known: ReadonlyMap<number, number>): WireFrame[] {
    if (!this.#whole) this.#startWith(Y.encodeStateAsUpdate(this.#doc));
    const missing = missingStructs(this.#doc, known);
    if (missing.count > MANY_STRUCTS) return this.all();
    this.#closeChunk();
    this.#deletes ??= { bytes: encodeDeletes(this.#doc), at: this.#tail.length };
    const structs = missing.encode();
    const update = new Uint8Array(structs.byteLength + this.#deletes.bytes.byteLength);
    update.set(structs);
    update.set(this.#deletes.bytes, structs.byteLength);
    return [new WireFrame(encodeUpdate(update)), ...this.#tailFrames(this.#deletes.at), END];
  }

  #tailFrames(from: number): WireFrame[] {
    const frames = this.#tail.slice(from).map(frameOf);
    if (this.#open.length === 0) return frames;
    this.#openFrame ??= new WireFrame(encodeUpdate(mergeUpdates(this.#open)));
    return [...frames, this.#openFrame];
  }

  #startWith(whole: Uint8Array): void {
    this.#whole = { update: whole, frame: null };
    this.#deletes = null;
    this.#tail = [];
    this.#open = [];
    this.#openBytes = 0;
    this.#openFrame = null;
    this.#tailBytes = 0;
    this.#tailUpdates = 0;
  }

  #add(update: Uint8Array): void {
    this.#open.push(update);
    this.#openFrame = null;
    this.#openBytes += update.byteLength;
    this.#tailBytes += update.byteLength;
    this.#tailUpdates += 1;
    if (this.#open.length >= CHUNK.updates || this.#openBytes >= CHUNK.bytes) this.#closeChunk();
  }

  #closeChunk(): void {
    if (this.#open.length === 0) return;
    this.#tail.push({ update: mergeUpdates(this.#open), frame: null });
    this.#open = [];
    this.#openBytes = 0;
    this.#openFrame = null;
  }

  get #tailIsLong(): boolean {
    return isLong(this.#tailUpdates, this.#tailBytes, this.#whole?.update.byteLength ?? 0);
  }

  /** Makes one of the whole and its tail elsewhere; what comes meanwhile is the next tail. */
  #encodeAgain(): Promise<void> {
    this.#closeChunk();
    const { update } = this.#whole ?? {};
    const parts = this.#tail.length;
    if (!update) return Promise.resolve();
    this.#encoding = this.#encode([update, ...this.#tail.map((part) => part.update)])
      .then(
        (whole) => {
          this.#closeChunk();
          const later = this.#tail.slice(parts);
          this.#startWith(whole);
          for (const part of later) this.#add(part.update);
        },
        () => {
          // Tried again once as much has come on top: the frames as they are still hold everything.
          this.#tailBytes = 0;
          this.#tailUpdates = 0;
        },
      )
      .finally(() => {
        this.#encoding = null;
      });
    return this.#encoding;
  }
}

function isLong(updates: number, bytes: number, wholeBytes: number): boolean {
  return updates > TAIL.updates || bytes > Math.max(TAIL.leastBytes, wholeBytes * TAIL.part);
}

/** The frame that carries it. From then on it is kept once only, as a part of its frame. */
function frameOf(part: Part): WireFrame {
  if (!part.frame) {
    part.frame = new WireFrame(encodeUpdate(part.update));
    part.update = part.frame.bytes.subarray(part.frame.byteLength - part.update.byteLength);
  }
  return part.frame;
}

/** The structs that somebody with these clocks does not have. */
function missingStructs(doc: Y.Doc, known: ReadonlyMap<number, number>) {
  const parts: { client: number; from: number; index: number }[] = [];
  let count = 0;
  for (const [client, structs] of doc.store.clients) {
    const from = known.get(client) ?? 0;
    if (from >= Y.getState(doc.store, client)) continue;
    const index = from === 0 ? 0 : Y.findIndexSS(structs, from);
    count += structs.length - index;
    parts.push({ client, from, index });
  }
  const encode = () => {
    const encoder = new Y.UpdateEncoderV1();
    const { restEncoder } = encoder;
    encoding.writeVarUint(restEncoder, parts.length);
    // The highest first: Yjs finds places fastest in this order.
    for (const { client, from, index } of parts.sort((a, b) => b.client - a.client)) {
      const structs = doc.store.clients.get(client) ?? [];
      encoding.writeVarUint(restEncoder, structs.length - index);
      encoder.writeClient(client);
      encoding.writeVarUint(restEncoder, from);
      for (let i = index; i < structs.length; i++) {
        const struct = structs[i];
        struct?.write(encoder, i === index ? from - struct.id.clock : 0);
      }
    }
    return encoder.toUint8Array();
  };
  return { count, encode };
}

/** All that is deleted in a document, as updates have it at their end. */
function encodeDeletes(doc: Y.Doc): Uint8Array {
  const snapshot = Y.createSnapshot(Y.createDeleteSetFromStructStore(doc.store), new Map());
  // Behind the deletes comes the state vector, which is empty: one byte.
  return Y.encodeSnapshot(snapshot).slice(0, -1);
}
