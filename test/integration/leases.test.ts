import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startBackground } from '#server/cluster/background.ts';
import { forgetOldLeases } from '#server/cluster/lease-queries.ts';
import { createLeases, type Leases, type LeasesOptions } from '#server/cluster/leases.ts';
import { createRandom } from '#test/fixtures/random.ts';
import { patiently } from '#test/fixtures/sync-client.ts';
import { openTestDatabase, type TestDatabase } from '#test/fixtures/test-database.ts';

const onPostgres = Boolean(process.env.TEST_DATABASE_URL);

let database: TestDatabase;
const ended: (() => unknown)[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
});

afterEach(async () => {
  for (const end of ended.splice(0).reverse()) await end();
  await database.pool.query('delete from leases');
});

afterAll(() => database.close());

/** The leases of one process. A minute is longer than any test: what runs out does so because the test says so. */
function start(options: Partial<LeasesOptions> = {}): Leases {
  const leases = createLeases({
    db: database.db,
    ttlMs: 60_000,
    onError: (error) => expect.unreachable(String(error)),
    ...options,
  });
  ended.push(() => leases.close());
  return leases;
}

/** A lease that a process left, which has run out just now. */
const leftBy = (holder: string, name: string) =>
  database.pool.query('insert into leases values ($1, $2, now()) returning name', [name, holder]);
const names = async () =>
  (await database.pool.query('select name from leases order by name')).rows.map(({ name }) => name);

test('of two processes that ask at once exactly one gets it, in 200 tries', async () => {
  const random = createRandom(20_270_423);
  const processes = [start(), start(), start()];
  for (let round = 0; round < 200; round++) {
    const name = `race ${round}`;
    // Nobody had it before, or a process that died.
    const { rows } = random.below(2) ? await leftBy('dead', name) : { rows: [] };
    const asking = processes.slice(random.below(2));
    const got = await Promise.all(
      (random.below(2) ? asking : asking.toReversed()).map((leases) => leases.tryAcquire(name)),
    );
    const winners = got.filter((lease) => lease !== null);
    expect(winners, `round ${round}, ${rows.length} before`).toHaveLength(1);
    if (random.below(2)) continue;
    await winners[0]?.release();
    const again = await Promise.all(asking.map((leases) => leases.tryAcquire(name)));
    expect(
      again.filter((lease) => lease !== null),
      `round ${round}, released`,
    ).toHaveLength(1);
  }
});

test('it stays with who has it until it is released, and is free at once then', async () => {
  const [one, two] = [start(), start()];
  const lease = await one.tryAcquire('thing');
  expect(await two.tryAcquire('thing')).toBeNull();
  expect(await one.tryAcquire('thing')).toBeNull();
  expect(await two.tryAcquire('other')).not.toBeNull();
  expect(lease?.isHeld()).toBe(true);
  expect(one.stats()).toEqual({ held: ['thing'], acquired: 1, lost: 0 });
  await lease?.release();
  expect(lease?.isHeld()).toBe(false);
  expect(lease?.ended.aborted).toBe(true);
  expect(await two.tryAcquire('thing')).not.toBeNull();
  // A second release must not take it from its new holder.
  await lease?.release();
  expect(await one.tryAcquire('thing')).toBeNull();
});

test('the clocks of the processes do not matter', async () => {
  const skewed = (hours: number) => start({ now: () => performance.now() + hours * 3_600_000 });
  const [early, late] = [skewed(-30), skewed(30)];
  const lease = await early.tryAcquire('skewed');
  expect(await late.tryAcquire('skewed')).toBeNull();
  expect(lease?.isHeld()).toBe(true);
  await lease?.release();
  expect((await late.tryAcquire('skewed'))?.isHeld()).toBe(true);
  expect(await early.tryAcquire('skewed')).toBeNull();
});

