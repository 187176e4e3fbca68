import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import * as Y from 'yjs';
import { projectRoot } from '#server/project-root.ts';
import { documentOfUpdates, type EncodedContent, encodeDocument } from './encode-content.ts';
import type { VersionRequest } from './version-worker.ts';

/** Documents up to so many bytes are read and packed here and now: that takes about as long as asking the thread. */
const SMALL = 16 * 1024;
/** How long the thread is kept when it has nothing to do, in milliseconds. */
const IDLE_MS = 30_000;
/** Memory the thread may take, in megabytes: a document takes some 30 times its bytes. */
const MEMORY_MB = 3_072;

/** What lies on top of what is stored, given what is known of it as a state vector; null: nothing. */
export type ReadMore = (known: Uint8Array) => Promise<Uint8Array | null>;

type Answer = { readonly reply: number; readonly value?: unknown; readonly error?: string };
type Question = VersionRequest extends infer R ? (R extends unknown ? Omit<R, 'request'> : never) : never;

/** Packs the documents of boards as versions: small ones at once, others one after the other on a thread. */
export class VersionEncoder {
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #requests = 0;
  #closed = false;
  readonly #waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  /** The thread keeps one document at a time. */
  #last: Promise<unknown> = Promise.resolve();

  /** The document that these updates make, and what `more` adds. Rejects when they can't be read. */
  encode(payloads: readonly Uint8Array[], more: ReadMore | null = null): Promise<EncodedContent> {
    const bytes = payloads.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const script = bytes <= SMALL ? null : workerScript();
    if (!script) return encodeHere(payloads, more);
    const encoded = this.#last.then(() => this.#encodeThere(script, payloads, more));
    this.#last = encoded.catch(() => undefined);
    return encoded;
  }

  /** Ends the thread; what it was at fails. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  async #encodeThere(script: Script, payloads: readonly Uint8Array[], more: ReadMore | null): Promise<EncodedContent> {
    const known = (await this.#ask(script, { op: 'open', payloads })) as Uint8Array;
    const update = more && (await more(known));
    return (await this.#ask(script, { op: 'encode', more: update })) as EncodedContent;
  }

  #ask(script: Script, question: Question): Promise<unknown> {
    if (this.#closed) return Promise.reject(new Error('The encoder of versions is closed'));
    if (this.#idle) clearTimeout(this.#idle);
    const worker = this.#start(script);
    worker.ref();
    const request = ++this.#requests;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(request, { resolve, reject });
      worker.postMessage({ ...question, request });
    }).finally(() => this.#endLater());
  }

  #start({ program }: Script): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(program, {
      eval: typeof program === 'string',
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    worker.on('message', ({ reply, value, error }: Answer) => {
      const waiting = this.#waiting.get(reply);
      this.#waiting.delete(reply);
      if (error === undefined) waiting?.resolve(value);
      else waiting?.reject(new Error(error));
    });
    worker.on('error', (error) => this.#lost(worker, error));
    worker.on('exit', () => this.#lost(worker, new Error('The thread ended')));
    this.#worker = worker;
    return worker;
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
    this.#idle = setTimeout(() => void this.#end(), IDLE_MS).unref();
  }

  async #end(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle);
    const worker = this.#worker;
    if (!worker) return;
    this.#lost(worker, new Error('The encoder of versions is closed'));
    await worker.terminate();
  }
}

async function encodeHere(payloads: readonly Uint8Array[], more: ReadMore | null): Promise<EncodedContent> {
  const doc = documentOfUpdates(payloads);
  try {
    const update = more && (await more(Y.encodeStateVector(doc)));
    if (update) Y.applyUpdate(doc, update);
    return encodeDocument(doc);
  } finally {
    doc.destroy();
  }
}

/** A file, or a program as text. */
interface Script {
  readonly program: URL | string;
}

/** The thread's program: bundled beside ours, or its source, read by tsx as ours is; null in a bundle without it. */
function workerScript(): Script | null {
  const bundled = new URL('./version-worker.js', import.meta.url);
  if (existsSync(fileURLToPath(bundled))) return { program: bundled };
  const source = new URL('./version-worker.ts', import.meta.url);
  const tsx = pathToFileURL(join(projectRoot(), 'node_modules', 'tsx', 'dist', 'esm', 'api', 'index.mjs'));
  if (!existsSync(fileURLToPath(source)) || !existsSync(fileURLToPath(tsx))) return null;
  const [api, file] = [JSON.stringify(tsx.href), JSON.stringify(source.href)];
  return { program: `import(${api}).then(({ register }) => { register(); return import(${file}); });` };
}
