import { createDecoder, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import { MESSAGE, SYNC } from '#shared/protocol/messages.ts';
import { clock } from '../clock.ts';
import type { Dialect } from './dialect.ts';
import { EditSource, EMPTY_STEP1, EMPTY_STEP2, FIRST_CLIENT_ID, timedBarrier } from './edits.ts';
import type { Marker, MarkerFinder } from './marker.ts';
import { PresenceEcho } from './presence-echo.ts';
import type { Tally } from './tally.ts';
import { WireSocket } from './wire-socket.ts';

export interface BoardClientOptions {
  /** Base of addresses, `ws://host:port`. */
  readonly url: string;
  readonly docId: string;
  readonly dialect: Dialect;
  /** Number of this client, and of the first and all clients of its board. */
  readonly client: number;
  readonly first: number;
  readonly members: number;
  /** Number of clients of the whole run. */
  readonly clients: number;
  /** Sends presence of others back, as y-websocket 3.1.0 does. */
  readonly echo: boolean;
  readonly editEveryMs: number;
  readonly fillerBytes: number;
  /** Keeps a real document of what it reads. */
  readonly keepsDocument: boolean;
  /** Clients that are counted on to see its edits. */
  readonly receivers: number;
  readonly tally: Tally;
  readonly finder: MarkerFinder;
}

/** The server had it wait at the door (503). */
export class RefusedError extends Error {}

/** One editor on one board: answers the protocol, sends edits and presence, counts what it sees of the others. */
export class BoardClient {
  readonly #options: BoardClientOptions;
  readonly #edits: EditSource;
  readonly #echo: PresenceEcho | null;
  readonly #last: Int32Array;
  readonly #doc: Y.Doc | null;
  #socket: WireSocket | null = null;
  #synced = false;
  #closing = false;
  #settle: ((error: Error | null) => void) | null = null;

  constructor(options: BoardClientOptions) {
    this.#options = options;
    this.#edits = new EditSource(options.client, options.fillerBytes);
    this.#echo = options.echo ? new PresenceEcho(options.client, options.clients) : null;
    this.#last = new Int32Array(options.members);
    this.#doc = options.keepsDocument ? new Y.Doc() : null;
  }

  /** Resolves once it has the document. */
  open(): Promise<void> {
    const { url, docId, dialect, client, fillerBytes } = this.#options;
    return new Promise((resolve, reject) => {
      this.#settle = (error) => (error ? reject(error) : resolve());
      const handler = {
        onOpen: () => this.#opened(),
        onFrame: (frame: Buffer, length: number) => this.#received(frame, length),
        onClose: (status: number | null) => this.#closed(status),
      };
      const keepsLarge = this.#doc !== null || fillerBytes > 0;
      this.#socket = new WireSocket(new URL(dialect.path(docId, client), url), handler, keepsLarge);
    });
  }

  close(): void {
    this.#closing = true;
    this.#socket?.destroy();
  }

  pause(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  /** Sends an edit, and asks for its acknowledgement where there is one. */
  edit(): void {
    const { tally, receivers, dialect } = this.#options;
    if (!this.#socket?.isOpen) return;
    const now = clock();
    this.#send(this.#edits.edit(now));
    if (dialect.acknowledges) this.#send(timedBarrier(now));
    tally.sent(now, receivers);
  }

  /** Whether the document it keeps has the last edit that `other` sent. */
  holdsLastEditOf(other: BoardClient): boolean {
    const shape = this.#doc?.getMap<{ x: number }>('canvas').get(other.#edits.shapeId);
    return shape?.x === other.#edits.x;
  }

  presence(): void {
    this.#send(this.#edits.presence());
  }

  #send(message: Uint8Array): void {
    const { prefix } = this.#options.dialect;
    this.#socket?.send(prefix.length === 0 ? message : Buffer.concat([prefix, message]));
  }

  #opened(): void {
    const { greeting, syncs } = this.#options.dialect;
    if (greeting) this.#socket?.send(greeting);
    if (syncs) this.#send(EMPTY_STEP1);
    else this.#isSynced();
  }

  #isSynced(): void {
    this.#synced = true;
    this.#settle?.(null);
    this.#settle = null;
  }

  #closed(status: number | null): void {
    const { client, tally } = this.#options;
    if (!this.#closing && this.#synced) tally.lost += 1;
    const message = `Client ${client} was closed (${status ?? 'no status'})`;
    this.#settle?.(status === 503 ? new RefusedError(message) : new Error(message));
    this.#settle = null;
  }

  #received(frame: Buffer, length: number): void {
    const { tally, dialect } = this.#options;
    tally.framesIn += 1;
    tally.bytesIn += length;
    const at = dialect.prefix.length;
    const type = frame[at];
    if (type === MESSAGE.awareness) {
      const answer = this.#echo?.answer(frame.subarray(at));
      if (answer) this.#send(answer);
    } else if (type === MESSAGE.sync) this.#sync(frame, length, frame[at + 1]);
    else if (type === MESSAGE.barrier) tally.acknowledged(frame.readDoubleLE(at + 2), clock());
  }

  #sync(frame: Buffer, length: number, kind: number | undefined): void {
    if (this.#doc && kind !== SYNC.step1) this.#keep(frame, this.#doc);
    if (kind === SYNC.update) this.#look(frame, length);
    else if (kind === SYNC.step1) this.#send(EMPTY_STEP2);
    else if (!this.#synced) this.#isSynced();
    else this.#catchUp(frame);
  }

  #keep(frame: Buffer, doc: Y.Doc): void {
    const at = this.#options.dialect.prefix.length + 2;
    Y.applyUpdate(doc, readVarUint8Array(createDecoder(frame.subarray(at))));
  }

  #look(frame: Buffer, length: number): void {
    const { finder, tally, client, first } = this.#options;
    const now = clock();
    for (const marker of finder.find(frame)) {
      const member = marker.sender - first;
      if (marker.sender === client || marker.sequence <= (this.#last[member] ?? 0)) continue;
      this.#overwritten(frame, length, marker, this.#last[member] ?? 0);
      this.#last[member] = marker.sequence;
      tally.seen(marker, now);
    }
  }

  /**
   * A server that fetched edits from its database may send only what is left of them: overwritten ones are there as
   * deleted structs, without their content. They count if the update begins where the client was, and not otherwise.
   */
  #overwritten(frame: Buffer, length: number, { sender, sequence, sentAt }: Marker, last: number): void {
    // The rest of a large frame was not kept.
    if (sequence <= last + 1 || frame.length < length) return;
    const { tally, editEveryMs, dialect } = this.#options;
    const update = readVarUint8Array(createDecoder(frame.subarray(dialect.prefix.length + 2)));
    // An edit is one struct: the first has clock 0.
    if ((Y.parseUpdateMeta(update).from.get(FIRST_CLIENT_ID + sender) ?? sequence) > last) return;
    for (let missed = sequence - last - 1; missed > 0; missed--) tally.caughtUp(sentAt - missed * editEveryMs);
  }

  /** A step 2 after a lag holds the latest edit of each sender: it stands for those before it. */
  #catchUp(frame: Buffer): void {
    const { finder, tally, client, first, editEveryMs } = this.#options;
    for (const { sender, sequence, sentAt } of finder.find(frame)) {
      const member = sender - first;
      const last = this.#last[member] ?? 0;
      if (sender === client || sequence <= last) continue;
      this.#last[member] = sequence;
      for (let missed = sequence - last - 1; missed >= 0; missed--) tally.caughtUp(sentAt - missed * editEveryMs);
    }
  }
}
