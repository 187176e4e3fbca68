import { aloneBuses, converge, emptyTally, hubBuses } from '#test/fixtures/sync-convergence.ts';
import { openEmbedded } from '#test/fixtures/test-database.ts';
import type { LongPart } from './long-part.ts';

/** Runs under way at a time. */
const AT_ONCE = 8;

/** The seeded convergence of `npm test`, with many more seeds. */
export const convergence: LongPart = {
  name: 'convergence',
  what: 'seeds',
  full: 10_000,
  async run({ count, firstSeed, progress, fail }) {
    const database = await openEmbedded();
    const tally = emptyTally();
    let next = 0;
    const work = async () => {
      while (next < count) {
        const seed = firstSeed + next++;
        const buses = seed % 2 ? aloneBuses() : hubBuses(2 + ((seed >> 1) % 2));
        try {
          await converge({ db: database.db, boardId: `long-${seed}`, seed, buses }, tally);
        } catch (error) {
          fail(`seed ${seed}`, error);
        }
        progress();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await database.close();
    return { ...tally };
  },
};
