import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from '../logger.ts';

const RETRY_MS = 500;

export interface ListenOptions {
  /** The Postgres server. Not through a pooler that shares connections between transactions: those lose LISTEN. */
  readonly url: string;
  readonly channel: string;
  readonly log: Logger;
  readonly onMessage: (payload: string) => void;
  /** Called each time listening begins: what was sent before is missed. */
  readonly onListening: () => void;
  /** A connection that broke without a word (a firewall that forgot it) is found out by asking. In milliseconds. */
  readonly askEveryMs?: number;
  readonly answerWithinMs?: number;
}

/** Listens to NOTIFY on a connection of its own, and connects again for ever. Answers what ends it. */
export function listen(options: ListenOptions): () => Promise<void> {
  const { url, channel, log, onMessage, onListening, askEveryMs = 5_000, answerWithinMs = 3_000 } = options;
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
      connectionTimeoutMillis: answerWithinMs,
      query_timeout: answerWithinMs,
    });
    let timer: NodeJS.Timeout | undefined;
    let ask: () => void = () => undefined;
    const lost = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('The connection ended')));
      ask = () => {
        timer = setTimeout(() => client.query('select 1').then(ask, reject), askEveryMs).unref();
      };
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
      ask();
      await Promise.race([lost, ending]);
    } finally {
      clearTimeout(timer);
      const closed = client.end().catch((err: unknown) => log.debug({ err }, 'A lost connection could not be closed'));
      // One that does not answer any more may not answer the farewell either.
      if (ended) await Promise.race([closed, delay(answerWithinMs, undefined, { ref: false })]);
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
        await Promise.race([ending, delay(RETRY_MS, undefined, { ref: false })]);
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
