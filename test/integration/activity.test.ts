import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createActivity } from '#server/activity/activity.ts';
import { type ActivityDeriver, createActivityDeriver } from '#server/activity/activity-deriver.ts';
import { createHub } from '#server/bus/local-bus.ts';
import { compactDocument } from '#server/log/compact-document.ts';
import { loadDocument } from '#server/log/load-document.ts';
import type { ActivityRow } from '#shared/activity/activity-row.ts';
import { openBoard } from '#shared/board/board-doc.ts';
import { addInitiative } from '#shared/board/commands/initiative-commands.ts';
import { updateRecord } from '#shared/board/commands/record-commands.ts';
import { ActivityEditor, recordsOf } from '#test/fixtures/activity-editor.ts';
import { createRandom } from '#test/fixtures/random.ts';
import { replayActivity } from '#test/fixtures/replay-activity.ts';
import { type StoredBoard, storeBoard, storeOrganisation } from '#test/fixtures/stored-board.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

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

const unreachable = (error: unknown) => expect.unreachable(String(error));

function startDeriver(delay: number, onError: (error: unknown) => void = unreachable): ActivityDeriver {
  const deriver = createActivityDeriver({ db: database.db, onError, delay });
  ended.push(() => deriver.close());
  return deriver;
}

/** All activity of a board, oldest first. */
async function activityOf(boardId: string): Promise<ActivityRow[]> {
  const page = await createActivity({ db: database.db }).list({ boardId, limit: 1_000_000 });
  return [...page.rows].reverse();
}

async function storedRecords(boardId: string) {
  const doc = new Y.Doc();
  for (const payload of (await loadDocument(database.db, boardId))?.payloads ?? []) Y.applyUpdate(doc, payload);
  return recordsOf(openBoard(doc));
}

/** Several people edit at random through these processes, whose logs are compacted all the time. */
async function editTogether(boardId: string, seed: number, processes: number): Promise<ActivityRow[]> {
  const { db } = database;
  await storeDocument(db, boardId);
  const start = await storedRecords(boardId);
  const hub = createHub();
  const random = createRandom(seed);
  const running: { deriver: ActivityDeriver; server: SyncServer }[] = [];
  for (let n = 0; n < processes; n++) {
    const deriver = startDeriver(5);
    const settings = { compactRows: 15, compareHeadsMs: 100 };
    const server = await startSyncServer({ db, bus: hub.join(), derive: deriver.deriveNow, settings });
    ended.push(() => server.stop());
    server.rooms.onCommitted(({ boardId: changed }) => deriver.noteCommit(changed));
    running.push({ deriver, server });
  }
  const people = [];
  for (const name of ['ann', 'ben', 'eve', 'joe']) {
    const { server } = random.pick(running);
    const client = await SyncClient.join({ url: `${server.url}/${boardId}`, user: name });
    people.push({ client, editor: new ActivityEditor(name, client, random) });
  }
  for (let step = 0; step < 240; step++) {
    const { client, editor } = random.pick(people);
    editor.edit();
    if (random.next() < 0.2) await client.saved();
  }
  for (const { client } of people) await client.saved();
  for (const { deriver } of running) await deriver.deriveNow(boardId);
  await expect.poll(() => running.every(({ deriver }) => deriver.stats().pending === 0)).toBe(true);
  for (const { client } of people) await client.close();

  const rows = await activityOf(boardId);
  expect(replayActivity(start, rows)).toEqual(await storedRecords(boardId));
  return rows;
}

