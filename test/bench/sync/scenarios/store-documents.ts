import { DIALECTS, type ServerName } from '../services/server-under-test.ts';
import type { Stage } from './stage.ts';

const STORE_TIMEOUT_MS = 60_000;

/** Gives a server documents of about `bytes`: ours in its database, peers by a client that stays until `forget`. */
export async function storeDocuments(
  name: ServerName,
  { server, load }: Pick<Stage, 'server' | 'load'>,
  boards: readonly string[],
  bytes: number,
): Promise<void> {
  const dialect = DIALECTS[name];
  if (dialect !== 'ours') return load.ask('upload', STORE_TIMEOUT_MS, { dialect, url: server.url, boards, bytes });
  for (const docId of boards) await server.remote.ask('storeState', STORE_TIMEOUT_MS, docId, bytes);
}
