import type { Observable, SaveStatus } from './board-session.ts';
import { createCell, samePlain } from './observable.ts';
import { type ConnectionFacts, SLOW_SAVE_MS, saveStatus } from './save-status.ts';

export interface StatusClock {
  readonly status: Observable<SaveStatus>;
  /** To be called whenever a fact changed. */
  update(): void;
  close(): void;
}

/** The status from the facts, looked at again when time alone changes it: an answer that is owed too long. */
export function createStatusClock(facts: () => Omit<ConnectionFacts, 'unconfirmedForMs'>): StatusClock {
  const status = createCell<SaveStatus>({ state: 'connecting' }, samePlain);
  let owedSince: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const update = () => {
    const known = facts();
    const isOwed = known.link === 'open' && !known.confirmed;
    if (!isOwed) owedSince = null;
    else owedSince ??= performance.now();
    if (timer) clearTimeout(timer);
    const unconfirmedForMs = owedSince === null ? 0 : performance.now() - owedSince;
    timer =
      isOwed && unconfirmedForMs <= SLOW_SAVE_MS ? setTimeout(update, SLOW_SAVE_MS - unconfirmedForMs + 50) : null;
    status.set(saveStatus({ ...known, unconfirmedForMs }));
  };

  return {
    status,
    update,
    close: () => {
      if (timer) clearTimeout(timer);
    },
  };
}
