import { WebSocket } from 'ws';
import { encodeAwareness } from '#server/rooms/encode-frame.ts';
import { createRandom, type Random } from '#test/fixtures/random.ts';
import { bundleSyncProcess, type SyncProcess } from '#test/fixtures/spawn-sync-process.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { makeEmbeddedData } from '#test/fixtures/sync-data.ts';
import { awarenessUpdate } from '#test/fixtures/sync-hostile.ts';
import type { LongPart } from './long-part.ts';

const BOARDS = 40;
const PEOPLE = 24;
const SETTINGS = { unloadAfterMs: 1_000, compactRows: 60, admitBurst: 1e9, admitPerSecond: 1e9 };
/** The part of the time after which everything has been there once: what grows from then on grows for ever. */
const WARM_UP = 0.3;
/** Bytes by which the heap may differ at the end. */
const HEAP_GROWTH = 16 * 1024 * 1024;
const MB = 1024 * 1024;

/** People come and go on boards that load and unload, for a long time: the server's heap stays as it is. */
export const soak: LongPart = {
  name: 'soak',
  what: 'seconds',
  full: 30 * 60,
  async run({ count, firstSeed, progress, fail }) {
    const processes = await bundleSyncProcess();
    const data = await makeEmbeddedData();
    const process = await processes.spawn(data.where, SETTINGS);
    try {
      for (let board = 0; board < BOARDS; board++) await process.ask('storeDocument', `soak-${board}`);
      const warm = await live(process, count * WARM_UP, firstSeed, progress);
      const end = await live(process, count * (1 - WARM_UP), firstSeed + 1, progress);
      const growth = end.heapUsed - warm.heapUsed;
      if (growth > HEAP_GROWTH) fail('as a whole', `the heap grew by ${inMegabytes(growth)}`);
      if (process.errors() !== '') fail('as a whole', process.errors());
      const { rooms, loads, unloads, compactions, framesIn, rowsCommitted } = await process.ask('stats');
      const heaps = { 'heap after warm-up': inMegabytes(warm.heapUsed), 'heap at the end': inMegabytes(end.heapUsed) };
      return {
        ...heaps,
        'RSS at the end': inMegabytes(end.rss),
        rooms,
        loads,
        unloads,
        compactions,
        framesIn,
        rowsCommitted,
      };
    } finally {
      await process.kill();
      await data.clean();
      await processes.close();
    }
  },
};

const inMegabytes = (bytes: number) => `${(bytes / MB).toFixed(1)} MB`;

/** So many seconds of work; answers the memory of the process once everybody has gone. */
async function live(process: SyncProcess, seconds: number, seed: number, progress: (done: number) => void) {
  const until = Date.now() + seconds * 1_000;
  const random = createRandom(seed);
  const timer = setInterval(() => progress(1), 1_000);
  await Promise.all(
    Array.from({ length: PEOPLE }, async (_, n) => {
      while (Date.now() < until) await visit(process.url, `u${n}`, random);
    }),
  );
  clearInterval(timer);
  // Rooms unload, presence is forgotten.
  while ((await process.ask('stats')).rooms > 0) await pause(100);
  return process.ask('memory');
}

/** Somebody opens a board, works for a while, and leaves, politely or not. */
async function visit(url: string, user: string, random: Random): Promise<void> {
  const client = await SyncClient.join({ url: `${url}/soak-${random.below(BOARDS)}`, user });
  const edits = random.below(30);
  for (let edit = 0; edit < edits && client.ws.readyState === WebSocket.OPEN; edit++) {
    // The same few places over and over: the boards themselves stay small.
    client.set(`shape-${random.below(20)}`, { x: random.next(), text: 'x'.repeat(random.below(200)) });
    const state = JSON.stringify({ cursor: { x: edit, y: random.below(100) } });
    client.send(encodeAwareness(awarenessUpdate([{ id: client.doc.clientID, clock: edit + 1, state }])));
    if (random.next() < 0.3) await client.saved();
    await pause(random.below(60));
  }
  if (random.next() < 0.5) await client.close();
  else await client.drop();
  client.doc.destroy();
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
