import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type CommandSocket, serveCommands } from './command-line/serve-commands.ts';
import { openConfiguredDatabase } from './db/open-configured-database.ts';
import { type DemoAccount, ensureDemo } from './demo/ensure-demo.ts';
import type { Env } from './env.ts';
import { createApp, type Pages } from './http/app.ts';
import { createHttpServer, type Middleware } from './http/http-server.ts';
import { metrics } from './http/metrics.ts';
import { registerServiceMetrics } from './http/service-metrics.ts';
import type { Logger } from './logger.ts';
import { createServices } from './services.ts';

/** Where pages come from. Given the HTTP server, because Vite's hot reload rides on it. */
export type PageSource = (server: Server) => Promise<{
  readonly pages: Pages;
  readonly middleware?: Middleware;
  readonly close?: () => Promise<void>;
}>;

export interface RunningServer {
  /** Address that this machine can open. */
  readonly url: string;
  /** How to sign in to the demo organisation; null when this installation has none. */
  readonly demo: DemoAccount | null;
  /** Drains requests and sockets, saves, backs up, gives the data folder free. */
  stop(): Promise<void>;
}

/** Starts everything, in the order in which it depends on each other; on a failure ends what was started. */
export async function startServer(
  env: Env,
  log: Logger,
  pageSource: PageSource,
  onLost: (error: Error) => void,
): Promise<RunningServer> {
  const ends: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const database = await openConfiguredDatabase(env, log, onLost);
    ends.push(() => database.close());
    const services = await createServices({ db: database.db, env, log, now: () => new Date(), newId: randomUUID });
    ends.push(() => services.stop());
    const unregister = registerServiceMetrics(metrics, () => ({
      rooms: services.rooms.stats(),
      projector: services.projector.stats(),
      activity: services.activityDeriver.stats(),
      leases: services.leases.stats(),
      bus: services.bus.stats(),
      backups: database.backupStatus?.() ?? null,
      pool: database.pool,
    }));
    ends.push(async () => unregister());
    const demo = await ensureDemo(database.db, services, env);

    const http = createHttpServer();
    const { pages, middleware, close } = await pageSource(http.server);
    if (close) ends.push(close);
    const app = createApp({ env, services, pages, log });
    http.serve(app, services.rooms.handleUpgrade, middleware);
    const { port } = await http.listen(env.PORT, env.HOST);
    // Together: the server only closes once its sockets are, and it is the rooms that close them.
    ends.push(() => Promise.all([http.close(), services.rooms.stop()]));

    const commands: CommandSocket | null = await serveCommands(env.DATA_DIR, services, log);
    if (commands) ends.push(() => commands.close());
    return { url: address(env.HOST, port), demo, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function address(host: string, port: number): string {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
