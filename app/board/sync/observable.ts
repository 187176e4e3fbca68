import type { Observable } from './board-session.ts';

/** An Observable that is set from within. Setting an equal value tells nobody. */
export interface Cell<T> extends Observable<T> {
  set(value: T): void;
}

export function createCell<T>(initial: T, same: (a: T, b: T) => boolean = Object.is): Cell<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (same(current, value)) return;
      current = value;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Whether two plain values are the same when written as JSON; for small status objects. */
export function samePlain(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
