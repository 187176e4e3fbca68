import { Worker } from 'node:worker_threads';
import { WorkerStream } from './worker-stream.ts';

export interface EmbeddedPostgres {
  /** A new client's end of the wire, for `pg`'s option `stream`. */
  connect(): WorkerStream;
  /** The whole data folder as an uncompressed tar, taken between two queries after a checkpoint. */
  dump(): Promise<Uint8Array>;
  /** Ends the database cleanly. Streams still open are destroyed. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of the database files, made when missing. */
  readonly dataDir: string;
  /** A tar made by `dump`, gzipped or not, unpacked when the folder is new: saves the 2 to 3 s of initdb. */
  readonly template?: string;
  /** Called when the database's thread dies by itself; nothing can be written from then on. */
  readonly onLost?: (error: Error) => void;
}

/** Small buffers: the data sets are small, and the file system caches below. */
const SETTINGS = {
  shared_buffers: '16MB',
  wal_buffers: '1MB',
  work_mem: '4MB',
  maintenance_work_mem: '16MB',
  max_wal_size: '32MB',
  min_wal_size: '4MB',
};

type FromWorker =
  | { ready: true }
  | { failed: string }
  | { stream: number; bytes: Uint8Array }
  | { reply: number; tar?: Uint8Array; error?: string };

/** Starts PGlite on a worker thread. Rejects when the folder can't be opened. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, template } = options;
  const worker = new Worker(new URL('./pglite-worker.mjs', import.meta.url), {
    workerData: { dataDir, template, settings: SETTINGS },
    execArgv: [],
  });
  const streams = new Map<number, WorkerStream>();
  const replies = new Map<number, { resolve: (tar: Uint8Array | undefined) => void; reject: (error: Error) => void }>();
  let lastNumber = 0;
  let closing = false;

  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if ('ready' in message) resolve();
      else if ('failed' in message) reject(new Error(`the embedded database does not open: ${message.failed}`));
      else if ('stream' in message) streams.get(message.stream)?.push(Buffer.from(message.bytes));
      else settle(message);
    });
    worker.on('error', lost);
    worker.on('exit', () => lost(new Error('its thread ended')));

    function lost(cause: Error): void {
      const error = new Error(`the embedded database is gone: ${cause.message}`);
      reject(error);
      for (const stream of streams.values()) stream.destroy(closing ? undefined : error);
      for (const { reject: rejectReply } of replies.values()) rejectReply(error);
      replies.clear();
      if (closing) return;
      closing = true;
      options.onLost?.(error);
    }
  });

  function settle({ reply, tar, error }: { reply: number; tar?: Uint8Array; error?: string }): void {
    const waiting = replies.get(reply);
    replies.delete(reply);
    if (error) waiting?.reject(new Error(error));
    else waiting?.resolve(tar);
  }

  function ask(op: 'dump' | 'close'): Promise<Uint8Array | undefined> {
    const request = ++lastNumber;
    return new Promise((resolve, reject) => {
      replies.set(request, { resolve, reject });
      worker.postMessage({ request, op });
    });
  }

  await ready;
  return {
    connect() {
      const number = ++lastNumber;
      const stream = new WorkerStream({
        send: (bytes) => worker.postMessage({ stream: number, bytes }),
        end: () => {
          if (streams.delete(number) && !closing) worker.postMessage({ stream: number, end: true });
        },
      });
      streams.set(number, stream);
      return stream;
    },
    async dump() {
      const tar = await ask('dump');
      if (!tar) throw new Error('the embedded database gave no dump');
      return tar;
    },
    async close() {
      if (closing) return;
      closing = true;
      await ask('close');
      await worker.terminate();
    },
  };
}
