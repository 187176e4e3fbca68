import type { LoadOperations, TrafficPlan } from '../load/load-operations.ts';
import { type Remote, spawnRemote } from '../remote.ts';
import {
  type Bench,
  DIALECTS,
  makePlace,
  SERVER_NAMES,
  type ServerName,
  type ServerUnderTest,
  startServer,
} from '../services/server-under-test.ts';
import { ASK_TIMEOUT_MS, measureTraffic } from './measure-traffic.ts';
import type { Outcome, Scenario, Timing } from './scenario.ts';

export interface LiveBoards {
  readonly boards: number;
  readonly members: number;
  readonly echo: boolean;
  /** Processes of the server that share the boards; clients take them in turn. */
  readonly processes: number;
}

const CONNECT_TIMEOUT_MS = 30_000;

/** Boards on which every member edits once a second and moves the pointer five times a second. */
export function liveBoards(
  id: string,
  shape: LiveBoards,
  { servers = SERVER_NAMES, quick = true }: { servers?: readonly ServerName[]; quick?: boolean } = {},
): Scenario {
  return { id, servers, quick, run: (bench, server, timing) => runLiveBoards(bench, server, shape, timing) };
}

async function runLiveBoards(bench: Bench, name: ServerName, shape: LiveBoards, timing: Timing): Promise<Outcome> {
  const boards = Array.from({ length: shape.boards }, (_, index) => `board-${index}`);
  const place = await makePlace(bench, name, shape.processes > 1);
  const servers: ServerUnderTest[] = [];
  let load: Remote<LoadOperations> | undefined;
  try {
    for (let i = 0; i < shape.processes; i++) servers.push(await startServer(bench, name, place));
    const remotes = servers.map(({ remote }) => remote);
    await remotes[0]?.ask('store', CONNECT_TIMEOUT_MS, boards);
    load = spawnRemote<LoadOperations>(bench.bundle.file('load'), bench.signal);
    const before = await rssOf(servers);
    const urls = servers.map(({ url }) => url);
    await load.ask('connect', CONNECT_TIMEOUT_MS, trafficPlan(name, shape, boards, urls));
    const connected = await rssOf(servers);
    const { figures, ...rest } = await measureTraffic(bench, name, remotes, load, timing);
    const rssPerConnection = (connected - before) / (shape.boards * shape.members);
    const rssPerRoom = ((figures.rss ?? Number.NaN) - before) / shape.boards;
    return { ...rest, figures: { ...figures, rssPerConnection, rssPerRoom } };
  } finally {
    await load?.end();
    for (const server of servers) await server.end();
    await place?.remove();
  }
}

async function rssOf(servers: readonly ServerUnderTest[]): Promise<number> {
  const samples = await Promise.all(servers.map(({ remote }) => remote.ask('sample', ASK_TIMEOUT_MS)));
  return samples.reduce((bytes, { rss }) => bytes + rss, 0);
}

export function trafficPlan(
  name: ServerName,
  { members, echo }: Pick<LiveBoards, 'members' | 'echo'>,
  boards: readonly string[],
  urls: readonly string[],
): TrafficPlan {
  return {
    seed: 1,
    dialect: DIALECTS[name],
    urls,
    boards,
    membersPerBoard: members,
    process: 0,
    processes: 1,
    editEveryMs: 1_000,
    presenceEveryMs: 200,
    echo,
    fillerBytes: 0,
    reader: false,
  };
}
