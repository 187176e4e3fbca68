// The sync server against its peers: `npm run bench:sync`. Options: `--only hot,storm-cut` (scenarios, or how their
// names begin), `--servers ours-postgres,relay`, `--quick`, `--json out.json`, `--profile folder`, `--render run.json`
// (writes an earlier run into docs/benchmarks.md).
import { parseArgs } from 'node:util';
import { describeMachine } from './support/record-benchmark.ts';
import { bundle } from './sync/bundle.ts';
import { describeRow } from './sync/report/describe-row.ts';
import { loadRun, recordRun, saveRun } from './sync/report/record-run.ts';
import type { Row, Run } from './sync/row.ts';
import { runRow } from './sync/run-row.ts';
import { SCENARIOS } from './sync/scenarios/all-scenarios.ts';
import type { Timing } from './sync/scenarios/scenario.ts';
import { startPostgres } from './sync/services/postgres.ts';
import { startRedis } from './sync/services/redis.ts';
import type { Bench } from './sync/services/server-under-test.ts';

const { values: options } = parseArgs({
  options: {
    only: { type: 'string' },
    servers: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'string' },
    profile: { type: 'string' },
    render: { type: 'string' },
  },
});

const FULL: Timing = { warmUp: 2_000, measure: 7_000, drain: 8_000 };
const QUICK: Timing = { warmUp: 2_000, measure: 5_000, drain: 3_000 };

// What was measured until then is kept, and no process left behind.
const interrupt = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => interrupt.abort());

/** A name means its scenario, or if there is none, all that begin with it. */
function isMeant(id: string, name: string): boolean {
  return SCENARIOS.some((scenario) => scenario.id === name) ? id === name : id.startsWith(`${name}-`);
}

async function measure(): Promise<Run> {
  const timing = options.quick ? QUICK : FULL;
  const only = options.only?.split(',');
  const servers = options.servers?.split(',');
  const scenarios = SCENARIOS.filter(({ id, quick }) =>
    only ? only.some((name) => isMeant(id, name)) : quick || !options.quick,
  );
  const programs = await bundle();
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const { signal } = interrupt;
  const bench: Bench = { bundle: programs, postgres, redis, profile: options.profile ?? null, signal };
  const rows: Row[] = [];
  try {
    for (const scenario of scenarios) {
      const chosen = scenario.servers.filter((name) => !servers || servers.includes(name));
      const runs = scenario.together ? [chosen] : chosen.map((server) => [server]);
      for (const group of runs) {
        if (signal.aborted) break;
        const done = await Promise.all(group.map((server) => runRow(bench, scenario, server, timing)));
        for (const row of done) console.log(describeRow(row));
        rows.push(...done);
      }
    }
    const settings = `${timing.measure / 1000} s a row after ${timing.warmUp / 1000} s of warm-up; Postgres: ${(await postgres?.durability()) ?? 'none'}`;
    return { date: new Date().toISOString().slice(0, 10), machine: describeMachine(), settings, rows };
  } finally {
    await postgres?.stop();
    await redis?.stop();
    await programs.remove();
  }
}

const run = options.render ? loadRun(options.render) : await measure();
if (options.json) saveRun(options.json, run);
// A part of the rows, or a short look at them, is no record.
const isPart = options.only || options.servers || options.quick || options.profile || interrupt.signal.aborted;
if (options.render || !isPart) recordRun(run);
