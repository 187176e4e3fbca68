import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '#shared/protocol/messages.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const params = { protocol: String(PROTOCOL_VERSION) };

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

test('S3 while commits are late, clients of ours are told, whoever wrote; stock clients are sent nothing unknown', async () => {
  await storeDocument(database.db, 'late');
  const server = await startSyncServer({ db: database.db, settings: { degradedAfterMs: 50 } });
  const url = `${server.url}/late`;
  const ann = await SyncClient.join({ url, params });
  const reader = await SyncClient.join({ url, user: 'rae', role: 'viewer', params });
  const stock = await SyncClient.join({ url, user: 'sam' });
  await reader.until(() => reader.serverStates.length === 1);
  expect(reader.serverStates).toEqual([{ degraded: false, fullness: 0 }]);

  await database.pool.query('alter table board_updates rename to hidden');
  ann.set('a', 1);
  await reader.until(() => reader.serverStates.at(-1)?.degraded === true);
  await reader.until(() => reader.get('a') === 1);
  const late = await SyncClient.join({ url, user: 'lou', params });
  await late.until(() => late.serverStates.at(-1)?.degraded === true);
  await database.pool.query('alter table hidden rename to board_updates');
  await ann.saved();
  await reader.until(() => reader.serverStates.at(-1)?.degraded === false);
  expect(stock.received).not.toContain('103');
  await server.stop();
});

test('clients of ours are told how full a document is', async () => {
  await storeDocument(database.db, 'filling');
  const server = await startSyncServer({ db: database.db, settings: { maxDocumentBytes: 100_000 } });
  const url = `${server.url}/filling`;
  const ann = await SyncClient.join({ url, params });
  ann.set('a', 'x'.repeat(83_000));
  await ann.until(() => ann.serverStates.at(-1)?.fullness === 80);
  const ben = await SyncClient.join({ url, user: 'ben', params });
  await ben.until(() => ben.serverStates.at(-1)?.fullness === 80);
  await server.stop();
});
