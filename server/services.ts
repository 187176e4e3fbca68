import type { Database } from './db/client.ts';
import type { Env } from './env.ts';
import type { Logger } from './logger.ts';

/** What services are made of. Time and ids come in from here, so that tests can set them. */
export interface ServiceDependencies {
  readonly db: Database;
  readonly env: Env;
  readonly log: Logger;
  readonly now: () => Date;
  readonly newId: () => string;
}

/** All that loaders, actions, the socket and the command line can ask for; one instance a process. */
export interface Services {
  /** Whether everything can do its work: asked by GET /readyz. Rejects with the reason. */
  checkReady(): Promise<void>;
  /** Ends what runs by itself: rooms are saved and closed, timers stop. The database is closed afterwards. */
  stop(): Promise<void>;
}

/** Composes the services, in the order in which they need each other. */
export async function createServices(deps: ServiceDependencies): Promise<Services> {
  const { db } = deps;
  return {
    async checkReady() {
      await db.execute('select 1');
    },
    async stop() {
      // Nothing runs by itself yet.
    },
  };
}
