import { ACCESS_CHANNEL, EVERYBODY, readAnnouncement } from '#server/auth/access-changes.ts';
import type { Accounts } from '#server/auth/accounts.ts';
import { listen } from '#server/db/listen.ts';
import type { Logger } from '#server/logger.ts';
import type { Members } from '#server/organisations/members.ts';
import type { Rooms } from './rooms.ts';

export interface AccessSources {
  readonly members: Pick<Members, 'onAccessChanged'>;
  readonly accounts: Pick<Accounts, 'onSignedOut'>;
  /** The Postgres server that all processes share; missing for the embedded database, which has one process. */
  readonly databaseUrl: string | undefined;
  readonly log: Logger;
}

/**
 * Has open sockets looked at whenever access changes: by this process before the change answers, by other processes of
 * the cluster and by command lines beside it when Postgres tells of their COMMIT. That does not need Redis, and what was
 * missed while the database was away is made good by looking at all sockets once it is back. Answers what ends it.
 */
export function recheckOnAccessChange(
  rooms: Pick<Rooms, 'recheckAccess'>,
  { members, accounts, databaseUrl, log }: AccessSources,
): () => Promise<void> {
  members.onAccessChanged(({ userId }) => rooms.recheckAccess({ userId }));
  accounts.onSignedOut((sessionId) => rooms.recheckAccess({ sessionId }));
  if (!databaseUrl) return () => Promise.resolve();
  return listen({
    url: databaseUrl,
    channel: ACCESS_CHANNEL,
    log,
    onMessage: (payload) => void rooms.recheckAccess(readAnnouncement(payload)),
    onListening: () => void rooms.recheckAccess(EVERYBODY),
  });
}
