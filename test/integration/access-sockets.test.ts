import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { encodeStep1 } from '#server/rooms/encode-frame.ts';
import { CLOSE } from '#shared/protocol/close-codes.ts';
import { joinBy, makeBoard, makePerson, type Person } from '#test/fixtures/board-people.ts';
import { type ServiceProcess, startServiceProcess } from '#test/fixtures/service-process.ts';
import type { SyncClient } from '#test/fixtures/sync-client.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const redisUrl = process.env.TEST_REDIS_URL;
/** A port nobody listens on. */
const NOWHERE = 'redis://127.0.0.1:1';
/** Nothing is found by looking now and then: only what is announced closes a socket. */
const ANNOUNCED_ONLY = { recheckAccessMs: 3_600_000, compareHeadsMs: 200 } as const;

/** How many processes, joined by what. One of them makes the changes, the other has the sockets. */
const KINDS: [string, { count: 1 | 2; redisUrl?: string }][] = [['one process', { count: 1 }]];
if (process.env.TEST_DATABASE_URL) {
  if (redisUrl) KINDS.push(['two processes with Redis', { count: 2, redisUrl }]);
  KINDS.push(['two processes, Redis away', { count: 2, redisUrl: NOWHERE }]);
}

/** The codes that these sockets are closed with, which has to be within a second of the change. */
async function closedBy(change: Promise<unknown>, ...clients: SyncClient[]): Promise<number[]> {
  const closings = clients.map(async ({ closed }) => ({ code: await closed, at: performance.now() }));
  await change;
  const changed = performance.now();
  const all = await Promise.all(closings);
  expect(Math.max(...all.map(({ at }) => at)) - changed).toBeLessThan(1_000);
  return all.map(({ code }) => code);
}

/** Resolves when the server has read all that this client sent. A barrier would not do: it is not answered after a write that was ignored. */
async function heard(client: SyncClient): Promise<void> {
  const answers = () => client.received.filter((type) => type === '0/1').length;
  const before = answers();
  client.send(encodeStep1(Uint8Array.of(0)));
  await client.until(() => answers() > before);
}

describe.each(KINDS)('S4 %s', (_, { count, redisUrl: redis }) => {
  let database: TestDatabase;
  let changing: ServiceProcess;
  let serving: ServiceProcess;
  let owner: Person;
  let eve: Person;

  beforeAll(async () => {
    database = await openTestDatabase();
    changing = await startServiceProcess(database, { redisUrl: redis, roomSettings: ANNOUNCED_ONLY });
    serving =
      count === 1 ? changing : await startServiceProcess(database, { redisUrl: redis, roomSettings: ANNOUNCED_ONLY });
    owner = await makePerson(changing.services, 'owner');
    eve = await makePerson(changing.services, 'eve');
  });

  afterAll(async () => {
    if (serving !== changing) await serving.stop();
    await changing.stop();
    await database.close();
  });

  const urlOf = (boardId: string) => `${serving.url}/${boardId}`;

  /** A board of the owner's on which eve has this role, and the owner's socket on it. */
  async function boardWithEve(role: 'editor' | 'commenter' | 'viewer') {
    const board = await makeBoard(changing.services, [
      [owner, 'owner'],
      [eve, role],
    ]);
    return { ...board, url: urlOf(board.boardId), witness: await joinBy(await owner.signIn(), urlOf(board.boardId)) };
  }

  /** Still open, and served. */
  async function expectOpen(client: SyncClient): Promise<void> {
    await client.saved();
    expect(client.ws.readyState).toBe(client.ws.OPEN);
  }

  test('S4 signing out closes the sockets of that session, not those of other browsers', async () => {
    const { url, witness } = await boardWithEve('editor');
    const [laptop, phone] = [await eve.signIn(), await eve.signIn()];
    const [board, session] = [await joinBy(laptop, url), await joinBy(laptop, `${url}/session`)];
    const elsewhere = await joinBy(phone, url);
    const { accounts } = changing.services;
    const signedOut = accounts.signOut(await accounts.sessionFromCookie(laptop));
    expect(await closedBy(signedOut, board, session)).toEqual([CLOSE.signedOut, CLOSE.signedOut]);
    await expect(joinBy(laptop, url)).rejects.toThrow('401');
    await expectOpen(elsewhere);
    await expectOpen(witness);
  });

  test('S4 who is removed is out of the boards of that organisation, and of no other', async () => {
    const { orgId, url, witness } = await boardWithEve('editor');
    const other = await boardWithEve('viewer');
    const cookie = await eve.signIn();
    const [removed, kept] = [await joinBy(cookie, url), await joinBy(cookie, other.url)];
    const removal = changing.services.organisations.members.remove(orgId, eve.id);
    expect(await closedBy(removal, removed)).toEqual([CLOSE.accessGone]);
    await expect(joinBy(cookie, url)).rejects.toThrow('403');
    await expectOpen(kept);
    await expectOpen(witness);
  });

  test('S4 a new role holds from the next connection on, which is asked for at once', async () => {
    const { orgId, url, witness } = await boardWithEve('editor');
    const { members } = changing.services.organisations;
    const cookie = await eve.signIn();
    const editor = await joinBy(cookie, url);
    editor.set('as-editor', 1);
    await editor.saved();

    expect(await closedBy(members.changeRole(orgId, eve.id, 'viewer'), editor)).toEqual([CLOSE.restart]);
    const ignored = serving.services.rooms.stats().writesIgnored;
    const viewer = await joinBy(cookie, url);
    viewer.set('as-viewer', 1);
    await heard(viewer);
    witness.set('plan', 1);
    await viewer.until(() => viewer.get('plan') === 1);
    expect(serving.services.rooms.stats().writesIgnored).toBe(ignored + 1);
    expect(witness.doc.getMap('canvas').toJSON()).toEqual({ 'as-editor': 1, plan: 1 });

    expect(await closedBy(members.changeRole(orgId, eve.id, 'editor'), viewer)).toEqual([CLOSE.restart]);
    const again = await joinBy(cookie, url);
    again.set('as-editor', 2);
    await again.saved();
    await witness.until(() => witness.get('as-editor') === 2);
  });

  test('S4 being given the role that one has closes nothing', async () => {
    const { orgId, url } = await boardWithEve('editor');
    const client = await joinBy(await eve.signIn(), url);
    const closed = serving.services.rooms.stats().accessClosed[CLOSE.restart] ?? 0;
    const { members } = changing.services.organisations;
    await members.add(orgId, eve.id, 'editor');
    await serving.services.rooms.recheckAccess({ userId: eve.id });
    await expectOpen(client);
    // Announcements come in order: the first had come when the second did.
    expect(await closedBy(members.add(orgId, eve.id, 'commenter'), client)).toEqual([CLOSE.restart]);
    expect(serving.services.rooms.stats().accessClosed[CLOSE.restart]).toBe(closed + 1);
  });

  test('S4 an archived board is read, not changed, until it is put back', async () => {
    const { boardId, url, witness } = await boardWithEve('editor');
    const cookie = await eve.signIn();
    const client = await joinBy(cookie, url);
    const { boards } = changing.services;
    expect(await closedBy(boards.setArchived(boardId, true), client, witness)).toEqual([CLOSE.restart, CLOSE.restart]);
    const [reader, other] = [await joinBy(cookie, url), await joinBy(await owner.signIn(), url)];
    const ignored = serving.services.rooms.stats().writesIgnored;
    reader.set('late', 1);
    await heard(reader);
    await closedBy(boards.setArchived(boardId, false), reader, other);
    expect(serving.services.rooms.stats().writesIgnored).toBe(ignored + 1);
    const writer = await joinBy(cookie, url);
    expect(writer.get('late')).toBeUndefined();
    writer.set('back', 1);
    await writer.saved();
  });
});

