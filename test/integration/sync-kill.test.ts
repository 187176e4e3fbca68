import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOwnPostgres, postgresBinaries } from '#test/fixtures/own-postgres.ts';
import { createRandom } from '#test/fixtures/random.ts';
import { bundleSyncProcess, type SyncProcesses } from '#test/fixtures/spawn-sync-process.ts';
import { makeSyncData } from '#test/fixtures/sync-data.ts';
import { KillRounds } from '#test/fixtures/sync-kill.ts';

const ROUNDS = 25;
const POSTGRES_ROUNDS = 5;
const SEED = 20_270_105;
// Once is enough: where Postgres is tested at all.
const withOwnPostgres = process.env.TEST_DATABASE_URL !== undefined && postgresBinaries() !== null;

let processes: SyncProcesses;

beforeAll(async () => {
  processes = await bundleSyncProcess();
});

afterAll(() => processes.close());

test(`S2 what was acknowledged survives ${ROUNDS} kills -9 at any moment, seed ${SEED}`, {
  timeout: 600_000,
}, async () => {
  const data = await makeSyncData();
  const rounds = new KillRounds(processes, data.where, createRandom(SEED));
  try {
    for (let round = 0; round < ROUNDS; round++) await rounds.round();
    await rounds.finish();
    expect(rounds.acknowledged.size).toBeGreaterThan(ROUNDS * 4);
  } finally {
    await data.clean();
  }
});

test.runIf(withOwnPostgres)(
  `S2 what was acknowledged survives ${POSTGRES_ROUNDS} kills -9 of the process and Postgres together, seed ${SEED}`,
  { timeout: 600_000 },
  async () => {
    const postgres = await openOwnPostgres();
    const rounds = new KillRounds(processes, postgres.url, createRandom(SEED));
    try {
      for (let round = 0; round < POSTGRES_ROUNDS; round++) {
        await rounds.round(() => postgres.kill());
        await postgres.start();
      }
      await rounds.finish();
      expect(rounds.acknowledged.size).toBeGreaterThan(POSTGRES_ROUNDS * 4);
    } finally {
      await postgres.close();
    }
  },
);
