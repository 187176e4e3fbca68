import { setTimeout as wait } from 'node:timers/promises';
import { clock } from '../clock.ts';
import type { Figures } from '../row.ts';
import { type Bench, DIALECTS, SERVER_NAMES, type ServerName } from '../services/server-under-test.ts';
import { trafficPlan } from './live-boards.ts';
import { ASK_TIMEOUT_MS, drain } from './measure-traffic.ts';
import type { Outcome, Scenario, Timing } from './scenario.ts';
import { onStage, type Stage } from './stage.ts';

const BOARD = 'board-0';
const MEMBERS = 5;
const PLAY_MS = 1_000;
/** A room stays open for 45 s by default. */
const UNLOAD_LIMIT_MS = 60_000;
/** Postgres writes a note of its own up to 15 s after the last write. */
const REST_MS = 16_000;
const WINDOW_MS = 15_000;
/** Three keep-alives of 20 s. */
const CONNECTED_MS = 60_000;
const POLL_MS = 500;

/** A board that everybody left, and beside it, on a server of its own, one that a single idle client looks at. */
export function idle(id: string): Scenario {
  return { id, servers: SERVER_NAMES, quick: false, together: true, run: runIdle };
}

async function runIdle(bench: Bench, name: ServerName, timing: Timing): Promise<Outcome> {
  const [left, connected] = await Promise.all([
    onStage(bench, name, 0, (stage) => afterEverybodyLeft(name, stage, timing)),
    onStage(bench, name, 0, (stage) => withOneClient(name, stage)),
  ]);
  return { figures: { ...left, ...connected } };
}

async function afterEverybodyLeft(name: ServerName, { server, load }: Stage, timing: Timing): Promise<Figures> {
  await server.remote.ask('store', ASK_TIMEOUT_MS, [BOARD]);
  const plan = trafficPlan(name, { members: MEMBERS, echo: false }, [BOARD], [server.url]);
  await load.ask('connect', ASK_TIMEOUT_MS, plan);
  const from = clock();
  await load.ask('play', ASK_TIMEOUT_MS, from, from + PLAY_MS);
  await wait(PLAY_MS);
  await drain(load, timing);
  await load.ask('disconnect', ASK_TIMEOUT_MS);
  await waitUntilUnloaded({ server });
  await wait(REST_MS);
  const walBefore = await server.remote.ask('walBytes', ASK_TIMEOUT_MS);
  await server.remote.ask('reset', ASK_TIMEOUT_MS);
  await wait(WINDOW_MS);
  const { documents, socketBytes, databaseUses, cpuMs } = await server.remote.ask('sample', ASK_TIMEOUT_MS);
  const walAfter = await server.remote.ask('walBytes', ASK_TIMEOUT_MS);
  return {
    documents,
    bytesSent: socketBytes,
    ...(databaseUses !== null && { databaseUses }),
    ...(walBefore !== null && walAfter !== null && { bytesWal: walAfter - walBefore }),
    cpuMs,
  };
}

async function waitUntilUnloaded({ server }: Pick<Stage, 'server'>): Promise<void> {
  const end = clock() + UNLOAD_LIMIT_MS;
  while (clock() < end) {
    if ((await server.remote.ask('sample', ASK_TIMEOUT_MS)).documents === 0) return;
    // A peer that keeps its documents for ever shows that within a moment.
    if (DIALECTS[server.name] !== 'ours') return;
    await wait(POLL_MS);
  }
}

async function withOneClient(name: ServerName, { server, load }: Stage): Promise<Figures> {
  await server.remote.ask('store', ASK_TIMEOUT_MS, [BOARD]);
  const plan = trafficPlan(name, { members: 1, echo: false }, [BOARD], [server.url]);
  await load.ask('connect', ASK_TIMEOUT_MS, plan);
  await wait(POLL_MS);
  await server.remote.ask('reset', ASK_TIMEOUT_MS);
  await wait(CONNECTED_MS);
  const { socketBytes, durationMs } = await server.remote.ask('sample', ASK_TIMEOUT_MS);
  return { bytesPerMinute: (socketBytes * 60_000) / durationMs };
}
