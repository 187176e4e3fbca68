import pg from 'pg';
import type { Logger } from '../logger.ts';

const RETRY_MS = 500;
/** A connection that broke without a word (a firewall that forgot it) is found out by asking. */
const ASK_EVERY_MS = 5_000;
const ANSWER_WITHIN_MS = 3_000;

export interface ListenOptions {
  /** The Postgres server. Not through a pooler that shares connections between transactions: those lose LISTEN. */
  readonly url: string;
  readonly channel: string;
  readonly log: Logger;
  readonly onMessage: (payload: string) => void;
  /** Called each time listening begins: what was sent before is missed. */
  readonly onListening: () => void;
}

/** Listens to NOTIFY on a connection of its own, and connects again for ever. Answers what ends it. */
export function listen({ url, channel, log, onMessage, onListening }: ListenOptions): () => Promise<void> {
  let ended = false;
  let wasLost = false;
  let end: () => void = () => undefined;
  const ending = new Promise<void>((resolve) => {
    end = resolve;
  });

  /** Resolves when it is told to end, rejects when the connection is lost. */
  async function listenOnce(): Promise<void> {
    const client = new pg.Client({
      connectionString: url,
      application_name: `listens to ${channel}`,
      keepAlive: true,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
    });
    let timer: NodeJS.Timeout | undefined;
    const lost = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('The connection ended')));
      timer = setInterval(() => client.query('select 1').catch(reject), ASK_EVERY_MS).unref();
    });
    // It may be lost while something else is waited for.
    lost.catch(() => undefined);
    client.on('notification', ({ payload = '' }) => onMessage(payload));
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      if (wasLost) log.info('Changes of access are heard again');
      wasLost = false;
      onListening();
      await Promise.race([lost, ending]);
    } finally {
      clearInterval(timer);
      // One that does not answer any more would not answer the farewell either: nobody waits for it but a graceful end.
      const closed = client.end().catch((err: unknown) => log.debug({ err }, 'A lost connection could not be closed'));
      if (ended) await closed;
    }
  }

  async function listenForEver(): Promise<void> {
    while (!ended) {
      try {
        await listenOnce();
      } catch (err) {
        if (ended) return;
        if (!wasLost) log.warn({ err }, 'Changes of access are not heard until the database is back');
        wasLost = true;
        await Promise.race([ending, new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref())]);
      }
    }
  }

  const running = listenForEver();
  return () => {
    ended = true;
    end();
    return running;
  };
}
