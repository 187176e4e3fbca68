import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { StructHead } from './read-struct.ts';
import { headOf, type ScannedUpdate, type Section } from './scan-update.ts';

/** How far the structs of one client were handed out. */
interface Cursor {
  readonly section: Section;
  index: number;
  /** Of the struct at `index`, once it was looked at. */
  head: StructHead | null;
}

/** Structs in a row of one client that go into the piece at hand. */
interface Run {
  readonly cursor: Cursor;
  readonly from: number;
}

/**
 * Cuts an update into updates that can be applied one after the other, each on its own, with the same result: every
 * struct comes after those it builds on, deleted ranges come last. What the document has already is left out, and so
 * is what builds on something that is nowhere (`blocked`). The document may change between two pieces, not within.
 */
export class UpdatePieces {
  readonly #update: ScannedUpdate;
  readonly #doc: Y.Doc;
  readonly #cursors = new Map<number, Cursor>();
  /** Clients still to be begun, the highest last: Yjs finds places fastest in this order. */
  readonly #clients: number[];
  /** Whose next struct waits for that of the one above it. */
  readonly #stack: Cursor[] = [];
  #runs = new Map<number, Run>();
  #nextDelete = 0;
  /** Clocks of the first deleted range that were handed out already. */
  #deletedUpTo = 0;
  #blocked: boolean;

  constructor(update: ScannedUpdate, doc: Y.Doc) {
    this.#update = update;
    this.#doc = doc;
    this.#blocked = update.gapped;
    for (const section of update.sections) {
      this.#cursors.set(section.client, { section, index: 0, head: null });
    }
    this.#clients = [...this.#cursors.keys()].sort((a, b) => a - b);
  }

  /** Something of it can't be applied. Final once `next` has answered `null`. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** The next piece, of at most so many parts and, unless one part is larger, bytes; `null` when there are no more. */
  next(maxParts: number, maxBytes: number): Uint8Array | null {
    return this.#nextStructs(maxParts, maxBytes) ?? this.#nextDeletes(maxParts);
  }

