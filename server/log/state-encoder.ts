import { Worker } from 'node:worker_threads';
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

type Answer = { readonly reply: number } & (
  | { readonly state: Uint8Array; readonly error?: undefined }
  | { readonly state?: undefined; readonly error: string }
);

interface Waiting {
  readonly resolve: (state: Uint8Array) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Makes one update of many: small ones at once, large ones one after the other on a thread that is started when it is
 * first needed. A thread that dies fails what it had to do; the next one starts afresh.
 */
export class StateEncoder {
  readonly #options: StateEncoderOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #requests = 0;
  /** The last of the large ones: the next begins when it ends, so that memory holds one at a time. */
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: Partial<StateEncoderOptions> = {}) {
    this.#options = { ...DEFAULTS, ...options };
  }

  /** Rejects when the payloads can't be read, or the thread died. Leaves the payloads as they are. */
  encode(payloads: readonly Uint8Array[]): Promise<Uint8Array> {
    if (!this.isLarge(payloads)) return Promise.resolve().then(() => encodeState(payloads));
    const encoded = this.#last.then(() => this.#ask(payloads));
    this.#last = encoded.catch(() => undefined);
    return encoded;
  }

  /** Whether these are made one on the other thread. */
  isLarge(payloads: readonly Uint8Array[]): boolean {
    let bytes = 0;
    for (const { byteLength } of payloads) bytes += byteLength;
    return bytes > this.#options.largeBytes;
  }

  /** Ends the thread; what it was at fails. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  #ask(payloads: readonly Uint8Array[]): Promise<Uint8Array> {
    if (this.#closed) return Promise.reject(new Error('The encoder is closed'));
    if (this.#idle) clearTimeout(this.#idle);
    const worker = this.#start();
    worker.ref();
    const request = ++this.#requests;
    return new Promise<Uint8Array>((resolve, reject) => {
      this.#waiting.set(request, { resolve, reject });
      worker.postMessage({ request, payloads });
    }).finally(() => this.#endLater());
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('./state-worker.mjs', import.meta.url), {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.#options.maxMemoryMb },
    });
    worker.on('message', (answer: Answer) => this.#answered(answer));
    worker.on('error', (error) => this.#lost(worker, error));
    worker.on('exit', () => this.#lost(worker, new Error('The thread ended')));
    this.#worker = worker;
    return worker;
  }

  #answered({ reply, state, error }: Answer): void {
    const waiting = this.#waiting.get(reply);
    this.#waiting.delete(reply);
    if (state) waiting?.resolve(state);
    else waiting?.reject(new Error(error));
  }

  #lost(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #endLater(): void {
    if (this.#waiting.size > 0) return;
    // With nothing to do it keeps nobody from stopping.
    this.#worker?.unref();
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.#end(), this.#options.idleMs).unref();
  }

  async #end(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle);
    const worker = this.#worker;
    if (!worker) return;
    this.#lost(worker, new Error('The encoder is closed'));
    await worker.terminate();
  }
}