test('it is renewed for as long as its holder lives', async () => {
  const leases = start({ ttlMs: 400 });
  const lease = await leases.tryAcquire('renewed');
  const until = async () => (await database.pool.query('select until from leases')).rows[0]?.until.getTime();
  const first = await until();
  await expect.poll(until, { timeout: 10_000 }).toBeGreaterThan(first + 400);
  expect(lease?.isHeld()).toBe(true);
  expect(leases.stats()).toMatchObject({ acquired: 1, lost: 0 });
});

test('a holder that stalls beyond the end knows it the moment it wakes, and does not bring it back', async () => {
  const leases = start({ ttlMs: 2_000 });
  const lease = await leases.tryAcquire('stalled');
  expect(lease?.isHeld()).toBe(true);
  // As a process does that swaps or computes: no timer runs meanwhile.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_050);
  expect(lease?.isHeld()).toBe(false);
  const other = start();
  const again = await patiently(
    (async () => {
      for (;;) {
        const got = await other.tryAcquire('stalled');
        if (got) return got;
      }
    })(),
    'the lease never ran out',
  );
  expect(again.isHeld()).toBe(true);
  expect(lease?.ended.aborted).toBe(true);
  expect(leases.stats()).toEqual({ held: [], acquired: 1, lost: 1 });
});

test('a holder that can not renew counts it as lost before anybody else can have it', async () => {
  let time = 0;
  const failures: unknown[] = [];
  const one = start({ ttlMs: 800, now: () => time, onError: (error) => failures.push(error) });
  const lease = await one.tryAcquire('cut off');
  await database.pool.query('alter table leases rename to hidden');
  await expect.poll(() => failures.length, { timeout: 10_000 }).toBeGreaterThan(0);
  await database.pool.query('alter table hidden rename to leases');
  // By its own clock, which starts before the question and ends a quarter early.
  time = 599;
  expect(lease?.isHeld()).toBe(true);
  time = 600;
  expect(lease?.isHeld()).toBe(false);
});

test('an answer that comes after the end is no lease', async () => {
  let time = 0;
  const slow = start({ now: () => (time += 50_000) });
  expect(await slow.tryAcquire('slow')).toBeNull();
  expect(await names()).toEqual([]);
});

test('a process that has the database to itself takes over what a dead one left, but not from itself', async () => {
  await start().tryAcquire('left');
  const alone = start({ alone: true });
  const both = await Promise.all([alone.tryAcquire('left'), alone.tryAcquire('left')]);
  expect(both.filter((lease) => lease !== null)).toHaveLength(1);
});

test('run does the work under the lease, and releases it also when the work fails', async () => {
  const [one, two] = [start(), start()];
  const inner = await one.run('work', async (lease) => [lease.isHeld(), await two.run('work', async () => 'twice')]);
  expect(inner).toEqual([true, null]);
  const failing = one.run('work', () => Promise.reject(new Error('it broke')));
  await expect(failing).rejects.toThrow('it broke');
  expect(await two.run('work', async () => 'done')).toBe('done');
  expect(await names()).toEqual([]);
});

test('leases that dead processes left are deleted some day', async () => {
  await start().tryAcquire('old');
  await start().tryAcquire('new');
  await database.pool.query("update leases set until = now() - interval '61 minutes' where name = 'old'");
  await forgetOldLeases(database.db);
  expect(await names()).toEqual(['new']);
});

