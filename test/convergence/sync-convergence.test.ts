import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Bus } from '#server/bus/bus.ts';
import { createHub, createLocalBus } from '#server/bus/local-bus.ts';
import { createRedisBus } from '#server/bus/redis-bus.ts';
import { loadDocument } from '#server/log/load-document.ts';
import { createRandom, type Random } from '#test/fixtures/random.ts';
import { contentOf, SyncMember } from '#test/fixtures/sync-member.ts';
import { type SyncServer, startSyncServer, storeDocument } from '#test/fixtures/sync-server.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const STEPS = 120;
const redisUrl = process.env.TEST_REDIS_URL;

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

const seeds = (count: number, first: number) => Array.from({ length: count }, (_, i) => first + i);

test.each(seeds(16, 100))('S3 one process, with partitions and restarts, seed %i: all are equal at the end', (seed) =>
  converge(`one-${seed}`, seed, [() => createLocalBus()]),
);

test.each(seeds(14, 200))('S3 two processes on a bus, seed %i: all are equal at the end', (seed) => {
  const hub = createHub();
  return converge(`hub-${seed}`, seed, [() => hub.join(), () => hub.join()]);
});

test.runIf(redisUrl).each(seeds(10, 300))('S3 two processes over Redis, seed %i: all are equal at the end', (seed) => {
  const make = () => createRedisBus({ url: redisUrl ?? '', log: pino({ level: 'silent' }), prefix: `test-${seed}` });
  return converge(`redis-${seed}`, seed, [make, make]);
});

/** A bus that loses a part of its messages: the database must make up for them. */
function lossy(bus: Bus, random: Random): Bus {
  return {
    ...bus,
    publish: (docId, message) => {
      if (random.next() > 0.2) bus.publish(docId, message);
    },
  };
}

async function converge(boardId: string, seed: number, buses: readonly (() => Bus)[]): Promise<void> {
  const random = createRandom(seed);
  await storeDocument(database.db, boardId);
  const servers = await Promise.all(buses.map((makeBus) => startServer(makeBus, random)));
  const members = Array.from({ length: 3 + random.below(4) }, (_, n) => new SyncMember(`m${n}`));
  const connect = (member: SyncMember) => member.connect(`${random.pick(servers).server.url}/${boardId}`);
  for (const member of members) await connect(member);
  for (let step = 0; step < STEPS; step++) {
    const member = random.pick(members);
    const chance = random.next();
    if (chance < 0.05) await member.disconnect();
    else if (chance < 0.12 && !member.connected) await connect(member);
    else if (chance < 0.13) await restart(servers, members, random);
    else member.edit(random);
    if (random.next() < 0.1) await new Promise((resolve) => setTimeout(resolve, random.below(20)));
  }
  for (const member of members) if (!member.connected) await connect(member);
  for (const { client } of members) {
    await client.synced();
    await client.saved();
  }
  const stored = new Y.Doc();
  for (const payload of (await loadDocument(database.db, boardId))?.payloads ?? []) Y.applyUpdate(stored, payload);
  const expected = contentOf(stored);
  for (const { client, doc } of members) await client.until(() => contentOf(doc) === expected);
  for (const { server, bus } of servers) {
    expect(await server.rooms.read(boardId, contentOf)).toBe(expected);
    await server.stop();
    await bus.close();
  }
}

interface Running {
  server: SyncServer;
  bus: Bus;
  readonly makeBus: () => Bus;
}

async function startServer(makeBus: () => Bus, random: Random): Promise<Running> {
  const bus = makeBus();
  const settings = { compactRows: 25, compareHeadsMs: 200, gapMs: 20 };
  const server = await startSyncServer({ db: database.db, bus: bus.shared ? lossy(bus, random) : bus, settings });
  return { server, bus, makeBus };
}

/** Stops one process, as a deploy does; its members find that their socket is gone. */
async function restart(servers: Running[], members: readonly SyncMember[], random: Random): Promise<void> {
  const running = random.pick(servers);
  await running.server.stop();
  await running.bus.close();
  for (const member of members) {
    if (member.connected && member.client.ws.readyState !== member.client.ws.OPEN) await member.disconnect();
  }
  Object.assign(running, await startServer(running.makeBus, random));
}
