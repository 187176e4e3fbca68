import { setTimeout as wait } from 'node:timers/promises';
import { clock } from '../clock.ts';
import { percentiles } from '../load/histogram.ts';
import type { LoadOperations } from '../load/load-operations.ts';
import type { TallyData } from '../load/tally.ts';
import type { ProcessSample } from '../process-probe.ts';
import type { Remote } from '../remote.ts';
import type { Figures } from '../row.ts';
import type { ServerOperations, ServerSample } from '../servers/server-operations.ts';
import { familyCpuMs, processCpuMs } from '../services/process-figures.ts';
import type { Bench, ServerName } from '../services/server-under-test.ts';
import type { Outcome, Timing } from './scenario.ts';

export type Servers = readonly Remote<ServerOperations>[];

export const ASK_TIMEOUT_MS = 15_000;
/** A server that does not answer for so long is overloaded, which is a result. */
const ANSWER_TIMEOUT_MS = 5_000;
/** Between the order to play and the window that counts. */
const LEAD_MS = 200;
const POLL_MS = 100;

interface Measured {
  /** `null`: one of them did not answer. */
  readonly samples: readonly ServerSample[] | null;
  readonly cpuMs: number | null;
  readonly databaseCpuMs: number | null;
  readonly load: ProcessSample;
  readonly tally: TallyData;
}

/** Plays the traffic of a connected load process, and measures the servers for as long as it counts. */
export async function measureTraffic(
  bench: Bench,
  name: ServerName,
  servers: Servers,
  load: Remote<LoadOperations>,
  timing: Timing,
): Promise<Outcome> {
  const from = clock() + LEAD_MS + timing.warmUp;
  const to = from + timing.measure;
  const backend = name === 'ours-postgres' ? ((await bench.postgres?.backendPid()) ?? null) : null;
  const cpu = () => total(servers.map(({ pid }) => processCpuMs(pid)));
  const databaseCpu = () => (backend === null ? null : familyCpuMs(backend));
  await load.ask('play', ASK_TIMEOUT_MS, from, to);
  await wait(Math.max(0, from - clock()));
  const [cpuBefore, databaseBefore] = [cpu(), databaseCpu()];
  const resets = servers.map((server) => server.ask('reset', timing.measure + ANSWER_TIMEOUT_MS));
  await load.ask('reset', ASK_TIMEOUT_MS);
  await wait(Math.max(0, to - clock()));
  const [cpuAfter, databaseAfter] = [cpu(), databaseCpu()];
  const loadSample = await load.ask('sample', ASK_TIMEOUT_MS);
  const samples = await answers(resets, servers);
  await drain(load, timing);
  const tally = await load.ask('tally', ASK_TIMEOUT_MS);
  const measured: Measured = {
    samples,
    cpuMs: difference(cpuBefore, cpuAfter),
    databaseCpuMs: difference(databaseBefore, databaseAfter),
    load: loadSample,
    tally,
  };
  return {
    figures: figuresOf(measured, timing.measure),
    ...(!samples && { note: 'the server did not answer for 5 s' }),
  };
}

/** Samples of all servers, or `null` when one is too busy to answer. */
async function answers(resets: readonly Promise<void>[], servers: Servers): Promise<readonly ServerSample[] | null> {
  const asked = Promise.all([...resets, ...servers.map((server) => server.ask('sample', ANSWER_TIMEOUT_MS))]);
  const late = wait(ANSWER_TIMEOUT_MS, null, { ref: false });
  const answered = await Promise.race([asked.catch(() => null), late]);
  return answered && (answered.slice(resets.length) as ServerSample[]);
}

/** Waits until everything arrived, at most as long as it may take. */
export async function drain(load: Remote<LoadOperations>, { drain: limit }: Pick<Timing, 'drain'>): Promise<void> {
  const end = clock() + limit;
  while (clock() < end) {
    const { expected, delivered } = await load.ask('progress', ASK_TIMEOUT_MS);
    if (delivered >= expected) return;
    await wait(POLL_MS);
  }
}

function figuresOf({ samples, cpuMs, databaseCpuMs, load, tally }: Measured, durationMs: number): Figures {
  const latency = percentiles([tally.latency]);
  const acknowledgement = percentiles([tally.acknowledgement]);
  const serverCpuMs = cpuMs ?? total(samples?.map((sample) => sample.cpuMs) ?? [null]);
  return {
    ...(latency && { p50: latency.p50, p95: latency.p95, p99: latency.p99, max: latency.max }),
    expected: tally.expected,
    undelivered: tally.expected - tally.delivered,
    resynced: tally.resynced,
    lost: tally.lost,
    ...(acknowledgement && {
      ackP50: acknowledgement.p50,
      ackP99: acknowledgement.p99,
      unacknowledged: tally.edits - tally.acknowledged,
    }),
    ...(serverCpuMs !== null && {
      cores: serverCpuMs / durationMs,
      perDelivery: (serverCpuMs * 1000) / tally.arrivedInWindow,
    }),
    ...(databaseCpuMs !== null && { databaseCores: databaseCpuMs / durationMs }),
    ...(samples && {
      loopP99: Math.max(...samples.map(({ loopP99Ms }) => loopP99Ms)),
      loopMax: Math.max(...samples.map(({ loopMaxMs }) => loopMaxMs)),
      rss: samples.reduce((bytes, { rss }) => bytes + rss, 0),
    }),
    loadCores: load.cpuCores,
    loadLoopP99: load.loopP99Ms,
  };
}

function total(values: readonly (number | null)[]): number | null {
  return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value), 0);
}

function difference(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : after - before;
}
