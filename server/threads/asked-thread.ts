import type { TransferListItem, Worker } from 'node:worker_threads';

export interface ThreadOptions {
  /** Starts the thread; it answers `{ request, ...question }` with `{ reply, value }` or `{ reply, error }`. */
  readonly start: () => Worker;
  /** How long it is kept when it has nothing to do, in milliseconds. */
  readonly idleMs: number;
}

type Answer = { readonly reply: number; readonly value?: unknown; readonly error?: string };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A thread that answers questions. It is started when it is first needed and ends when it has had nothing to do for a
 * while; one that dies fails what it was asked, and the next starts afresh.
 */
export class AskedThread {
  readonly #options: ThreadOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #requests = 0;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  /** Runs what asks the thread when all that came before has ended, so that memory holds one document at a time. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  /** What is in `transfer` moves to the thread: it is gone here. Rejects with what the thread says, or when it died. */
  ask(question: object, transfer: readonly TransferListItem[] = []): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error('The thread is closed'));
    if (this.#idle) clearTimeout(this.#idle);
    const worker = this.#start();
    worker.ref();
    const request = ++this.#requests;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(request, { resolve, reject });
      worker.postMessage({ ...question, request }, transfer);
    }).finally(() => this.#endLater());
  }

  /** Ends the thread; what it was at fails. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  #start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = this.#options.start();
    worker.on('message', (answer: Answer) => this.#answered(answer));
    worker.on('error', (error) => this.#lost(worker, error));
    worker.on('exit', () => this.#lost(worker, new Error('The thread ended')));
    this.#worker = worker;
    return worker;
  }

  #answered({ reply, value, error }: Answer): void {
    const waiting = this.#waiting.get(reply);
    this.#waiting.delete(reply);
    if (error === undefined) waiting?.resolve(value);
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
    this.#lost(worker, new Error('The thread is closed'));
    await worker.terminate();
  }
}
