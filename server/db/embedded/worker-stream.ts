import { Duplex } from 'node:stream';

/** Where a stream's bytes go: the worker thread that runs the embedded database. */
export interface StreamSink {
  send(bytes: Uint8Array): void;
  end(): void;
}

/**
 * Stands in for the TCP socket of a `pg` client: carries Postgres's wire protocol to a worker thread of this process.
 * Nothing listens anywhere, so nobody else can reach the embedded database.
 */
export class WorkerStream extends Duplex {
  readonly #sink: StreamSink;

  constructor(sink: StreamSink) {
    super();
    this.#sink = sink;
  }

  /** What `pg` calls on a socket before it speaks. */
  connect(): this {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // Answers are pushed as they come; pg reads all of them.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#sink.send(chunk);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#sink.send(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  override _final(done: (error?: Error | null) => void): void {
    done();
    this.destroy();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#sink.end();
    done(error);
  }
}
