import { clock } from '../clock.ts';
import { freeLowPort } from '../services/run-program.ts';
import { type Bench, DIALECTS, LeftOutError, SERVER_NAMES, type ServerName } from '../services/server-under-test.ts';
import { ASK_TIMEOUT_MS } from './measure-traffic.ts';
import type { Outcome, Scenario } from './scenario.ts';
import { onStage, type Stage } from './stage.ts';
import { storeDocuments } from './store-documents.ts';
import { crowdFigures, waitForAll, waitForCrowd } from './wait-for-crowd.ts';

const BOARDS = 40;
const MEMBERS = 50;
const DOCUMENT_BYTES = 20_000;
/** A document as it is sent is a bit smaller or larger than asked for. */
const LEAST_PART = 0.8;
const GATHER_LIMIT_MS = 30_000;
const RETURN_LIMIT_MS = 30_000;

/**
 * 2,000 clients lose their sockets and come back as stock clients do. `cut`: the network breaks and the server stays;
 * `restart`: the server stops gracefully and another process takes its place.
 */
export function storm(id: string, kind: 'cut' | 'restart'): Scenario {
  return {
    id,
    servers: SERVER_NAMES.filter((name) => name !== 'relay'),
    quick: false,
    run: (bench, server) => runStorm(bench, server, kind),
  };
}

async function runStorm(bench: Bench, name: ServerName, kind: 'cut' | 'restart'): Promise<Outcome> {
  if (name === 'relay') throw new LeftOutError('a relay has no document to sync');
  const port = await freeLowPort();
  return onStage(bench, name, port, async (stage) => {
    const { load, server } = stage;
    const boards = Array.from({ length: BOARDS }, (_, index) => `board-${index}`);
    await storeDocuments(name, stage, boards, DOCUMENT_BYTES);
    const plan = { dialect: DIALECTS[name], url: server.url, boards, membersPerBoard: MEMBERS, presence: true };
    await load.ask('gather', ASK_TIMEOUT_MS, { ...plan, minBytes: DOCUMENT_BYTES * LEAST_PART });
    await waitForAll(load, GATHER_LIMIT_MS);
    await load.ask('forget', ASK_TIMEOUT_MS);
    const restart = await (kind === 'cut' ? cut(stage) : replace(stage));
    const state = await waitForCrowd(load, RETURN_LIMIT_MS);
    const { loopMaxMs, rssPeak } = await restart.server.remote.ask('sample', ASK_TIMEOUT_MS);
    return { figures: { ...crowdFigures(state), ...restart.figures, loopMax: loopMaxMs, rssPeak } };
  });
}

async function cut({ load, server }: Stage) {
  await server.remote.ask('reset', ASK_TIMEOUT_MS);
  await load.ask('cut', ASK_TIMEOUT_MS);
  return { server, figures: {} };
}

async function replace(stage: Stage) {
  await stage.load.ask('expectReturn', ASK_TIMEOUT_MS);
  const from = clock();
  await stage.stopServer();
  const server = await stage.startServer();
  return { server, figures: { restart: clock() - from } };
}
