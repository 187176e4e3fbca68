import { setTimeout as wait } from 'node:timers/promises';
import { DIALECTS, LeftOutError, SERVER_NAMES, type ServerName } from '../services/server-under-test.ts';
import { ASK_TIMEOUT_MS } from './measure-traffic.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { onStage, type Stage } from './stage.ts';
import { storeDocuments } from './store-documents.ts';
import { crowdFigures, waitForCrowd } from './wait-for-crowd.ts';

const BOARD = 'board-0';
const STORE_TIMEOUT_MS = 60_000;
const JOIN_LIMIT_MS = 60_000;
/** A server that makes a large document for each joiner answers late. */
const SAMPLE_TIMEOUT_MS = 45_000;
/** A document as it is sent is a bit smaller or larger than asked for. */
const LEAST_PART = 0.8;
/** Time to come to rest before memory is looked at. */
const REST_MS = 500;

/** The first client enters a board whose log is `updates` long: the document is loaded for it. */
export function coldLog(id: string, updates: number): Scenario {
  return {
    id,
    servers: ['ours-postgres', 'ours-pglite'],
    quick: false,
    run: (bench, name) =>
      onStage(bench, name, 0, async (stage) => {
        await stage.server.remote.ask('storeLog', STORE_TIMEOUT_MS, BOARD, updates);
        return join(name, await startAgain(stage), 1, 0);
      }),
  };
}

/** `joiners` enter a board of about `bytes` at once. Ours loads it for them; peers have it in memory. */
export function coldDocument(id: string, bytes: number, joiners: number): Scenario {
  return {
    id,
    servers: SERVER_NAMES.filter((name) => name !== 'relay'),
    quick: false,
    run: (bench, name) =>
      onStage(bench, name, 0, async (stage) => {
        if (name === 'relay') throw new LeftOutError('a relay has no document');
        await storeDocuments(name, stage, [BOARD], bytes);
        const isOurs = DIALECTS[name] === 'ours';
        return join(name, isOurs ? await startAgain(stage) : stage, joiners, bytes * LEAST_PART);
      }),
  };
}

/** What filled the database also filled memory and caches: another process loads. */
async function startAgain(stage: Stage): Promise<Pick<Stage, 'server' | 'load'>> {
  await stage.stopServer();
  return { load: stage.load, server: await stage.startServer() };
}

async function join(
  name: ServerName,
  { load, server }: Pick<Stage, 'server' | 'load'>,
  membersPerBoard: number,
  minBytes: number,
): Promise<Outcome> {
  await wait(REST_MS);
  await server.remote.ask('reset', ASK_TIMEOUT_MS);
  const { rss: rssBefore } = await server.remote.ask('sample', ASK_TIMEOUT_MS);
  const plan = { dialect: DIALECTS[name], url: server.url, boards: [BOARD], membersPerBoard, minBytes };
  await load.ask('gather', ASK_TIMEOUT_MS, { ...plan, presence: false });
  const state = await waitForCrowd(load, JOIN_LIMIT_MS);
  const { loopMaxMs, rssPeak, cpuMs } = await server.remote.ask('sample', SAMPLE_TIMEOUT_MS);
  return { figures: { ...crowdFigures(state), cpuMs, loopMax: loopMaxMs, rssBefore, rssPeak } };
}
