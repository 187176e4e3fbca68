import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

/** More than the kernel keeps for a socket nobody reads, so that the server's own memory would grow. */
const MEGABYTES = 12;

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

/** Writes half a megabyte at a time, over and over in one place. */
async function writeMuch(ann: SyncClient, megabytes: number): Promise<void> {
  for (let i = 0; i < megabytes * 2; i++) {
    ann.set(`big-${i % 4}`, randomBytes(256 * 1024).toString('hex'));
    if (i % 4 === 3) await ann.saved();
  }
}

async function open(boardId: string, lagTimeoutMs: number): Promise<[SyncServer, SyncClient, SyncClient]> {
  await storeDocument(database.db, boardId);
  const server = await startSyncServer({
    db: database.db,
    settings: { lagTimeoutMs, slowestLine: 1e9, compactBytes: 1e9 },
  });
  const url = `${server.url}/${boardId}`;
  const slow = await SyncClient.join({ url, user: 'slow' });
  return [server, await SyncClient.join({ url }), slow];
}

test('S6 a reader that pauses costs bounded memory, and has everything once it reads on', async () => {
  const [server, ann, slow] = await open('pausing', 60_000);
  slow.ws.pause();
  await writeMuch(ann, MEGABYTES);
  expect(server.rooms.stats()).toMatchObject({ lagging: 1, connections: 2 });
  // At most the document, should it have been sent whole meanwhile, and what may pile up behind it.
  expect(server.rooms.stats().bufferedBytes).toBeLessThan(4 * 1024 * 1024);
  ann.set('last', 1);
  await ann.saved();
  slow.ws.resume();
  await slow.until(() => slow.get('last') === 1);
  expect(slow.doc.getMap('canvas').toJSON()).toEqual(ann.doc.getMap('canvas').toJSON());
  // What it missed it got as a step 2, not as all that was written.
  expect(server.rooms.stats().resyncs).toBeGreaterThan(0);
  await server.stop();
});

test('S6 several readers that pause and read on at different times all have everything in the end', async () => {
  const [server, ann, first] = await open('several', 60_000);
  const url = `${server.url}/several`;
  const others = await Promise.all([1, 2, 3].map((n) => SyncClient.join({ url, user: `slow-${n}` })));
  const slow = [first, ...others];
  for (const reader of slow) {
    reader.ws.pause();
    await writeMuch(ann, MEGABYTES / slow.length);
  }
  await writeMuch(ann, MEGABYTES);
  const { lagging, bufferedBytes } = server.rooms.stats();
  expect(lagging).toBe(slow.length);
  expect(bufferedBytes).toBeLessThan(slow.length * 4 * 1024 * 1024);
  for (const [n, reader] of slow.entries()) {
    ann.set('last', n);
    await ann.saved();
    reader.ws.resume();
    await reader.until(() => reader.get('last') === n);
  }
  const canvas = (client: SyncClient) => client.doc.getMap('canvas').toJSON();
  for (const reader of slow) {
    await reader.until(() => reader.get('last') === slow.length - 1);
    expect(canvas(reader)).toEqual(canvas(ann));
  }
  await server.stop();
});

test('S6 a reader that never reads on is closed, and the others do not notice', async () => {
  const [server, ann, slow] = await open('stuck', 300);
  slow.ws.pause();
  await writeMuch(ann, MEGABYTES);
  while (server.rooms.stats().connections > 1) await ann.saved();
  slow.ws.resume();
  expect([CLOSE.tryLater, 1006]).toContain(await slow.closed);
  await ann.saved();
  await server.stop();
});
