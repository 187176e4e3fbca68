import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { Bus } from './bus.ts';

/** The bus of a process that is alone. */
export function createLocalBus(): Bus {
  return createHub(false).join();
}

/** Joins several room servers inside one process, as Redis joins processes. */
export function createHub(shared = true): { join(): Bus } {
  const events = new EventEmitter().setMaxListeners(0);
  return { join: () => join(events, shared) };
}

function join(events: EventEmitter, shared: boolean): Bus {
  const me = randomUUID();
  function on<T>(name: string, listener: (message: T, from: string) => void): () => void {
    const filtered = (message: T, from: string) => {
      if (from !== me) listener(message, from);
    };
    events.on(name, filtered);
    return () => events.off(name, filtered);
  }
  return {
    shared,
    publish: (docId, message) => void events.emit(`doc:${docId}`, message, me),
    subscribe(docId, listener, joined) {
      queueMicrotask(joined);
      return on(`doc:${docId}`, listener);
    },
    onReconnect: () => () => undefined,
    stats: () => null,
    close: () => Promise.resolve(),
  };
}
