import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import type { Bus, DocumentMessage } from './bus.ts';
import { decodeDocumentMessage, encodeDocumentMessage } from './bus-codec.ts';

type DocumentListener = (message: DocumentMessage, from: string) => void;

/** Past this many bytes waiting for Redis, messages are dropped: the others will read the database. */
const MAX_QUEUE = 8 * 1024 * 1024;
const RETRY_MS = 500;
/** After so long without an answer a connection is given up: Redis may have vanished without a word. */
const SILENCE_MS = 10_000;

/**
 * The bus of a cluster. While Redis is away nothing waits for it and nothing is queued: edits go on being durable, and
 * other processes find them by comparing heads. It comes back by itself.
 */
export function createRedisBus({
  url,
  log,
  prefix = 'quarterdeck',
  silenceMs = SILENCE_MS,
}: {
  url: string;
  log: Logger;
  prefix?: string;
  silenceMs?: number;
}): Bus {
  const me = randomUUID();
  const channelOf = (docId: string) => `${prefix}:doc:${docId}`;
  const options = {
    retryStrategy: () => RETRY_MS,
    maxRetriesPerRequest: null,
    enableOfflineQueue: false,
    connectTimeout: silenceMs,
    socketTimeout: silenceMs,
  } as const;
  const publisher = new Redis(url, options);
  const subscriber = new Redis(url, { ...options, autoResubscribe: false });
  const listeners = new Map<string, Set<DocumentListener>>();
  const reconnectListeners = new Set<() => void>();
  let queued = 0;
  const counts = { published: 0, received: 0, dropped: 0 };
  let closing = false;

  let lastError = '';
  for (const client of [publisher, subscriber]) {
    client.on('error', (error: Error) => {
      if (error.message !== lastError) log.warn({ err: error }, 'Redis is away; edits stay durable, others poll');
      lastError = error.message;
    });
    client.on('ready', () => {
      lastError = '';
    });
  }

  // Who only listens would never notice a dead line.
  const asking = setInterval(() => {
    for (const client of [publisher, subscriber]) {
      if (client.status !== 'ready') continue;
      client.ping().catch((error: Error) => log.debug({ err: error }, 'Redis did not answer'));
    }
  }, silenceMs / 2).unref();

  function send(channel: string, bytes: Buffer | string): void {
    const size = bytes.length;
    if (publisher.status !== 'ready' || queued + size > MAX_QUEUE) {
      counts.dropped += 1;
      return;
    }
    counts.published += 1;
    queued += size;
    publisher
      .publish(channel, bytes)
      .catch((error: Error) => log.debug({ err: error }, 'A bus message was not sent'))
      .finally(() => {
        queued -= size;
      });
  }

  function follow(action: 'subscribe' | 'unsubscribe', ...channels: string[]): Promise<unknown> {
    if (closing || subscriber.status !== 'ready' || channels.length === 0) return Promise.resolve();
    return subscriber[action](...channels).catch((error: Error) =>
      log.debug({ err: error }, `Redis did not ${action}`),
    );
  }

  subscriber.on('ready', () => {
    void follow('subscribe', ...[...listeners.keys()].map(channelOf)).then(() => {
      for (const listener of reconnectListeners) listener();
    });
  });
  subscriber.on('messageBuffer', (channel: Buffer, bytes: Buffer) => {
    try {
      const name = channel.toString();
      const { from, message } = decodeDocumentMessage(bytes);
      if (from === me) return;
      counts.received += 1;
      for (const listener of listeners.get(name.slice(channelOf('').length)) ?? []) listener(message, from);
    } catch (error) {
      log.error({ err: error }, 'A bus message could not be read');
    }
  });

  return {
    shared: true,
    publish: (docId, message) => send(channelOf(docId), encodeDocumentMessage(me, message)),
    subscribe(docId, listener, joined) {
      const known = listeners.get(docId) ?? new Set();
      listeners.set(docId, known);
      const isFirst = known.size === 0;
      known.add(listener);
      void (isFirst ? follow('subscribe', channelOf(docId)) : Promise.resolve()).then(joined);
      return () => {
        known.delete(listener);
        if (known.size > 0 || listeners.get(docId) !== known) return;
        listeners.delete(docId);
        void follow('unsubscribe', channelOf(docId));
      };
    },
    onReconnect(listener) {
      reconnectListeners.add(listener);
      return () => reconnectListeners.delete(listener);
    },
    stats: () => ({
      ...counts,
      up: publisher.status === 'ready' && subscriber.status === 'ready',
      queuedBytes: queued,
    }),
    close() {
      closing = true;
      clearInterval(asking);
      publisher.disconnect();
      subscriber.disconnect();
      return Promise.resolve();
    },
  };
}
