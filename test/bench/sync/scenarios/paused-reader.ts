import { setTimeout as wait } from 'node:timers/promises';
import { clock } from '../clock.ts';
import { percentiles } from '../load/histogram.ts';
import type { LoadOperations, ReaderState } from '../load/load-operations.ts';
import type { Remote } from '../remote.ts';
import type { Figures } from '../row.ts';
import { processRss } from '../services/process-figures.ts';
import { type Bench, SERVER_NAMES, type ServerName } from '../services/server-under-test.ts';
import { trafficPlan } from './live-boards.ts';
import { ASK_TIMEOUT_MS, drain } from './measure-traffic.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { onStage } from './stage.ts';

const BOARD = 'board-0';
const MEMBERS = 50;
/** Each edit of 49 a second: 1 MB a second to every reader. */
const EDIT_BYTES = 20_000;
const WARM_UP_MS = 5_000;
const BEFORE_MS = 5_000;
/** Less than what the servers take for a reader that is gone. */
const PAUSED_MS = 12_000;
const AFTER_MS = 4_000;
const LOOK_EVERY_MS = 100;
/** Heavy edits may come late; whether they come is what is asked. */
const DRAIN_MS = 15_000;
/** For what waited for the reader to be read, before memory is looked at again. */
const CATCH_UP_MS = 2_000;
const MB = 1024 * 1024;

/** One of 50 members stops reading, under heavy edits, and goes on: what it costs, and whether it has everything then. */
export function pausedReader(id: string): Scenario {
  return { id, servers: SERVER_NAMES, quick: false, run: runPausedReader };
}

async function runPausedReader(bench: Bench, name: ServerName): Promise<Outcome> {
  return onStage(bench, name, 0, async ({ server, load }) => {
    await server.remote.ask('store', ASK_TIMEOUT_MS, [BOARD]);
    const plan = trafficPlan(name, { members: MEMBERS, echo: false }, [BOARD], [server.url]);
    const heavy = { ...plan, fillerBytes: EDIT_BYTES, reader: true };
    await load.ask('connect', ASK_TIMEOUT_MS, heavy);
    const from = clock() + WARM_UP_MS;
    await load.ask('play', ASK_TIMEOUT_MS, from, from + BEFORE_MS + PAUSED_MS + CATCH_UP_MS + AFTER_MS);
    await wait(from - clock());
    const before = await watchRss(server.remote.pid, BEFORE_MS);
    await server.remote.ask('reset', ASK_TIMEOUT_MS);
    await load.ask('pauseReader', ASK_TIMEOUT_MS);
    const paused = await watchRss(server.remote.pid, PAUSED_MS);
    const { waitingPeak } = await server.remote.ask('sample', ASK_TIMEOUT_MS);
    await load.ask('resumeReader', ASK_TIMEOUT_MS);
    await wait(CATCH_UP_MS);
    const after = await watchRss(server.remote.pid, AFTER_MS);
    await drain(load, { drain: DRAIN_MS });
    const { missing, lost } = await readerHasAll(load);
    const tally = await load.ask('tally', ASK_TIMEOUT_MS);
    const latency = percentiles([tally.latency]);
    const figures: Figures = {
      rssSlopeBefore: before.slope,
      rssSlopePaused: paused.slope,
      rssSlopeAfter: after.slope,
      rssBefore: before.last,
      rssPeak: Math.max(paused.peak, after.peak),
      waitingPeak,
      readerMissing: missing,
      expected: tally.expected,
      lost: lost + tally.lost,
      undelivered: tally.expected - tally.delivered,
      ...(latency && { p50: latency.p50, p99: latency.p99 }),
    };
    return { figures };
  });
}

/** The reader's state once it has everything, or when the time for that is over. */
async function readerHasAll(load: Remote<LoadOperations>): Promise<ReaderState> {
  const end = clock() + DRAIN_MS;
  for (;;) {
    const state = await load.ask('readerState', ASK_TIMEOUT_MS);
    if (state.missing === 0 || clock() > end) return state;
    await wait(LOOK_EVERY_MS);
  }
}

/** Looks at a process's memory for so long: how it grows in MB a second (least squares), last and most in bytes. */
async function watchRss(pid: number, durationMs: number): Promise<{ slope: number; last: number; peak: number }> {
  const samples: { seconds: number; bytes: number }[] = [];
  const start = clock();
  for (let now = start; now < start + durationMs; now = clock()) {
    samples.push({ seconds: (now - start) / 1000, bytes: processRss(pid) ?? Number.NaN });
    await wait(LOOK_EVERY_MS);
  }
  const bytes = samples.map((sample) => sample.bytes);
  return { slope: slopeOf(samples) / MB, last: bytes.at(-1) ?? Number.NaN, peak: Math.max(...bytes) };
}

function slopeOf(samples: readonly { seconds: number; bytes: number }[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(samples.map(({ seconds }) => seconds)), mean(samples.map(({ bytes }) => bytes))];
  const over = samples.reduce((sum, { seconds, bytes }) => sum + (seconds - x) * (bytes - y), 0);
  return over / samples.reduce((sum, { seconds }) => sum + (seconds - x) ** 2, 0);
}
