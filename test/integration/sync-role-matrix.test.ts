import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDocument } from '#server/log/load-document.ts';
import { encodeAwareness, encodeStep1, encodeStep2, encodeUpdate } from '#server/rooms/encode-frame.ts';
import type { Role } from '#shared/permissions/role.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { awarenessUpdate, hostileUpdates } from '#test/fixtures/sync-hostile.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

/** Who may write which document, by the words of the product. */
const MAY_WRITE: readonly (readonly [Role, 'board' | 'session', boolean])[] = [
  ['owner', 'board', true],
  ['owner', 'session', true],
  ['editor', 'board', true],
  ['editor', 'session', true],
  ['commenter', 'board', false],
  ['commenter', 'session', true],
  ['viewer', 'board', false],
  ['viewer', 'session', false],
];
const ROOT = { board: 'canvas', session: 'votes' } as const;
const BY = [
  ['an update', encodeUpdate],
  ['a step 2', encodeStep2],
] as const;

let database: TestDatabase;
let server: SyncServer;
let boards = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startSyncServer({ db: database.db });
});

afterAll(async () => {
  await server.stop();
  await database.close();
});

describe.each(MAY_WRITE)('S4 %s, %s document', (role, kind, mayWrite) => {
  async function enter() {
    const boardId = `matrix-${++boards}`;
    await storeDocument(database.db, boardId);
    const docId = kind === 'session' ? `${boardId}/session` : boardId;
    const url = `${server.url}/${docId}`;
    const owner = await SyncClient.join({ url, user: 'olga', role: 'owner' });
    const eve = await SyncClient.join({ url, user: 'eve', role });
    return { docId, owner, eve };
  }

  test.each(BY)(`S4 ${mayWrite ? 'writes' : 'can not write'} it by %s`, async (_, encode) => {
    const { docId, owner, eve } = await enter();
    const before = (await loadDocument(database.db, docId))?.headSeq ?? 0;
    eve.send(encode(hostileUpdates.root(ROOT[kind])));
    if (mayWrite) await eve.saved();
    // Read by the server after what came before on this socket, whether or not that is taken.
    eve.send(encodeAwareness(awarenessUpdate([{ id: 7, clock: 1, state: '{}' }])));
    await owner.until(() => owner.awarenessUpdates.length > 0);
    owner.set('last', 1, ROOT[kind]);
    await owner.saved();
    await eve.until(() => eve.get('last', ROOT[kind]) === 1);
    expect(owner.get('a', ROOT[kind])).toBe(mayWrite ? 1 : undefined);
    expect((await loadDocument(database.db, docId))?.headSeq).toBe(before + (mayWrite ? 2 : 1));
  });

  test('S4 can not write by a frame that begins as a harmless one', async () => {
    const { owner, eve } = await enter();
    eve.send(Buffer.concat([encodeStep1(Uint8Array.of(0)), encodeUpdate(hostileUpdates.root(ROOT[kind]))]));
    expect(await eve.closed).toBe(CLOSE.hostile);
    expect(owner.get('a', ROOT[kind])).toBeUndefined();
  });

  test('S4 is seen by the others under the name of the session, whatever the client says', async () => {
    const { owner, eve } = await enter();
    eve.send(encodeAwareness(awarenessUpdate([{ id: 7, clock: 1, state: '{"user":{"id":"olga"}}' }])));
    const seen = () => owner.awarenessUpdates.map((update) => new TextDecoder().decode(update)).join('');
    await owner.until(() => seen().includes('"id":"eve"'));
    expect(seen()).not.toContain('"id":"olga"');
  });
});
