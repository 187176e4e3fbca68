import { randomUUID } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterEach, expect, test } from 'vitest';
import type { Bus, DocumentMessage } from '#server/bus/bus.ts';
import { createRedisBus } from '#server/bus/redis-bus.ts';
import { until } from '#test/fixtures/cluster-load.ts';

const ended: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
});

/** A line to Redis that can go dead: what is open stays open, and nothing comes through any more. */
async function openLine(target: URL): Promise<{ url: string; goDead(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((inner) => {
    const outer = connect(Number(target.port || 6379), target.hostname);
    for (const socket of [inner, outer]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    inner.on('close', () => outer.destroy());
    outer.on('close', () => inner.destroy());
    inner.pipe(outer).pipe(inner);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ended.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return {
    url: `redis://127.0.0.1:${address.port}`,
    goDead() {
      for (const socket of sockets) socket.unpipe().pause();
    },
  };
}

const { TEST_REDIS_URL } = process.env;

test.runIf(TEST_REDIS_URL)('S3 a Redis that vanished without a word is found again by another connection', async () => {
  const line = await openLine(new URL(TEST_REDIS_URL ?? ''));
  const prefix = randomUUID();
  const open = (): Bus => {
    const bus = createRedisBus({ url: line.url, prefix, log: pino({ level: 'silent' }), silenceMs: 1_000 });
    ended.push(() => bus.close());
    return bus;
  };
  const [one, two] = [open(), open()];
  const got: string[] = [];
  const say = (text: string): DocumentMessage => ({ type: 'presence', payload: Buffer.from(text) });
  let joins = 0;
  let reconnections = 0;
  two.onReconnect(() => {
    reconnections += 1;
  });
  two.subscribe(
    'doc',
    (message) => message.type === 'presence' && got.push(Buffer.from(message.payload).toString()),
    () => {
      joins += 1;
    },
  );
  const arrives = (text: string) =>
    until(`"${text}" arrives`, () => {
      one.publish('doc', say(text));
      return got.includes(text);
    });
  await arrives('before');
  expect(joins).toBe(1);
  const before = reconnections;
  line.goDead();
  await arrives('after');
  expect(reconnections).toBeGreaterThan(before);
});
