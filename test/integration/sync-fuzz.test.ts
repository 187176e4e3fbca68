import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createRandom } from '#test/fixtures/random.ts';
import { SyncClient } from '#test/fixtures/sync-client.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { honestFrames, spoil } from '#test/fixtures/sync-spoiled-frames.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const FRAMES = 400;
const SEEDS = [1, 20_270_105];

let database: TestDatabase;
let server: SyncServer;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startSyncServer({ db: database.db });
});

afterAll(async () => {
  await server.stop();
  await database.close();
});

/** Resolves when the server has read everything sent before. */
function answered(client: SyncClient): Promise<void> {
  return new Promise((resolve) => {
    client.ws.once('pong', () => resolve());
    client.ws.ping();
  });
}

test.each(SEEDS)(
  `S5 ${FRAMES} spoiled frames, seed %i: nobody else is harmed, and nothing is stalled`,
  async (seed) => {
    const random = createRandom(seed);
    const boardId = `fuzz-${seed}`;
    await storeDocument(database.db, boardId);
    const url = `${server.url}/${boardId}`;
    const ann = await SyncClient.join({ url });
    const ben = await SyncClient.join({ url, user: 'ben' });
    const frames = honestFrames();
    let eve = await SyncClient.open({ url, user: 'eve' });
    for (let sent = 0; sent < FRAMES; sent++) {
      if (eve.ws.readyState !== eve.ws.OPEN) eve = await SyncClient.open({ url, user: 'eve' });
      eve.send(spoil(frames, random));
      // Sent on the same socket, so it was read after it: either it is answered, or the frame before closed the socket.
      await Promise.race([answered(eve), eve.closed]);
      if (sent % 20 !== 19) continue;
      ann.set('beat', sent);
      await ann.saved();
      await ben.until(() => ben.get('beat') === sent);
    }
    await eve.close();
    expect([ann.ws.readyState, ben.ws.readyState]).toEqual([ann.ws.OPEN, ben.ws.OPEN]);
    const fresh = await SyncClient.join({ url, user: 'cleo' });
    await ben.until(() => Y.encodeStateAsUpdate(ben.doc).length === Y.encodeStateAsUpdate(fresh.doc).length);
    for (const root of ['risks', 'canvas', 'meta']) {
      expect(fresh.doc.getMap(root).toJSON()).toEqual(ben.doc.getMap(root).toJSON());
    }
    expect(server.rooms.stats().framesRefused['apply-failed']).toBeUndefined();
  },
);
