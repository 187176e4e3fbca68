import type { Logger } from '../logger.ts';
import type { Accounts } from './accounts.ts';

const EVERY_MS = 60 * 60 * 1000;

/** Deletes sessions that have run out, every hour; they open nothing meanwhile. Answers what ends it. */
export function sweepSessions(accounts: Pick<Accounts, 'sweepSessions'>, log: Logger): () => void {
  const timer = setInterval(() => {
    accounts.sweepSessions().catch((err: unknown) => log.warn({ err }, 'Sessions that ran out were not deleted'));
  }, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
