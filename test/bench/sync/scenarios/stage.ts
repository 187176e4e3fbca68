import type { LoadOperations } from '../load/load-operations.ts';
import { type Remote, spawnRemote } from '../remote.ts';
import {
  type Bench,
  makePlace,
  type Place,
  type ServerName,
  type ServerUnderTest,
  startServer,
} from '../services/server-under-test.ts';

/** A server, clients in a process of their own, and the means to start the server again at the same place. */
export interface Stage {
  readonly server: ServerUnderTest;
  readonly load: Remote<LoadOperations>;
  readonly place: Place | null;
  /** Stops the server gracefully; the next one has its address and its database. */
  stopServer(): Promise<void>;
  startServer(): Promise<ServerUnderTest>;
}

const STOP_TIMEOUT_MS = 20_000;

/** Sets the stage, plays on it, and leaves nothing behind. */
export async function onStage<T>(bench: Bench, name: ServerName, port: number, play: (stage: Stage) => Promise<T>) {
  const place = await makePlace(bench, name);
  let server: ServerUnderTest | undefined;
  let load: Remote<LoadOperations> | undefined;
  try {
    server = await startServer(bench, name, place, { port });
    load = spawnRemote<LoadOperations>(bench.bundle.file('load'), bench.signal);
    return await play({
      server,
      load,
      place,
      async stopServer() {
        await server?.remote.ask('stop', STOP_TIMEOUT_MS);
        await server?.end();
      },
      async startServer() {
        server = await startServer(bench, name, place, { port });
        return server;
      },
    });
  } finally {
    await load?.end();
    await server?.end();
    await place?.remove();
  }
}
