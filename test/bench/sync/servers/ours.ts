// Our rooms with their default settings: `node ours.js <database: JSON of DatabaseOptions> <redis url> <settings: JSON>`.

import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import { createLocalBus } from '#server/bus/local-bus.ts';
import { createRedisBus } from '#server/bus/redis-bus.ts';
import { type DatabaseOptions, openDatabase } from '#server/db/client.ts';
import { DEFAULT_SETTINGS, type RoomSettings } from '#server/rooms/settings.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { ProcessProbe } from '../process-probe.ts';
import { serve } from '../remote.ts';
import type { ServerOperations } from './server-operations.ts';
import { storeLog, storeState } from './stored-documents.ts';

const [, , database = '', redis = '', settings = '{}'] = process.argv;
const { db, pool, close } = await openDatabase(JSON.parse(database) as DatabaseOptions);
const log = pino({ level: 'silent' });
const bus = redis ? createRedisBus({ url: redis, log }) : createLocalBus();
const chosen = JSON.parse(settings) as Partial<RoomSettings>;
const probe = new ProcessProbe();
let server: SyncServer | undefined;
let databaseUses = 0;
pool.on('acquire', () => {
  databaseUses += 1;
});

serve<ServerOperations>({
  async listen(port) {
    server = await startSyncServer({ db, bus, log, port, settings: { ...DEFAULT_SETTINGS, ...chosen } });
    return server.port;
  },
  async store(docIds) {
    for (const docId of docIds) await storeDocument(db, docId);
  },
  storeLog: (docId, updates) => storeLog(db, docId, updates),
  storeState: (docId, bytes) => storeState(db, docId, bytes),
  async walBytes() {
    const { rows } = await db.execute(sql`select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as bytes`);
    return Number(rows[0]?.bytes);
  },
  reset() {
    databaseUses = 0;
    probe.reset();
  },
  sample() {
    const stats = server?.rooms.stats() ?? null;
    return { ...probe.sample(), documents: stats?.rooms ?? 0, stats, databaseUses };
  },
  async stop() {
    await server?.stop();
    await close();
  },
});
