import { createDecoder, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import { MESSAGE, SYNC } from '#shared/protocol/messages.ts';
import { clock } from '../clock.ts';
import type { Dialect } from './dialect.ts';
import { EditSource, EMPTY_STEP1, EMPTY_STEP2, syncMessage } from './edits.ts';
import { WireSocket } from './wire-socket.ts';

/** What the clients of a board hold of it, as the messages they say it with; `null` until one of them has it. */
export interface BoardCopy {
  step1: Uint8Array | null;
  step2: Uint8Array | null;
}

export interface ReturningClientOptions {
  /** Base of addresses, `ws://host:port`. */
  readonly url: string;
  readonly docId: string;
  readonly dialect: Dialect;
  readonly client: number;
  /** A first step 2 of fewer bytes is not the document yet. */
  readonly minBytes: number;
  /** Says who it is when it comes in, as an editor does. */
  readonly presence: boolean;
  readonly copy: BoardCopy;
  readonly counts: { tries: number; refused: number };
}

/** A stock client's waits: 0.1 s after the first failure, twice as long after each other, no jitter. */
const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 2_500;
/** The beginning of a document that is not kept as a copy. */
const LARGEST_COPY = 200 * 1024;

/** Keeps one board synced: opens, says what it has, and tries again for as long as it takes. */
export class ReturningClient {
  readonly #options: ReturningClientOptions;
  readonly #edits: EditSource;
  #socket: WireSocket | null = null;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #gone = false;
  /** When it had the document on the socket it has now, by `clock()`. */
  syncedAt: number | null = null;

  constructor(options: ReturningClientOptions) {
    this.#options = options;
    this.#edits = new EditSource(options.client);
  }

  open(): void {
    const { url, docId, dialect, client, counts } = this.#options;
    counts.tries += 1;
    let opened = false;
    this.#socket = new WireSocket(new URL(dialect.path(docId, client), url), {
      onOpen: () => {
        opened = true;
        this.#opened();
      },
      onFrame: (frame, length) => this.#received(frame, length),
      onClose: (status) => this.#closed(opened, status),
    });
  }

  expectReturn(): void {
    this.syncedAt = null;
  }

  cut(): void {
    this.#socket?.destroy();
  }

  leave(): void {
    this.#gone = true;
    clearTimeout(this.#timer);
    this.#socket?.destroy();
  }

  #opened(): void {
    const { dialect, copy, presence } = this.#options;
    this.#failures = 0;
    if (dialect.greeting) this.#socket?.send(dialect.greeting);
    this.#send(copy.step1 ?? EMPTY_STEP1);
    if (presence) this.#send(this.#edits.presence());
  }

  #closed(wasOpen: boolean, status: number | null): void {
    this.syncedAt = null;
    if (this.#gone) return;
    if (status === 503) this.#options.counts.refused += 1;
    if (!wasOpen) this.#failures += 1;
    const wait = Math.min(FIRST_WAIT_MS * 2 ** this.#failures, LONGEST_WAIT_MS);
    this.#timer = setTimeout(() => this.open(), wait);
  }

  #send(message: Uint8Array): void {
    const { prefix } = this.#options.dialect;
    this.#socket?.send(prefix.length === 0 ? message : Buffer.concat([prefix, message]));
  }

  #received(frame: Buffer, length: number): void {
    const at = this.#options.dialect.prefix.length;
    if (frame[at] !== MESSAGE.sync) return;
    if (frame[at + 1] === SYNC.step1) this.#answer(frame, at + 2);
    else if (frame[at + 1] === SYNC.step2) this.#synced(frame, at + 2, length);
  }

  /** A server that has nothing of the board (it forgot it) is given all of it, one that has something lacks nothing. */
  #answer(frame: Buffer, at: number): void {
    const stateVector = readVarUint8Array(createDecoder(frame.subarray(at)));
    const lacksAll = stateVector.length <= 1;
    this.#send((lacksAll && this.#options.copy.step2) || EMPTY_STEP2);
  }

  #synced(frame: Buffer, at: number, length: number): void {
    const { copy, minBytes } = this.#options;
    if (!copy.step1 && length < minBytes) return;
    this.syncedAt ??= clock();
    if (copy.step1 || length > LARGEST_COPY) return;
    const update = readVarUint8Array(createDecoder(Buffer.from(frame.subarray(at))));
    copy.step1 = syncMessage(SYNC.step1, Y.encodeStateVectorFromUpdate(update));
    copy.step2 = syncMessage(SYNC.step2, update);
  }
}
