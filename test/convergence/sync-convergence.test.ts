import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRedisBus } from '#server/bus/redis-bus.ts';
import { type OpenDatabase, openDatabase } from '#server/db/client.ts';
import { aloneBuses, converge, emptyTally, hubBuses } from '#test/fixtures/sync-convergence.ts';
import { type DatabaseLine, openDatabaseLine } from '#test/fixtures/sync-faults.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

// Embedded 200 seeds; on Postgres the ways in which it differs: Redis, and a line to the database that breaks.
const onPostgres = process.env.TEST_DATABASE_URL !== undefined;
const redisUrl = process.env.TEST_REDIS_URL;
const SEEDS = onPostgres ? { alone: 10, hub: 10, line: 20, redis: 40 } : { alone: 100, hub: 100, line: 0, redis: 0 };

const tally = emptyTally();
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});

afterAll(() => database.close());

const seeds = (count: number, first: number) => Array.from({ length: count }, (_, i) => first + i);

describe.concurrent('S3 convergence', () => {
  test.each(seeds(SEEDS.alone, 1_000))('S3 one process, seed %i: all are equal at the end', (seed) =>
    converge({ db: database.db, boardId: `one-${seed}`, seed, buses: aloneBuses() }, tally),
  );

  test.each(seeds(SEEDS.hub, 2_000))(
    'S3 two or three processes on a faulty bus, seed %i: all are equal at the end',
    (seed) => converge({ db: database.db, boardId: `hub-${seed}`, seed, buses: hubBuses(2 + (seed % 2)) }, tally),
  );

  test.runIf(redisUrl).each(seeds(SEEDS.redis, 3_000))(
    'S3 two processes over Redis, seed %i: all are equal at the end',
    (seed) => {
      const make = () =>
        createRedisBus({ url: redisUrl ?? '', log: pino({ level: 'silent' }), prefix: `test-${seed}` });
      return converge({ db: database.db, boardId: `redis-${seed}`, seed, buses: [make, make] }, tally);
    },
  );
});

describe.runIf(onPostgres)('S3 convergence over a line to the database that breaks', () => {
  let line: DatabaseLine;
  let opened: OpenDatabase;

  beforeAll(async () => {
    line = await openDatabaseLine(database.url ?? '');
    opened = await openDatabase({ url: line.url });
  });

  afterAll(async () => {
    await opened.close();
    await line.close();
  });

  test.each(seeds(SEEDS.line, 4_000))(
    'S3 two processes, the line breaks between COMMIT and answer, seed %i: all are equal at the end',
    (seed) =>
      converge({ db: opened.db, boardId: `line-${seed}`, seed, buses: hubBuses(2), cut: (ms) => line.cut(ms) }, tally),
  );
});

test('S3 the runs above met restarts, a slow database, compaction, unloading, gaps and people who may not write', () => {
  for (const [what, times] of Object.entries(tally)) expect(times, what).toBeGreaterThan(3);
});
