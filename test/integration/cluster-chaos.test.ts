import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Cluster, startCluster } from '#test/fixtures/cluster.ts';
import { type Load, outage, underLoad, until } from '#test/fixtures/cluster-load.ts';
import { ClusterMember } from '#test/fixtures/cluster-member.ts';
import { createRandom } from '#test/fixtures/random.ts';

/** How long things are away: in the long form as long as is promised. */
const LONG = process.env.QUARTERDECK_TEST_LONG === '1';
const AWAY_MS = LONG ? 30_000 : 4_000;
const DATABASE_AWAY_MS = LONG ? 30_000 : 8_000;
const FROZEN_MS = LONG ? 30_000 : 10_000;

describe.runIf(process.env.TEST_DATABASE_URL)('a cluster under load', { timeout: 180_000 }, () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster.stop());

  /** Waits until everybody has had something saved that they wrote after now. */
  async function everybodySaves({ everybody }: Load): Promise<void> {
    const before = new Map(everybody.map((member) => [member, member.made.length]));
    await until('everybody gets new edits saved', () =>
      everybody.every((member) => member.acknowledged > (before.get(member) ?? 0)),
    );
  }

  /** Somebody on a board by one process of the two, who edits only when told. */
  async function observer(name: string, board: string, process: number): Promise<ClusterMember> {
    const member = new ClusterMember({ url: `${cluster.url(process)}/${board}`, name, random: createRandom(1) });
    await until(`${name} is in`, () => member.connected);
    return member;
  }

  /** Edits of one process are seen in the other, by whatever way there is. */
  async function reachesAcross(name: string, { boards: [board] }: Load): Promise<void> {
    const here = await observer(`${name}-here`, board?.id ?? '', 0);
    const there = await observer(`${name}-there`, board?.id ?? '', 1);
    const [first, second] = [here.edit(), there.edit()];
    await until('edits reach the other process', () => there.has(first) && here.has(second));
    here.vanish();
    there.vanish();
  }

  /** While the database is away: people of one process see each other's edits, and nothing is called saved. */
  async function goesOnUnsaved(name: string, { boards: [board] }: Load, away: () => Promise<void>) {
    const ann = await observer(`${name}-ann`, board?.id ?? '', 0);
    const ben = await observer(`${name}-ben`, board?.id ?? '', 0);
    await away();
    const keys = [ann.edit(), ann.edit(), ann.edit()];
    await until('edits go out before they are saved', () => keys.every((key) => ben.has(key)));
    expect(ann.acknowledged).toBe(0);
    return { ann, ben, saved: () => until('saved at last', () => ann.allSaved) };
  }

  test('S3 a process is killed and another takes its place', async () => {
    await underLoad(cluster, { name: 'kill', seed: 1 }, async (load) => {
      await cluster.processes[0]?.kill();
      await everybodySaves(load);
      await cluster.replace(0);
    });
    // Both really served: no process is anybody's own.
    expect([...cluster.proxy.taken.values()].filter((count) => count > 3).length).toBeGreaterThanOrEqual(2);
  });

  test('S3 Redis is killed and comes back', async () => {
    await underLoad(cluster, { name: 'redis-killed', seed: 2 }, async (load) => {
      await cluster.redis.kill();
      await Promise.all([outage(AWAY_MS), everybodySaves(load), reachesAcross('redis-killed', load)]);
      await cluster.redis.start();
    });
  });

  test('S3 Redis hangs for a while', async () => {
    await underLoad(cluster, { name: 'redis-hangs', seed: 3 }, async (load) => {
      cluster.redis.signal('SIGSTOP');
      await Promise.all([outage(AWAY_MS), everybodySaves(load), reachesAcross('redis-hangs', load)]);
      cluster.redis.signal('SIGCONT');
    });
  });

  test('S3 Postgres crashes and comes back', async () => {
    await underLoad(cluster, { name: 'postgres-killed', seed: 4 }, async (load) => {
      const { ann, ben, saved } = await goesOnUnsaved('postgres-killed', load, () => cluster.postgres.crash());
      await outage(DATABASE_AWAY_MS);
      expect(ann.acknowledged).toBe(0);
      await cluster.postgres.start();
      await saved();
      ann.vanish();
      ben.vanish();
    });
  });

  test('S3 Postgres hangs for a while', async () => {
    await underLoad(cluster, { name: 'postgres-hangs', seed: 5 }, async (load) => {
      const hang = () => cluster.postgres.signal('SIGSTOP');
      const { ann, ben, saved } = await goesOnUnsaved('postgres-hangs', load, hang);
      await outage(AWAY_MS);
      expect(ann.acknowledged).toBe(0);
      await cluster.postgres.signal('SIGCONT');
      await saved();
      ann.vanish();
      ben.vanish();
    });
  });

  test('S3 a process freezes, its people go elsewhere, and it does no harm when it wakes', async () => {
    await underLoad(cluster, { name: 'frozen', seed: 6 }, async (load) => {
      cluster.processes[1]?.signal('SIGSTOP');
      await Promise.all([outage(FROZEN_MS), everybodySaves(load)]);
      cluster.processes[1]?.signal('SIGCONT');
      await reachesAcross('frozen', load);
    });
  });

  test('S3 everything fails at once and comes back in another order', async () => {
    await underLoad(cluster, { name: 'all', seed: 7 }, async () => {
      await cluster.redis.kill();
      await cluster.postgres.crash();
      await cluster.processes[0]?.kill();
      await outage(1_500);
      await cluster.redis.start();
      cluster.processes[1]?.signal('SIGSTOP');
      await cluster.postgres.start();
      await outage(1_500);
      cluster.processes[1]?.signal('SIGCONT');
      await cluster.replace(0);
    });
  });
});
