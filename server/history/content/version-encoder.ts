import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import * as Y from 'yjs';
import { projectRoot } from '#server/project-root.ts';
import { AskedThread } from '#server/threads/asked-thread.ts';
import { documentOfUpdates, type EncodedContent, encodeDocument } from './encode-content.ts';
import type { VersionQuestion } from './version-worker.ts';

/** Documents up to so many bytes are read and packed here and now: that takes about as long as asking the thread. */
const SMALL = 16 * 1024;
/** How long the thread is kept when it has nothing to do, in milliseconds. */
const IDLE_MS = 30_000;
/** Memory the thread may take, in megabytes: a document takes some 30 times its bytes. */
const MEMORY_MB = 3_072;

/** What lies on top of what is stored, given what is known of it as a state vector; null: nothing. */
export type ReadMore = (known: Uint8Array) => Promise<Uint8Array | null>;

/** Packs the documents of boards as versions: small ones at once, others one after the other on a thread. */
export class VersionEncoder {
  /** It keeps one document at a time. */
  #thread: AskedThread | null = null;
  #closed = false;

  /**
   * The document that these updates make, and what `more` adds; `asStored` in its own schema, not brought to ours. Rejects when they can't be read. The updates are the
   * encoder's from then on: large ones move to its thread.
   */
  encode(
    payloads: readonly Uint8Array[],
    more: ReadMore | null = null,
    { asStored = false } = {},
  ): Promise<EncodedContent> {
    const bytes = payloads.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const script = bytes <= SMALL ? null : workerScript();
    if (!script) return encodeHere(payloads, more, asStored);
    if (this.#closed) return Promise.reject(new Error('The encoder of versions is closed'));
    this.#thread ??= new AskedThread({ start: () => startWorker(script), idleMs: IDLE_MS });
    const thread = this.#thread;
    return thread.inTurn(() => encodeThere(thread, payloads, more, asStored));
  }

  /** Ends the thread; what it was at fails. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread?.close();
  }
}

// What the thread answers is what version-worker.ts says.
async function encodeThere(
  thread: AskedThread,
  payloads: readonly Uint8Array[],
  more: ReadMore | null,
  asStored: boolean,
): Promise<EncodedContent> {
  const ask = (question: VersionQuestion, own: readonly Uint8Array[]) => thread.ask(question, movable(own));
  const known = (await ask({ op: 'open', payloads, asStored }, payloads)) as Uint8Array;
  const update = more && (await more(known));
  return (await ask({ op: 'encode', more: update }, update ? [update] : [])) as EncodedContent;
}

function startWorker({ program }: Script): Worker {
  return new Worker(program, {
    eval: typeof program === 'string',
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
}

/** The memory of those that have theirs to themselves: it moves, where that of others is copied. */
function movable(values: readonly Uint8Array[]): readonly ArrayBuffer[] {
  const own = values.flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  );
  return [...new Set(own)];
}

async function encodeHere(
  payloads: readonly Uint8Array[],
  more: ReadMore | null,
  asStored: boolean,
): Promise<EncodedContent> {
  const doc = documentOfUpdates(payloads, asStored);
  try {
    const update = more && (await more(Y.encodeStateVector(doc)));
    if (update) Y.applyUpdate(doc, update);
    return encodeDocument(doc, asStored);
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
