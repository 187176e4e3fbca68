import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from '#server/db/client.ts';
import { createRandom } from '#test/fixtures/random.ts';
import { spawnSyncProcess } from '#test/fixtures/spawn-sync-process.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { storeDocument } from '#test/fixtures/sync-server.ts';
import { migratedTemplate, openTestDatabase } from '#test/fixtures/test-database.ts';

const ROUNDS = 3;

/** Where the process keeps its data, with a board `kill` in it. */
async function prepare(): Promise<{ where: string; clean: () => Promise<void> }> {
  if (process.env.TEST_DATABASE_URL) {
    const database = await openTestDatabase();
    await storeDocument(database.db, 'kill');
    return { where: database.url ?? '', clean: () => database.close() };
  }
  const where = await mkdtemp(join(tmpdir(), 'quarterdeck-kill-'));
  const opened = await openDatabase({ embedded: { dataDir: where, template: await migratedTemplate() } });
  await storeDocument(opened.db, 'kill');
  await opened.close();
  return { where, clean: () => rm(where, { recursive: true, force: true }) };
}

/** Writes until the socket breaks; notes in `acknowledged` what the server called saved. */
async function writeUntilCut(client: SyncClient, prefix: string, acknowledged: Set<string>): Promise<void> {
  let open = true;
  void client.closed.then(() => {
    open = false;
  });
  for (let i = 0; open; i++) {
    const key = `${prefix}-${i}`;
    client.set(key, i);
    const saved = client.saved().then(() => acknowledged.add(key));
    await Promise.race([saved, client.closed]);
    saved.catch(() => undefined);
  }
}

test('S2 what was acknowledged survives kill -9 at any moment', { timeout: 180_000 }, async () => {
  const random = createRandom(20_270_105);
  const { where, clean } = await prepare();
  const acknowledged = new Set<string>();
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const server = await spawnSyncProcess(where);
      const url = `${server.url}/kill`;
      const fresh = await SyncClient.join({ url, user: 'reader' });
      const lost = [...acknowledged].filter((key) => fresh.get(key) === undefined);
      expect(lost, `round ${round}`).toEqual([]);
      const clients = await Promise.all([1, 2, 3].map((n) => SyncClient.join({ url, user: `u${n}` })));
      const target = acknowledged.size + 5 + random.below(60);
      const writing = clients.map((client, n) => writeUntilCut(client, `r${round}-c${n}`, acknowledged));
      while (acknowledged.size < target) await fresh.saved();
      await server.kill();
      await Promise.all(writing);
    }
    const last = await spawnSyncProcess(where);
    const fresh = await SyncClient.join({ url: `${last.url}/kill`, user: 'reader' });
    expect([...acknowledged].filter((key) => fresh.get(key) === undefined)).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(ROUNDS * 5);
    await last.kill();
  } finally {
    await clean();
  }
});