  #nextStructs(maxParts: number, maxBytes: number): Uint8Array | null {
    this.#runs = new Map();
    let parts = 0;
    let bytes = 0;
    for (let cursor = this.#top(); cursor && parts < maxParts && bytes < maxBytes; cursor = this.#top()) {
      const needed = this.#missingClient(cursor);
      if (needed !== null) {
        this.#waitFor(needed);
        continue;
      }
      bytes += this.#take(cursor);
      parts += 1;
    }
    return parts === 0 ? null : this.#encodeRuns();
  }

  /** Whose turn it is. */
  #top(): Cursor | null {
    for (;;) {
      const top = this.#stack.at(-1);
      if (top) {
        if (this.#hasNext(top)) return top;
        this.#stack.pop();
        continue;
      }
      const client = this.#clients.pop();
      if (client === undefined) return null;
      const cursor = this.#cursors.get(client);
      if (cursor) this.#stack.push(cursor);
    }
  }

  /** Steps over what the document has. */
  #hasNext(cursor: Cursor): boolean {
    const { clocks, client } = cursor.section;
    const known = this.#runs.has(client) ? 0 : Y.getState(this.#doc.store, client);
    while (cursor.index < clocks.length - 1 && (clocks[cursor.index + 1] ?? 0) <= known) {
      cursor.index += 1;
      cursor.head = null;
    }
    return cursor.index < clocks.length - 1;
  }

  /** The client whose structs must come before the next one of this cursor. */
  #missingClient(cursor: Cursor): number | null {
    const { section, index } = cursor;
    cursor.head ??= headOf(this.#update.bytes, section, index);
    if ((section.clocks[index] ?? 0) > this.#stateOf(section.client)) return section.client;
    const { origin, rightOrigin, parent } = cursor.head;
    for (const id of [origin, rightOrigin, parent]) {
      if (id instanceof Y.ID && id.client !== section.client && id.clock >= this.#stateOf(id.client)) return id.client;
    }
    return null;
  }

  /** Next clock of a client once what was handed out is applied. */
  #stateOf(client: number): number {
    const run = this.#runs.get(client);
    if (run) return run.cursor.section.clocks[run.cursor.index] ?? 0;
    return Y.getState(this.#doc.store, client);
  }

  #waitFor(client: number): void {
    const cursor = this.#cursors.get(client);
    if (cursor && !this.#stack.includes(cursor) && this.#hasNext(cursor)) {
      this.#stack.push(cursor);
      return;
    }
    // It comes nowhere, or in a circle: none of those that wait can ever go on.
    this.#blocked = true;
    for (const { section } of this.#stack.splice(0)) this.#cursors.delete(section.client);
  }

  #take(cursor: Cursor): number {
    const { client, offsets } = cursor.section;
    if (!this.#runs.has(client)) this.#runs.set(client, { cursor, from: cursor.index });
    const size = (offsets[cursor.index + 1] ?? 0) - (offsets[cursor.index] ?? 0);
    cursor.index += 1;
    cursor.head = null;
    // Whoever waited for it is asked first.
    if (this.#stack.length > 1) this.#stack.pop();
    return size;
  }

  #encodeRuns(): Uint8Array {
    const encoder = encoding.createEncoder();
    let isCut = false;
    encoding.writeVarUint(encoder, this.#runs.size);
    for (const { cursor, from } of this.#runs.values()) {
      const { client, clocks, offsets } = cursor.section;
      isCut ||= (clocks[from] ?? 0) < Y.getState(this.#doc.store, client);
      encoding.writeVarUint(encoder, cursor.index - from);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clocks[from] ?? 0);
      encoding.writeUint8Array(encoder, this.#update.bytes.subarray(offsets[from], offsets[cursor.index]));
    }
    encoding.writeVarUint(encoder, 0);
    this.#runs = new Map();
    const piece = encoding.toUint8Array(encoder);
    // See trim-update.ts.
    return isCut ? Y.diffUpdate(piece, Y.encodeStateVector(this.#doc)) : piece;
  }

  /** The next deleted ranges, perhaps of nothing; a range over many structs is handed out in parts. */
  #nextDeletes(maxParts: number): Uint8Array | null {
    const ranges: [client: number, clock: number, length: number][] = [];
    const { deletes } = this.#update;
    if (this.#nextDelete >= deletes.length) return null;
    for (let parts = 0; parts < maxParts && this.#nextDelete < deletes.length; ) {
      const [client = 0, first = 0, length = 0] = deletes.slice(this.#nextDelete, this.#nextDelete + 3);
      const from = Math.max(first, this.#deletedUpTo);
      const until = Math.min(first + length, Y.getState(this.#doc.store, client));
      const { end, structs } = this.#endOfSome(client, from, until, maxParts - parts);
      parts += 1 + structs;
      if (end > from) ranges.push([client, from, end - from]);
      this.#deletedUpTo = end;
      if (end < until) continue;
      if (until < first + length) this.#blocked = true;
      this.#nextDelete += 3;
      this.#deletedUpTo = 0;
    }
    return encodeDeletes(ranges);
  }

  /** Where a range ends that begins at `from` and has no more than so many structs of the document. */
  #endOfSome(client: number, from: number, until: number, maxStructs: number): { end: number; structs: number } {
    const structs = this.#doc.store.clients.get(client);
    if (!structs || until <= from) return { end: until, structs: 0 };
    const index = Y.findIndexSS(structs, from);
    for (let count = 1; count <= maxStructs; count++) {
      const next = structs[index + count];
      if (!next || next.id.clock >= until) return { end: until, structs: count };
    }
    return { end: structs[index + maxStructs]?.id.clock ?? until, structs: maxStructs };
  }
}

function encodeDeletes(ranges: readonly (readonly [client: number, clock: number, length: number])[]): Uint8Array {
  const byClient = new Map<number, (readonly [number, number, number])[]>();
  for (const range of ranges) {
    const known = byClient.get(range[0]);
    if (known) known.push(range);
    else byClient.set(range[0], [range]);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarUint(encoder, byClient.size);
  for (const [client, own] of byClient) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, own.length);
    for (const [, clock, length] of own) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
  return encoding.toUint8Array(encoder);
}
