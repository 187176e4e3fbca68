import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createActivity } from '#server/activity/activity.ts';
import { createActivityDeriver } from '#server/activity/activity-deriver.ts';
import { createHub } from '#server/bus/local-bus.ts';
import { loadDocument } from '#server/log/load-document.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import { recordsOf } from '#test/fixtures/activity-editor.ts';
import { PipelineEditor } from '#test/fixtures/pipeline-editor.ts';
import { createRandom } from '#test/fixtures/random.ts';
import { replayActivity } from '#test/fixtures/replay-activity.ts';
import { storeOrganisation } from '#test/fixtures/stored-board.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const PEOPLE = ['ann', 'ben', 'eve', 'joe'];
const STEPS = 300;

describe('the activity of people who do all that a board lets them do, at random', () => {
  let database: TestDatabase;
  const ended: (() => Promise<unknown>)[] = [];

  beforeAll(async () => {
    database = await openTestDatabase();
    await storeOrganisation(database.db, 'plans');
  });
  afterEach(async () => {
    for (const end of ended.splice(0).reverse()) await end();
  });
  afterAll(() => database.close());

  async function storedRecords(boardId: string) {
    const doc = new Y.Doc();
    for (const payload of (await loadDocument(database.db, boardId))?.payloads ?? []) Y.applyUpdate(doc, payload);
    return recordsOf(openBoard(doc));
  }

  /** Which clients wrote each row of the log: what Yjs says, which knows nothing of sessions. */
  async function writersOf(boardId: string): Promise<ReadonlyMap<number, readonly number[]>> {
    const { rows } = await database.pool.query<{ seq: string; payload: Buffer }>(
      'select seq, payload from board_updates where doc_id = $1',
      [boardId],
    );
    return new Map(
      rows.map(({ seq, payload }) => {
        const { structs } = Y.decodeUpdate(new Uint8Array(payload));
        return [Number(seq), [...new Set(structs.map(({ id }) => id.client))]];
      }),
    );
  }

  it.each([31, 32, 33, 34])('leads from the first version to the last, by who did it (seed %i)', async (seed) => {
    const { db } = database;
    const boardId = `pipeline-${seed}`;
    await storeDocument(db, boardId);
    const start = await storedRecords(boardId);
    const random = createRandom(seed);
    const hub = createHub();
    const onError = (error: unknown) => expect.unreachable(String(error));
    const deriver = createActivityDeriver({ db, onError, delay: 5 });
    ended.push(() => deriver.close());
    const servers: SyncServer[] = [];
    for (let n = 0; n < 2; n++) {
      // The log stays: it says which client wrote what.
      const settings = { compactRows: 1_000_000, compareHeadsMs: 100 };
      const server = await startSyncServer({ db, bus: hub.join(), derive: deriver.deriveNow, settings });
      ended.push(() => server.stop());
      server.rooms.onCommitted(({ boardId: changed }) => deriver.noteCommit(changed));
      servers.push(server);
    }
    const editors = new Map<string, PipelineEditor>();
    for (const user of PEOPLE) {
      const client = await SyncClient.join({ url: `${random.pick(servers).url}/${boardId}`, user });
      editors.set(user, new PipelineEditor(user, client, random));
    }
    for (let step = 0; step < STEPS; step++) {
      const editor = editors.get(random.pick(PEOPLE));
      editor?.step();
      if (random.next() < 0.15) await editor?.saved();
    }
    for (const editor of editors.values()) await editor.saved();
    await deriver.deriveNow(boardId);
    await expect.poll(() => deriver.stats().pending).toBe(0);

    const acts = new Set([...editors.values()].flatMap(({ done }) => [...done.keys()]));
    for (const act of ['import', 'restore', 'undo', 'undo and redo', 'draw', 'delete', 'plan'])
      expect(acts).toContain(act);
    const page = await createActivity({ db }).list({ boardId, limit: 1_000_000 });
    const rows = [...page.rows].reverse();
    expect(replayActivity(start, rows)).toEqual(await storedRecords(boardId));
    expect(new Set(rows.map(({ actorId }) => actorId))).toEqual(new Set(PEOPLE));
    const writers = await writersOf(boardId);
    for (const { seq, actorId } of rows) {
      const clientId = editors.get(actorId ?? '')?.clientId;
      const clients = writers.get(seq) ?? [];
      // An update that only deletes names nobody in Yjs.
      if (clients.length > 0) expect(clients).toContain(clientId);
    }
    for (const editor of editors.values()) await editor.close();
  });
});
