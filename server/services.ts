import { type Access, createAccess } from './auth/access.ts';
import { type Accounts, createAccounts } from './auth/accounts.ts';
import { type Boards, createBoards } from './boards/boards.ts';
import type { Database } from './db/client.ts';
import type { Env } from './env.ts';
import type { Logger } from './logger.ts';
import { createOrganisations, type Organisations } from './organisations/organisations.ts';

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
  readonly access: Access;
  readonly accounts: Accounts;
  readonly organisations: Organisations;
  readonly boards: Boards;
  /** Whether everything can do its work: asked by GET /readyz. Rejects with the reason. */
  checkReady(): Promise<void>;
  /** Ends what runs by itself: rooms are saved and closed, timers stop. The database is closed afterwards. */
  stop(): Promise<void>;
}

/** Composes the services, in the order in which they need each other. */
export async function createServices(deps: ServiceDependencies): Promise<Services> {
  const { db, env, now, newId } = deps;
  const secureCookies = env.PUBLIC_URL?.startsWith('https:') ?? false;
  const access = createAccess({ db });
  const accounts = createAccounts({ db, newId, secureCookies });
  const organisations = createOrganisations({ db, now, newId });
  const boards = createBoards({ db, now, newId });
  return {
    access,
    accounts,
    organisations,
    boards,
    async checkReady() {
      await db.execute('select 1');
    },
    async stop() {
      // Nothing runs by itself yet.
    },
  };
}