describe('background work', () => {
  /** The background of one process; notes what it does. */
  function work(who: string, done: string[], options: Partial<LeasesOptions> = {}) {
    const leases = start(options);
    const background = startBackground({
      leases,
      askEveryMs: 5,
      tasks: [{ name: 'task', everyMs: 5, run: async () => done.push(who) }],
      onError: (error) => expect.unreachable(String(error)),
    });
    ended.push(() => background.stop());
    return { leases, background };
  }

  test('is done by one process, and a graceful stop hands it over at once', async () => {
    const done: string[] = [];
    const one = work('one', done);
    await expect.poll(() => done.length).toBeGreaterThan(0);
    const two = work('two', done);
    await expect.poll(() => done.length).toBeGreaterThan(10);
    expect(new Set(done)).toEqual(new Set(['one']));
    expect([one, two].map(({ leases }) => leases.stats().held)).toEqual([['background'], []]);
    await one.background.stop();
    const before = done.length;
    // Its lease would be good for a minute yet.
    await expect.poll(() => done.length).toBeGreaterThan(before + 3);
    expect(new Set(done.slice(before))).toEqual(new Set(['two']));
  });

  test('goes on elsewhere when its process can not renew any more, and a run under way is told', async () => {
    const done: string[] = [];
    const leases = start({ ttlMs: 300 });
    let told = false;
    let entered = false;
    const background = startBackground({
      leases,
      askEveryMs: 60_000,
      tasks: [
        {
          name: 'long',
          everyMs: 5,
          run: async (goOn) => {
            entered = true;
            while (goOn()) await new Promise((resolve) => setImmediate(resolve));
            told = true;
          },
        },
      ],
      onError: (error) => expect.unreachable(String(error)),
    });
    ended.push(() => background.stop());
    await expect.poll(() => entered).toBe(true);
    work('two', done);
    expect([told, done]).toEqual([false, []]);
    // Somebody else took it: the first finds out when it renews.
    await database.pool.query("update leases set holder = 'gone', until = now()");
    await expect.poll(() => done.length).toBeGreaterThan(0);
    await expect.poll(() => told).toBe(true);
    expect(leases.stats()).toMatchObject({ held: [], lost: 1 });
  });

  test('a task that fails is tried again and stops no other', async () => {
    const done: string[] = [];
    const failures: (string | null)[] = [];
    const background = startBackground({
      leases: start(),
      tasks: [
        { name: 'bad', everyMs: 5, run: () => Promise.reject(new Error('bad')) },
        { name: 'good', everyMs: 5, run: async () => done.push('good') },
      ],
      onError: (_, task) => failures.push(task),
    });
    ended.push(() => background.stop());
    await expect.poll(() => Math.min(done.length, failures.length)).toBeGreaterThan(3);
    expect(new Set(failures)).toEqual(new Set(['bad']));
  });
});

describe.runIf(onPostgres)('processes', () => {
  const ENTRY = fileURLToPath(new URL('../fixtures/lease-process.ts', import.meta.url));

  /** A process of its own that has the lease. `said` resolves with the next thing it prints. */
  async function spawnHolder(name: string, ttlMs: number) {
    const args = ['--import', 'tsx', ENTRY, database.url ?? '', name, String(ttlMs)];
    const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    ended.push(() => child.kill('SIGKILL'));
    const said = async () =>
      String((await patiently(once(child.stdout ?? child, 'data'), 'nothing said', 60_000))[0]).trim();
    expect(await said()).toBe('held');
    return { child, said };
  }

  /** Asks until it gets it; answers how long the last holder's lease had run out by then, in milliseconds. */
  async function acquireAfter(name: string): Promise<number> {
    const until = async () =>
      (await database.pool.query('select until from leases where name = $1', [name])).rows[0]?.until;
    const before: Date = await until();
    const leases = start();
    while (!(await leases.tryAcquire(name)));
    const after: Date = await until();
    return after.getTime() - 60_000 - before.getTime();
  }

  test('kill -9: the lease runs out and another process gets it, not before', async () => {
    const { child } = await spawnHolder('killed', 1_000);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await acquireAfter('killed')).toBeGreaterThanOrEqual(0);
  });

  test('a process that was stopped beyond the end says that it lost it as soon as it goes on', async () => {
    const { child, said } = await spawnHolder('paused', 1_000);
    child.kill('SIGSTOP');
    await acquireAfter('paused');
    child.kill('SIGCONT');
    expect(await said()).toBe('lost');
    expect((await database.pool.query("select holder from leases where name = 'paused'")).rows).toHaveLength(1);
  });
});
