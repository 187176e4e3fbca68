import type { Observable } from '#app/board/sync/board-session.ts';
import { createCell } from '#app/board/sync/observable.ts';

/** Which mentions a person has seen on a board, kept in this browser and told to its other tabs. */
export interface SeenMentions extends Observable<ReadonlySet<string>> {
  /** Adds these, and forgets those that are not among `existing` any more, where that is given. */
  add(ids: Iterable<string>, existing?: ReadonlySet<string>): void;
}

const stores = new Map<string, SeenMentions>();

/** The same store for all who ask in this tab. */
export function seenMentions(userId: string, boardId: string): SeenMentions {
  const name = `quarterdeck:mentions-seen:${userId}:${boardId}`;
  const store = stores.get(name) ?? createStore(name);
  stores.set(name, store);
  return store;
}

function createStore(name: string): SeenMentions {
  const cell = createCell<ReadonlySet<string>>(read(name), sameIds);
  if (typeof window !== 'undefined') {
    window.addEventListener('storage', ({ key }) => key === name && cell.set(read(name)));
  }
  return {
    get: cell.get,
    subscribe: cell.subscribe,
    add(ids, existing) {
      const next = new Set([...cell.get(), ...ids].filter((id) => existing?.has(id) ?? true));
      if (sameIds(next, cell.get())) return;
      cell.set(next);
      try {
        localStorage.setItem(name, JSON.stringify([...next]));
      } catch {
        // A browser that keeps nothing: seen as long as the tab is open.
      }
    },
  };
}

function read(name: string): ReadonlySet<string> {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(name) ?? '[]');
    return new Set(Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []);
  } catch {
    // Blocked, or written by something else: nothing was seen yet.
    return new Set();
  }
}

function sameIds(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((id) => b.has(id));
}
