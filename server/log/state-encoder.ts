import { Worker } from 'node:worker_threads';
import { AskedThread } from '#server/threads/asked-thread.ts';
import { encodeState } from './encode-state.ts';

export interface StateEncoderOptions {
  /** What is larger, in bytes, goes to a thread of its own. */
  readonly largeBytes: number;
  /** How long the thread is kept when it has nothing to do, in milliseconds. */
  readonly idleMs: number;
  /** Memory the thread may take, in megabytes: a document takes some 30 times its bytes. */
  readonly maxMemoryMb: number;
}

const DEFAULTS: StateEncoderOptions = { largeBytes: 512 * 1024, idleMs: 30_000, maxMemoryMb: 3_072 };

/** Makes one update of many: small ones at once, large ones one after the other on a thread. */
export class StateEncoder {
  readonly #options: StateEncoderOptions;
  readonly #thread: AskedThread;

  constructor(options: Partial<StateEncoderOptions> = {}) {
    const { idleMs, maxMemoryMb } = { ...DEFAULTS, ...options };
    this.#options = { ...DEFAULTS, ...options };
    const limits = { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb } };
    const start = () => new Worker(new URL('./state-worker.mjs', import.meta.url), limits);
    this.#thread = new AskedThread({ start, idleMs });
  }

  /** Rejects when the payloads can't be read, or the thread died. Leaves the payloads as they are. */
  encode(payloads: readonly Uint8Array[]): Promise<Uint8Array> {
    if (!this.isLarge(payloads)) return Promise.resolve().then(() => encodeState(payloads));
    // The worker's answer is always a state.
    return this.#thread.inTurn(() => this.#thread.ask({ payloads }) as Promise<Uint8Array>);
  }

  /** Whether these are made one on the other thread. */
  isLarge(payloads: readonly Uint8Array[]): boolean {
    let bytes = 0;
    for (const { byteLength } of payloads) bytes += byteLength;
    return bytes > this.#options.largeBytes;
  }

  /** Ends the thread; what it was at fails. */
  close(): Promise<void> {
    return this.#thread.close();
  }
}
