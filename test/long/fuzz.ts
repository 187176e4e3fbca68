import { bundleSyncProcess } from '#test/fixtures/spawn-sync-process.ts';
import { fuzzChecks } from '#test/fixtures/sync-check-fuzz.ts';
import { makeEmbeddedData } from '#test/fixtures/sync-data.ts';
import { FUZZ_SETTINGS, fuzzSockets } from '#test/fixtures/sync-socket-fuzz.ts';
import type { LongPart, LongRun } from './long-part.ts';

/** Frames of one seed. */
const OF_A_SEED = 20_000;
/** No frame may keep others waiting longer, in milliseconds, beside what the machine does when idle. */
const STALL = 100;
/** On a machine that does other things as well. */
const GENEROUS = 400;

/** The fuzz of `npm test` with many more frames: half of them by sockets, half against the checks. */
export const fuzz: LongPart = {
  name: 'fuzz',
  what: 'frames',
  full: 1_000_000,
  async run(run) {
    const applied = await againstChecks(run);
    return { 'applied of those against the checks': applied, ...(await bySockets(run)) };
  },
};

async function againstChecks({ count, firstSeed, progress, fail }: LongRun): Promise<number> {
  let applied = 0;
  for (let done = 0, seed = firstSeed; done < count / 2; done += OF_A_SEED, seed++) {
    // So that progress is told.
    await new Promise((resolve) => setImmediate(resolve));
    try {
      applied += fuzzChecks(seed, Math.min(OF_A_SEED, count / 2 - done), progress);
    } catch (error) {
      fail(`against the checks, seed ${seed}`, error);
    }
  }
  return applied;
}

async function bySockets({ count, firstSeed, progress, fail }: LongRun) {
  const processes = await bundleSyncProcess();
  const data = await makeEmbeddedData();
  const process = await processes.spawn(data.where, FUZZ_SETTINGS);
  const figures = { judged: 0, refused: 0, idleStall: 0, longestStall: 0, heapGrowth: 0 };
  try {
    for (let seed = firstSeed; figures.judged < count / 2; seed++) {
      const frames = Math.min(OF_A_SEED, count / 2 - figures.judged);
      const report = await fuzzSockets({ process, boardId: `fuzz-${seed}`, seed, frames, progress });
      figures.judged += report.judged;
      figures.refused += report.refused;
      figures.heapGrowth += report.heapGrowth;
      figures.idleStall = Math.max(figures.idleStall, report.idleStall);
      figures.longestStall = Math.max(figures.longestStall, report.longestStall);
      const bound = STALL + Math.max(GENEROUS, 3 * report.idleStall);
      if (report.longestStall > bound) {
        fail(`by sockets, seed ${seed}`, `the event loop stood still for ${report.longestStall} ms`);
      }
    }
  } catch (error) {
    fail(`by sockets, after ${figures.judged} frames`, error);
  } finally {
    await process.kill();
    await data.clean();
    await processes.close();
  }
  return figures;
}
