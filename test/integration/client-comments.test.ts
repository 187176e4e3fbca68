import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { openBoardSession } from '#app/board/sync/open-board-session.ts';
import type { Role } from '#shared/permissions/role.ts';
import { addComment, markThread, replyTo } from '#shared/session/commands/comment-commands.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

let database: TestDatabase;
let server: SyncServer;
const sessions: BoardSession[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startSyncServer({ db: database.db, settings: { degradedAfterMs: 50 } });
});
afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
});
afterAll(async () => {
  await server.stop();
  await database.close();
});

/** Opens a board as the page does: people are told apart by the address in these tests. */
async function open(boardId: string, userId: string, role: Role): Promise<BoardSession> {
  class Socket extends NodeWebSocket {
    constructor(url: string) {
      super(`${url}&user=${userId}&role=${role}`);
    }
  }
  const session = openBoardSession({
    boardId,
    title: 'Plan',
    role,
    user: { id: userId, name: userId },
    generation: 1,
    keepOnDevice: false,
    serverUrl: `ws://127.0.0.1:${server.port}`,
    WebSocket: Socket as unknown as typeof WebSocket,
  });
  sessions.push(session);
  await expect.poll(() => session.comments?.loaded.get(), { timeout: 20_000 }).toBe(true);
  return session;
}

const say = (session: BoardSession, text: string) =>
  session.comments?.run((doc, _view, ctx) =>
    addComment(doc, { recordKind: 'risks', recordId: 'r1', text, mentions: [] }, ctx),
  );
const threads = (session: BoardSession) => session.comments?.view.get().ofRecord.get('r1') ?? [];
const until = (session: BoardSession, status: object) =>
  expect.poll(() => session.status.get(), { timeout: 20_000, interval: 10 }).toMatchObject(status);

test('S4 a commenter comments on a board that is read-only for them; a viewer reads it live and is refused', async () => {
  await storeDocument(database.db, 'talk');
  const olga = await open('talk', 'olga', 'owner');
  const cleo = await open('talk', 'cleo', 'commenter');
  const vic = await open('talk', 'vic', 'viewer');
  const refused: string[] = [];
  vic.onRefused((message) => refused.push(message));
  const threadId = say(cleo, 'Who owns this?') ?? '';
  await expect.poll(() => threads(olga)[0]?.first?.author).toBe('cleo');
  olga.comments?.run((doc, view, ctx) => replyTo(doc, view, { threadId, text: 'I do', mentions: [] }, ctx));
  olga.comments?.run((doc, view, ctx) => markThread(doc, view, { threadId, resolved: true }, ctx));
  await expect.poll(() => threads(vic)[0]).toMatchObject({ replies: [{ author: 'olga' }], resolved: { by: 'olga' } });
  expect(vic.comments?.openCounts.get().size).toBe(0);
  expect(say(vic, 'Me too')).toBeUndefined();
  expect(refused).toHaveLength(1);
  await until(cleo, { state: 'read-only' });
  await until(olga, { state: 'saved' });
});

test('S2 a comment that is not committed is not called saved, to a commenter neither', async () => {
  await storeDocument(database.db, 'slow');
  const cleo = await open('slow', 'cleo', 'commenter');
  await until(cleo, { state: 'read-only' });
  await database.pool.query('alter table board_updates rename to hidden');
  say(cleo, 'Hello');
  expect(cleo.status.get()).toMatchObject({ state: 'saving' });
  await until(cleo, { state: 'not-saved-yet', waiting: 1 });
  await database.pool.query('alter table hidden rename to board_updates');
  await until(cleo, { state: 'read-only' });
});

test('S3 a comment written without a server waits in the tab, and is sent when it is back', async () => {
  await storeDocument(database.db, 'away-talk');
  const cleo = await open('away-talk', 'cleo', 'commenter');
  await until(cleo, { state: 'read-only' });
  const { port } = server;
  await server.stop();
  await until(cleo, { state: 'offline', waiting: 0 });
  say(cleo, 'Hello');
  await until(cleo, { state: 'offline', waiting: 1, kept: 'tab', readOnly: false });
  server = await startSyncServer({ db: database.db, port, settings: { degradedAfterMs: 50 } });
  await until(cleo, { state: 'read-only' });
  const olga = await open('away-talk', 'olga', 'owner');
  expect(threads(olga)).toMatchObject([{ first: { author: 'cleo', text: 'Hello' } }]);
});
