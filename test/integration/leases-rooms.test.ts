import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createHub } from '#server/bus/local-bus.ts';
import { createLeases } from '#server/cluster/leases.ts';
import { createAutomaticSnapshots } from '#server/history/automatic-snapshots.ts';
import { createSnapshots } from '#server/history/snapshots.ts';
import { appendUpdates } from '#server/log/append-updates.ts';
import { loadDocument } from '#server/log/load-document.ts';
import { createBoardProjector } from '#server/projection/board-projector.ts';
import type { RoomSettings } from '#server/rooms/settings.ts';
import { createRandom } from '#test/fixtures/random.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

let database: TestDatabase;
const ended: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

afterAll(() => database.close());

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const unreachable = (error: unknown) => expect.unreachable(String(error));
const stored = async (docId: string) => (await loadDocument(database.db, docId)) ?? expect.unreachable(docId);

/** Two processes of a cluster, as far as one process can be two. */
async function startTwo(settings: Partial<RoomSettings> = {}) {
  const hub = createHub();
  return [await start(), await start()] as const;

  async function start() {
    const { db } = database;
    const leases = createLeases({ db, onError: unreachable });
    ended.push(() => leases.close());
    const server = await startSyncServer({ db, bus: hub.join(), leases, settings });
    ended.push(() => server.stop());
    const projector = createBoardProjector({ db, onError: unreachable, delay: 5 });
    ended.push(() => projector.close());
    server.rooms.onCommitted(({ boardId }) => projector.noteCommit(boardId));
    let id = 0;
    const snapshots = createSnapshots({
      db,
      rooms: server.rooms,
      now: () => new Date(),
      newId: () => `${server.port}-${++id}`,
    });
    const automatic = createAutomaticSnapshots({
      db,
      rooms: server.rooms,
      snapshots,
      onError: unreachable,
      noteEvery: 10,
    });
    ended.push(() => automatic.stop());
    return { ...server, leases, projector, automatic };
  }
}

/** Appends so many edits to the log of a document, as a process did that is dead now, so many minutes ago. */
async function leave(docId: string, rows: number, minutesAgo: number, payload?: Uint8Array) {
  const doc = new Y.Doc();
  const edits: { actorId: null; payload: Uint8Array }[] = [];
  doc.on('update', (update: Uint8Array) => edits.push({ actorId: null, payload: payload ?? update }));
  for (let i = 0; i < rows; i++) doc.getMap('canvas').set('at', i);
  await storeDocument(database.db, docId);
  await appendUpdates(database.db, [{ docId, generation: 1, rows: edits }]);
  await database.pool.query(
    'update board_updates set created_at = now() - make_interval(mins => $2) where doc_id = $1',
    [docId, minutesAgo],
  );
}

test('S3 a busy board open in two processes is projected once a head and kept in one snapshot', async () => {
  await storeDocument(database.db, 'busy');
  // What was done, seen from the database.
  await database.pool.query('create table done (seq bigint)');
  await database.pool.query(
    'create function note_done() returns trigger language plpgsql as $$ begin insert into done values (new.seq); return new; end $$',
  );
  await database.pool.query(
    'create trigger note_done after update on board_projections for each row when (new.seq > old.seq) execute function note_done()',
  );
  const random = createRandom(20_270_611);
  const [one, two] = await startTwo({ tickMs: 0 });
  const ann = await SyncClient.join({ url: `${one.url}/busy` });
  const ben = await SyncClient.join({ url: `${two.url}/busy`, user: 'ben' });
  for (let round = 0; round < 60; round++) {
    const writers = random.below(3) ? [ann, ben] : [random.below(2) ? ann : ben];
    for (const writer of writers) writer.set(`k${random.below(9)}`, round);
    await Promise.all(writers.map((writer) => writer.saved()));
  }
  const { headSeq } = await stored('busy');
  const projected = async () => {
    const { rows } = await database.pool.query("select seq from board_projections where board_id = 'busy'");
    return Number(rows[0]?.seq);
  };
  await expect.poll(projected, { timeout: 10_000 }).toBe(headSeq);
  const done = (await database.pool.query('select seq from done')).rows.map(({ seq }) => Number(seq));
  expect(sum([one, two].map(({ projector }) => projector.stats().projected))).toBe(done.length);
  expect(new Set(done).size).toBe(done.length);

  await Promise.all([one.automatic.note(), two.automatic.note()]);
  await Promise.all([ann.close(), ben.close()]);
  await Promise.all([one.automatic.note(), two.automatic.note()]);
  await database.pool.query("update board_editing set seen_at = now() - interval '3 minutes'");
  await Promise.all([one, two].map(({ automatic }) => automatic.takeDue(() => true)));
  const { rows: snapshots } = await database.pool.query("select seq from snapshots where board_id = 'busy'");
  expect(snapshots.map(({ seq }) => Number(seq))).toEqual([headSeq]);
});

test('S3 a log that one process compacts is left alone by the others, and one that is short already too', async () => {
  await storeDocument(database.db, 'alone');
  const [one, two] = await startTwo({ compactRows: 10, tickMs: 0 });
  const compactions = () => sum([one, two].map(({ rooms }) => rooms.stats().compactions));
  const ann = await SyncClient.join({ url: `${one.url}/alone` });
  const ben = await SyncClient.join({ url: `${two.url}/alone`, user: 'ben' });
  const elsewhere = await createLeases({ db: database.db }).tryAcquire('compaction of alone');
  for (let i = 0; i < 30; i++) {
    ann.set('a', i);
    await ann.saved();
  }
  await ben.until(() => ben.get('a') === 29);
  expect([compactions(), (await stored('alone')).snapshotSeq]).toEqual([0, 0]);

  await elsewhere?.release();
  await expect
    .poll(
      async () => {
        ann.set('a', 'more');
        await ann.saved();
        return compactions();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  // Whoever leaves last has the log compacted, also in the process whose room still counts what the other compacted.
  await Promise.all([ann.close(), ben.close()]);
  await Promise.all([one.stop(), two.stop()]);
  expect((await stored('alone')).logRows).toBeLessThan(10);
  expect(compactions()).toBeLessThanOrEqual(2);
});

test('S3 long logs of a process that died are compacted by another, the broken ones left as they are', async () => {
  await leave('long', 12, 2);
  await leave('longer', 30, 2, new Uint8Array([1, 2, 3]));
  await leave('short', 5, 2);
  await leave('fresh', 12, 0);
  const [one] = await startTwo({ compactRows: 10 });
  const lengths = async () =>
    Object.fromEntries(
      await Promise.all(['long', 'longer', 'short', 'fresh'].map(async (id) => [id, (await stored(id)).logRows])),
    );
  await one.rooms.compactLeftBehind(() => false);
  expect(await lengths()).toEqual({ long: 13, longer: 31, short: 6, fresh: 13 });
  await one.rooms.compactLeftBehind(() => true);
  expect(await lengths()).toEqual({ long: 0, longer: 31, short: 6, fresh: 13 });
  const doc = new Y.Doc();
  for (const payload of (await stored('long')).payloads) Y.applyUpdate(doc, payload);
  expect(doc.getMap('canvas').get('at')).toBe(11);
  expect(one.rooms.stats()).toMatchObject({ compactions: 1, rooms: 0 });
});
