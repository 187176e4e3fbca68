import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseOptions } from '#server/db/client.ts';
import type { RoomSettings } from '#server/rooms/settings.ts';
import { migratedTemplate } from '#test/fixtures/test-database.ts';
import type { Bundle } from '../bundle.ts';
import type { DialectName } from '../load/dialect.ts';
import { type Remote, spawnRemote } from '../remote.ts';
import type { ServerOperations } from '../servers/server-operations.ts';
import type { PostgresService } from './postgres.ts';
import type { RedisService } from './redis.ts';

export const SERVER_NAMES = ['ours-postgres', 'ours-pglite', 'y-websocket-server', 'hocuspocus', 'relay'] as const;
export type ServerName = (typeof SERVER_NAMES)[number];

export const DIALECTS: Readonly<Record<ServerName, DialectName>> = {
  'ours-postgres': 'ours',
  'ours-pglite': 'ours',
  'y-websocket-server': 'y-websocket',
  hocuspocus: 'hocuspocus',
  relay: 'relay',
};

/** What the benchmark runs on. */
export interface Bench {
  readonly bundle: Bundle;
  readonly postgres: PostgresService | null;
  readonly redis: RedisService | null;
  /** Folder that CPU profiles of servers are written to. */
  readonly profile: string | null;
  /** Raised when the row takes too long or the benchmark is interrupted: ends all processes. */
  readonly signal: AbortSignal;
}

export interface ServerUnderTest {
  readonly name: ServerName;
  readonly remote: Remote<ServerOperations>;
  readonly port: number;
  readonly url: string;
  end(): Promise<void>;
}

/** Where a server of ours keeps its documents; processes of a cluster share one. */
export interface Place {
  readonly database: DatabaseOptions;
  readonly redis: string;
  remove(): Promise<void>;
}

/** Thrown when a row can't be run here; the message says why. */
export class LeftOutError extends Error {}

const START_TIMEOUT_MS = 30_000;

/** An empty database of its own for a server of ours; `null` for peers. */
export async function makePlace(bench: Bench, name: ServerName, clustered = false): Promise<Place | null> {
  if (name === 'ours-pglite') {
    const dataDir = await mkdtemp(join(tmpdir(), 'quarterdeck-bench-'));
    const database = { embedded: { dataDir, template: await migratedTemplate() } };
    return { database, redis: '', remove: () => rm(dataDir, { recursive: true, force: true }) };
  }
  if (name !== 'ours-postgres') return null;
  if (!bench.postgres) throw new LeftOutError('no Postgres here');
  if (clustered && !bench.redis) throw new LeftOutError('no Redis here');
  const url = await bench.postgres.createDatabase();
  return { database: { url }, redis: clustered ? (bench.redis?.url ?? '') : '', remove: () => Promise.resolve() };
}

/** Starts a server as a process of its own. */
export async function startServer(
  bench: Bench,
  name: ServerName,
  place: Place | null,
  { port = 0, settings = {} }: { port?: number; settings?: Partial<RoomSettings> } = {},
): Promise<ServerUnderTest> {
  const file = bench.bundle.file(name === 'ours-postgres' || name === 'ours-pglite' ? 'ours' : name);
  const args = place ? [JSON.stringify(place.database), place.redis, JSON.stringify(settings)] : [];
  const profiling = bench.profile ? ['--cpu-prof', `--cpu-prof-dir=${bench.profile}`] : [];
  const remote = spawnRemote<ServerOperations>(file, bench.signal, args, profiling);
  try {
    const listening = await remote.ask('listen', START_TIMEOUT_MS, port);
    return { name, remote, port: listening, url: `ws://127.0.0.1:${listening}`, end: () => remote.end() };
  } catch (error) {
    await remote.end();
    throw error;
  }
}