describe('S4 what nobody announces', () => {
  let database: TestDatabase;
  let server: ServiceProcess;
  let eve: Person;
  const clients: SyncClient[] = [];

  beforeAll(async () => {
    database = await openTestDatabase();
    server = await startServiceProcess(database, { roomSettings: { recheckAccessMs: 50 } });
    eve = await makePerson(server.services, 'eve');
  });

  afterEach(async () => {
    for (const client of clients.splice(0)) await client.close();
  });

  afterAll(async () => {
    await server.stop();
    await database.close();
  });

  async function open() {
    const witness = await makePerson(server.services, 'owner');
    const { orgId, boardId } = await makeBoard(server.services, [
      [witness, 'owner'],
      [eve, 'editor'],
    ]);
    const url = `${server.url}/${boardId}`;
    const cookie = await eve.signIn();
    const sessionId = (await server.services.accounts.sessionFromCookie(cookie))?.sessionId ?? '';
    const client = await joinBy(cookie, url);
    const other = await joinBy(await witness.signIn(), url);
    clients.push(other);
    return { orgId, boardId, sessionId, client, other, cookie, url };
  }

  type Opened = Awaited<ReturnType<typeof open>>;
  const CASES: [string, number, string, (opened: Opened) => string[]][] = [
    [
      'a session that ran out',
      CLOSE.signedOut,
      "update sessions set expires_at = now() - interval '1 second' where id = $1",
      ({ sessionId }) => [sessionId],
    ],
    [
      'a session that was deleted',
      CLOSE.signedOut,
      'delete from sessions where id = $1',
      ({ sessionId }) => [sessionId],
    ],
    [
      'a membership that was deleted',
      CLOSE.accessGone,
      'delete from memberships where org_id = $1 and user_id = $2',
      ({ orgId }) => [orgId, eve.id],
    ],
    [
      'a role that was changed',
      CLOSE.restart,
      "update memberships set role = 'viewer' where org_id = $1 and user_id = $2",
      ({ orgId }) => [orgId, eve.id],
    ],
  ];

  test.each(CASES)('S4 %s is found by looking now and then, and closed with %i', async (_, code, statement, of) => {
    const opened = await open();
    const before = server.services.rooms.stats().accessClosed[code] ?? 0;
    await database.pool.query(statement, of(opened));
    expect(await opened.client.closed).toBe(code);
    expect(server.services.rooms.stats().accessClosed[code]).toBe(before + 1);
    await opened.other.saved();
  });

  test('S4 a board that was deleted closes the sockets of all', async () => {
    const { boardId, client, other } = await open();
    await database.pool.query('delete from boards where id = $1', [boardId]);
    expect([await client.closed, await other.closed]).toEqual([CLOSE.boardGone, CLOSE.boardGone]);
  });
});
