import { afterAll, beforeAll, expect, test } from 'vitest';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const ROUNDS = 8;

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

/** Update frames that one client gets for each round in which all of so many editors write at once. */
async function updatesPerRound(editors: number): Promise<number> {
  const boardId = `cost-${editors}`;
  await storeDocument(database.db, boardId);
  const server = await startSyncServer({ db: database.db, settings: { tickMs: 100 } });
  const url = `${server.url}/${boardId}`;
  const clients = await Promise.all(Array.from({ length: editors }, (_, n) => SyncClient.join({ url, user: `u${n}` })));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [n, client] of clients.entries()) client.set(`k${n}`, round);
    await Promise.all(clients.map((client) => client.saved()));
  }
  for (const client of clients) {
    await client.until(() => clients.every((_, n) => client.get(`k${n}`) === ROUNDS - 1));
  }
  const { framesOut, connections } = server.rooms.stats();
  const received = clients.map((client) => client.received.filter((type) => type === '0/2').length);
  // What the server says it sent: the updates, an answer to each barrier, the greeting.
  expect(framesOut).toBeLessThanOrEqual(received.reduce((sum, count) => sum + count) + connections * (ROUNDS + 4));
  await server.stop();
  return Math.max(...received) / ROUNDS;
}

test('S7 what a client is sent grows with the ticks, not with the number of editors', async () => {
  const few = await updatesPerRound(10);
  const many = await updatesPerRound(40);
  expect(few).toBeGreaterThan(0);
  expect(many).toBeLessThan(40 / 4);
  expect(many).toBeLessThan(3 * Math.max(1, few));
});
