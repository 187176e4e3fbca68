// Runs the embedded Postgres (PGlite) on a thread of its own, so that a query never stalls the sockets. Plain JavaScript,
// because a worker is loaded by Node itself: from source under tsx and vitest, and from build/ in production.
//
// It speaks Postgres's wire protocol over postMessage. PGlite is ONE backend; each stream is a client of it:
//   in   { stream, bytes } | { stream, end: true } | { request, op: 'dump' | 'close' }
//   out  { ready: true } | { failed: message } | { stream, bytes } | { reply, tar? , error? }
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';

const TYPE = { query: 0x51, sync: 0x53, flush: 0x48, terminate: 0x58 };

/** Streams by number: bytes not yet cut into messages, and messages not yet closed by a Sync. */
const streams = new Map();
/** What waits for the backend: { stream, bytes } or { job }. */
const queue = [];
let running = false;
/** The stream whose transaction is open: the backend serves nobody else until it ends. */
let transactionOf = null;

const db = await open().catch((error) => {
  parentPort.postMessage({ failed: error instanceof Error ? error.message : String(error) });
  process.exit(1);
});
parentPort.on('message', receive);
parentPort.postMessage({ ready: true });

async function open() {
  const { dataDir, template } = workerData;
  const isNew = !existsSync(join(dataDir, 'PG_VERSION'));
  const loadDataDir = isNew && template ? new Blob([await readFile(template)]) : undefined;
  const settings = Object.entries(workerData.settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return PGlite.create({
    dataDir,
    loadDataDir,
    // Small pieces of log: a new database is 10 MB smaller on disk, and so is each backup.
    initDbStartParams: ['--wal-segsize=1'],
    startParams: [...PGlite.defaultStartParams, ...settings],
  });
}

function receive(message) {
  if (message.op) enqueue({ job: () => answer(message.request, message.op) });
  else if (message.end) enqueue({ job: () => forget(message.stream), stream: message.stream });
  else for (const bytes of cutUnits(message.stream, message.bytes)) enqueue({ stream: message.stream, bytes });
}

/**
 * Cuts a stream into units that must reach the backend together: the startup packet, a simple query, or all messages of
 * an extended query up to its Sync. Parse and Bind of two clients can then never mix.
 */
function cutUnits(number, bytes) {
  const stream = streams.get(number) ?? { started: false, rest: Buffer.alloc(0), from: 0 };
  streams.set(number, stream);
  stream.rest = stream.rest.length === 0 ? Buffer.from(bytes) : Buffer.concat([stream.rest, bytes]);
  const units = [];
  for (;;) {
    const header = stream.started ? 1 : 0;
    if (stream.rest.length < stream.from + header + 4) return units;
    const end = stream.from + header + stream.rest.readInt32BE(stream.from + header);
    if (stream.rest.length < end) return units;
    const type = stream.started ? stream.rest[stream.from] : undefined;
    stream.started = true;
    stream.from = end;
    if (type === undefined || Object.values(TYPE).includes(type)) {
      if (type !== TYPE.terminate) units.push(stream.rest.subarray(0, end));
      stream.rest = stream.rest.subarray(end);
      stream.from = 0;
    }
  }
}

function enqueue(item) {
  queue.push(item);
  if (!running) void run();
}

async function run() {
  running = true;
  for (;;) {
    const next = transactionOf === null ? 0 : queue.findIndex((item) => item.stream === transactionOf);
    const [item] = next === -1 ? [] : queue.splice(next, 1);
    if (!item) break;
    if (item.job) await item.job();
    else await execute(item.stream, item.bytes);
  }
  running = false;
}

async function execute(stream, bytes) {
  const chunks = [];
  await db.execProtocolRawStream(bytes, { onRawData: (data) => chunks.push(data.slice()) });
  transactionOf = db.isInTransaction() ? stream : null;
  const answer = chunks.length === 1 ? chunks[0] : new Uint8Array(Buffer.concat(chunks));
  parentPort.postMessage({ stream, bytes: answer }, [answer.buffer]);
}

/** A client went away: what it left open in the backend would otherwise be inherited by the next. */
async function forget(stream) {
  streams.delete(stream);
  if (transactionOf === stream) await db.exec('ROLLBACK');
  transactionOf = null;
  await db.exec('DISCARD ALL');
}

async function answer(reply, op) {
  try {
    if (op === 'close') {
      await db.close();
      parentPort.postMessage({ reply });
      parentPort.close();
      return;
    }
    await db.exec('CHECKPOINT');
    const tar = new Uint8Array(await (await db.dumpDataDir('none')).arrayBuffer());
    parentPort.postMessage({ reply, tar }, [tar.buffer]);
  } catch (error) {
    parentPort.postMessage({ reply, error: error instanceof Error ? error.message : String(error) });
  }
}