describe('the activity of a board', () => {
  it.each([11, 12, 13])('tells all that happened, by who did it, compacted all the while (seed %i)', async (seed) => {
    const rows = await editTogether(`alone-${seed}`, seed, 1);
    expect(rows.map(({ id }) => id)).toEqual(rows.map((_, i) => i + 1));
    expect(new Set(rows.map(({ actorId }) => actorId))).toEqual(new Set(['ann', 'ben', 'eve', 'joe']));
    // Whoever they claimed to be: what they wrote says who they are.
    const written = rows.filter(({ change, field }) => change === 'added' || field === 'title');
    expect(written.length).toBeGreaterThan(30);
    for (const { field, title, to, actorId } of written) {
      expect(field === null ? title : to).toMatch(new RegExp(` by ${actorId}$`));
    }
    const explained = rows.filter(({ why }) => why !== null);
    expect(explained.length).toBeGreaterThan(5);
    for (const { why, actorId } of explained) expect(why).toMatch(new RegExp(` by ${actorId}$`));
    expect(rows.some(({ kind }) => String(kind) === 'reasons')).toBe(false);
    expect((await loadDocument(database.db, `alone-${seed}`))?.snapshotSeq).toBeGreaterThan(15);
  });

  it('is derived once where two processes have the board open', async () => {
    const rows = await editTogether('two', 21, 2);
    expect(rows.map(({ id }) => id)).toEqual(rows.map((_, i) => i + 1));
  });

  const plan = (stored: StoredBoard, title: string) =>
    stored.change((board, ctx, view) => void addInitiative(board, { fields: { title }, view }, ctx));

  it('begins where the log does: of what was compacted before, nothing is made up', async () => {
    const stored = await storeBoard(database.db, 'plans', 'older');
    await plan(stored, 'Long there');
    await database.pool.query(`
      with gone as (delete from board_updates where doc_id = 'older')
      update board_docs set snapshot_seq = head_seq where id = 'older'`);
    await database.pool.query(`insert into board_states (doc_id, seq, state) values ('older', 2, $1)`, [
      Buffer.from(stored.state()),
    ]);
    const deriver = startDeriver(3_600_000);
    await deriver.deriveNow('older');
    expect(await activityOf('older')).toEqual([]);
    await plan(stored, 'New');
    await deriver.takeUpLeftBehind(() => true);
    expect(await activityOf('older')).toEqual([]);
    await deriver.deriveNow('older');
    expect(await activityOf('older')).toMatchObject([{ change: 'added', title: 'New', actorId: null }]);
  });

  it('keeps the log of what could not be derived, and says so', async () => {
    const stored = await storeBoard(database.db, 'plans', 'stuck');
    await plan(stored, 'One');
    await expect(
      compactDocument(database.db, 'stuck', { derive: () => Promise.reject(new Error('stuck')) }),
    ).rejects.toThrow('stuck');
    expect(await compactDocument(database.db, 'stuck', { derive: () => Promise.resolve() })).toBeNull();

    const errors: unknown[] = [];
    const failing = startDeriver(1, (error) => errors.push(error));
    await stored.change((board) => void board.meta.set('schemaVersion', 1_000));
    failing.noteCommit('stuck');
    await expect.poll(() => errors.length).toBeGreaterThan(1);
    expect(String(errors[0])).toContain('newer server');
    expect(failing.stats()).toMatchObject({ pending: 1 });
    expect(failing.stats().lag).toBeGreaterThan(0);
    expect((await loadDocument(database.db, 'stuck'))?.logRows).toBe(3);

    // Once the cause is gone, nothing is missing.
    await failing.close();
    await database.pool.query(`delete from board_updates where doc_id = 'stuck' and seq = 3`);
    await database.pool.query(`update board_docs set head_seq = 2 where id = 'stuck'`);
    expect(await compactDocument(database.db, 'stuck')).toMatchObject({ seq: 2 });
    expect(await activityOf('stuck')).toMatchObject([{ change: 'added', title: 'One' }]);
  });

  it('extends the row of who goes on with the same field, also when it is stored already', async () => {
    const stored = await storeBoard(database.db, 'plans', 'typing');
    await plan(stored, 'Ledger');
    await plan(stored, 'Payouts');
    const deriver = startDeriver(3_600_000);
    await deriver.deriveNow('typing');
    // What was added a while ago is not being filled in any more.
    await database.pool.query(`update board_activity set at = at - interval '1 minute' where board_id = 'typing'`);
    for (const description of ['T', 'Ty', 'Typed']) {
      await stored.change((board, _ctx, view) => {
        const id = view.initiatives.list[0]?.id ?? '';
        updateRecord(board, { kind: 'initiatives', id, patch: { description } });
      });
      await deriver.deriveNow('typing');
    }
    const rows = await activityOf('typing');
    expect(rows).toHaveLength(3);
    expect(rows[2]).toMatchObject({ field: 'description', from: '', to: 'Typed', title: 'Ledger', id: 3, seq: 6 });
  });

  it('is read in pages, of the board or of one record', async () => {
    const activity = createActivity({ db: database.db });
    const { rows } = await activity.list({ boardId: 'typing', limit: 2 });
    expect(rows.map(({ id }) => id)).toEqual([3, 2]);
    const last = await activity.list({ boardId: 'typing', limit: 2, before: 2 });
    expect(last).toMatchObject({ rows: [{ id: 1, change: 'added', title: 'Ledger' }], next: null });
    const record = { kind: 'initiatives', id: rows[0]?.recordId ?? '' };
    const ofRecord = await activity.list({ boardId: 'typing', record, limit: 10 });
    expect(ofRecord.rows.map(({ id }) => id)).toEqual([3, 1]);
  });
});
