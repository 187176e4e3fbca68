import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider as Provider31 } from 'y-websocket';
import { WebsocketProvider as Provider1 } from 'y-websocket-1';
import { WebsocketProvider as Provider2 } from 'y-websocket-2';
import { WebsocketProvider as Provider30 } from 'y-websocket-30';
import * as Y from 'yjs';
import { patiently } from '#test/fixtures/sync-client.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

type Provider = Provider31;

const VERSIONS = { '1.5.4': Provider1, '2.1.0': Provider2, '3.0.0': Provider30, '3.1.0': Provider31 } as const;
/** A stock client closes a socket on which nothing came for 30 s; it looks every 3 s. */
const STOCK_PATIENCE_MS = 36_000;
type Version = keyof typeof VERSIONS;
const ALL = Object.keys(VERSIONS) as Version[];

let database: TestDatabase;
let server: SyncServer;
const open: Provider[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startSyncServer({ db: database.db });
});

afterAll(async () => {
  for (const provider of open) provider.destroy();
  await server.stop();
  await database.close();
});

function connect(version: Version, docId: string, user: string, role = 'editor', url = server.url): Provider {
  const params = { user, role };
  const options = { params, disableBc: true, WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket };
  const provider = new VERSIONS[version](url, docId, new Y.Doc(), options) as Provider;
  open.push(provider);
  return provider;
}

async function synced(provider: Provider): Promise<void> {
  await eventually(
    () => provider.synced,
    (again) => provider.on('sync', again),
  );
}

/** Resolves once `condition` holds, asked on each event of `on`. */
async function eventually(condition: () => boolean, on: (again: () => void) => void): Promise<void> {
  const met = new Promise<void>((resolve) => {
    const again = () => {
      if (condition()) resolve();
    };
    on(again);
    again();
  });
  await patiently(met, `never: ${condition}`);
}

const value = (provider: Provider, key: string) => provider.doc.getMap('canvas').get(key);

describe.each(ALL)('S1 y-websocket %s', (version) => {
  test.each(ALL)('S1 edits and is seen together with y-websocket %s', async (other) => {
    const docId = `pair-${version}-${other}`.replaceAll('.', '_');
    await storeDocument(database.db, docId);
    const ann = connect(version, docId, 'ann');
    const ben = connect(other, docId, 'ben');
    // Written before it is connected: travels as the answer to the server's step 1.
    ann.doc.getMap('canvas').set('early', 1);
    await Promise.all([synced(ann), synced(ben)]);
    ben.doc.getMap('canvas').set('late', 2);
    ann.awareness.setLocalStateField('cursor', { x: 7 });
    await eventually(
      () => value(ben, 'early') === 1,
      (again) => ben.doc.on('update', again),
    );
    await eventually(
      () => value(ann, 'late') === 2,
      (again) => ann.doc.on('update', again),
    );
    const seenOfAnn = () => ben.awareness.getStates().get(ann.doc.clientID);
    await eventually(
      () => seenOfAnn()?.cursor !== undefined,
      (again) => ben.awareness.on('change', again),
    );
    expect(seenOfAnn()).toMatchObject({ cursor: { x: 7 }, user: { id: 'ann', name: 'ANN' } });
    ann.destroy();
    ben.destroy();
  });

  test('S1 as a viewer it reads on, and what it writes goes nowhere', async () => {
    const docId = `viewer-${version}`.replaceAll('.', '_');
    await storeDocument(database.db, docId);
    const ann = connect(version, docId, 'ann');
    const eve = connect(version, docId, 'eve', 'viewer');
    await Promise.all([synced(ann), synced(eve)]);
    eve.doc.getMap('canvas').set('graffiti', 1);
    ann.doc.getMap('canvas').set('plan', 1);
    await eventually(
      () => value(eve, 'plan') === 1,
      (again) => eve.doc.on('update', again),
    );
    expect(value(ann, 'graffiti')).toBeUndefined();
    expect(eve.wsconnected).toBe(true);
    ann.destroy();
    eve.destroy();
  });

  test('S1 it comes back after its socket broke, with what was written meanwhile', async () => {
    const docId = `back-${version}`.replaceAll('.', '_');
    await storeDocument(database.db, docId);
    const ann = connect(version, docId, 'ann');
    const ben = connect(version, docId, 'ben');
    await Promise.all([synced(ann), synced(ben)]);
    server.roles.set('ann', 'owner');
    await server.rooms.recheckAccess({ userId: 'ann', boardId: docId });
    server.roles.delete('ann');
    await eventually(
      () => !ann.wsconnected,
      (again) => ann.on('status', again),
    );
    ann.doc.getMap('canvas').set('offline', 1);
    ben.doc.getMap('canvas').set('meanwhile', 1);
    await eventually(
      () => value(ben, 'offline') === 1,
      (again) => ben.doc.on('update', again),
    );
    await eventually(
      () => value(ann, 'meanwhile') === 1,
      (again) => ann.doc.on('update', again),
    );
    ann.destroy();
    ben.destroy();
  });
});

test('S1 all come back after a restart of the server, with what each wrote meanwhile', async () => {
  await storeDocument(database.db, 'restarted');
  const first = await startSyncServer({ db: database.db });
  const all = ALL.map((version) => connect(version, 'restarted', `u-${version}`, 'editor', first.url));
  await Promise.all(all.map(synced));
  await first.stop();
  for (const provider of all) {
    await eventually(
      () => !provider.wsconnected,
      (again) => provider.on('status', again),
    );
  }
  for (const [n, provider] of all.entries()) provider.doc.getMap('canvas').set(`offline-${n}`, n);
  const second = await startSyncServer({ db: database.db, port: first.port });
  for (const provider of all) {
    await eventually(
      () => ALL.every((_, n) => value(provider, `offline-${n}`) === n),
      (again) => provider.doc.on('update', again),
    );
  }
  for (const provider of all) provider.destroy();
  await second.stop();
});

// The stock clients' own patience: it can't be shortened.
test('S1 nobody leaves a quiet board: all stay connected for 36 s, past their patience', {
  timeout: 90_000,
}, async () => {
  await storeDocument(database.db, 'quiet-board');
  const all = ALL.map((version) => connect(version, 'quiet-board', `u-${version}`, 'viewer'));
  await Promise.all(all.map(synced));
  const left: string[] = [];
  for (const [n, provider] of all.entries()) {
    provider.on('status', ({ status }: { status: string }) => left.push(`${ALL[n]} ${status}`));
    // Their own presence would keep them: a quiet client says nothing.
    provider.awareness.setLocalState(null);
  }
  await new Promise((resolve) => setTimeout(resolve, STOCK_PATIENCE_MS));
  expect(left).toEqual([]);
  expect(all.map((provider) => provider.wsconnected)).toEqual([true, true, true, true]);
  for (const provider of all) provider.destroy();
});

test('S1 a quiet socket is kept open by messages, not by pings', async () => {
  const quick = await startSyncServer({ db: database.db, settings: { keepAliveMs: 50 } });
  await storeDocument(database.db, 'quiet');
  const socket = new WebSocket(`${quick.url}/quiet?user=ann&role=viewer`);
  const frames: string[] = [];
  const kept = new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      frames.push((data as Buffer).toString('hex'));
      if (frames.length === 3) resolve();
    });
  });
  await patiently(kept, 'no keep-alive');
  expect(frames).toEqual(['010100', '010100', '010100']);
  socket.close();
  await quick.stop();
});
