import { useSyncExternalStore } from 'react';
import type { Observable } from './board-session.ts';

/** The value of an observable; the component renders again when it changes. */
export function useObservable<T>(observable: Observable<T>): T {
  return useSyncExternalStore(observable.subscribe, observable.get, observable.get);
}
