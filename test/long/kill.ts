import { openOwnPostgres, postgresBinaries } from '#test/fixtures/own-postgres.ts';
import { createRandom } from '#test/fixtures/random.ts';
import { bundleSyncProcess, type SyncProcesses } from '#test/fixtures/spawn-sync-process.ts';
import { makeEmbeddedData } from '#test/fixtures/sync-data.ts';
import { KillRounds } from '#test/fixtures/sync-kill.ts';
import type { LongPart, LongRun } from './long-part.ts';

/** Of so many rounds on Postgres, it is killed as well in one. */
const POSTGRES_TOO = 4;

/** The kills of `npm test`, with many more rounds on each database. */
export const kill: LongPart = {
  name: 'kill',
  what: 'kills on each database',
  full: 200,
  async run(run) {
    const processes = await bundleSyncProcess();
    try {
      const embedded = await killEmbedded(processes, run);
      const postgres = postgresBinaries()
        ? await killOnPostgres(processes, run)
        : 'left out: there is no Postgres here';
      return { 'acknowledged, embedded': embedded, 'acknowledged, Postgres': postgres };
    } finally {
      await processes.close();
    }
  },
};

async function killEmbedded(processes: SyncProcesses, { count, firstSeed, progress }: LongRun): Promise<number> {
  const data = await makeEmbeddedData();
  const rounds = new KillRounds(processes, data.where, createRandom(firstSeed));
  try {
    for (let round = 0; round < count; round++) {
      await rounds.round();
      progress(0.5);
    }
    await rounds.finish();
    return rounds.acknowledged.size;
  } finally {
    await data.clean();
  }
}

async function killOnPostgres(processes: SyncProcesses, { count, firstSeed, progress }: LongRun): Promise<number> {
  const postgres = await openOwnPostgres();
  const rounds = new KillRounds(processes, postgres.url, createRandom(firstSeed));
  try {
    for (let round = 0; round < count; round++) {
      if (round % POSTGRES_TOO === 0) {
        await rounds.round(() => postgres.kill());
        await postgres.start();
      } else await rounds.round();
      progress(0.5);
    }
    await rounds.finish();
    return rounds.acknowledged.size;
  } finally {
    await postgres.close();
  }
}
