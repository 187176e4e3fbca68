import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleSyncProcess, type SyncProcess, type SyncProcesses } from '#test/fixtures/spawn-sync-process.ts';
import { makeSyncData, type SyncData } from '#test/fixtures/sync-data.ts';
import { FUZZ_SETTINGS, fuzzSockets } from '#test/fixtures/sync-socket-fuzz.ts';

// 20,000 by sockets here and 30,000 against the checks in test/convergence; fewer where it is for the second time.
const onPostgres = process.env.TEST_DATABASE_URL !== undefined;
const FRAMES = onPostgres ? 2_000 : 10_000;
const SEEDS = [1, 20_270_105];

let processes: SyncProcesses;
let data: SyncData;
let server: SyncProcess;

beforeAll(async () => {
  processes = await bundleSyncProcess();
  data = await makeSyncData();
  server = await processes.spawn(data.where, FUZZ_SETTINGS);
});

afterAll(async () => {
  await server.kill();
  await data.clean();
  await processes.close();
});

test.each(SEEDS)(
  `S5 ${FRAMES} spoiled frames by sockets, seed %i: nobody is harmed, nothing breaks, memory stays`,
  { timeout: 300_000 },
  async (seed) => {
    const report = await fuzzSockets({ process: server, boardId: `fuzz-${seed}`, seed, frames: FRAMES });
    expect(report.judged).toBeGreaterThanOrEqual(FRAMES);
    expect(report.refused).toBeGreaterThan(FRAMES / 20);
  },
);
