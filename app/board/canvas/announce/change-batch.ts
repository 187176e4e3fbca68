import type { Change } from './remote-changes.ts';

/** Changes of others that wait to be told. */
export interface ChangeBatch {
  add(who: string, changes: readonly Change[]): void;
  /** What there is to tell, as one short text; null when nothing happened. Empties the batch. */
  take(): string | null;
}

/** Collects what others did. Of an item only the last thing is told: what came before it does not hold any more. */
export function createChangeBatch(): ChangeBatch {
  const waiting = new Map<string, string>();
  return {
    add(who, changes) {
      for (const { itemId, words } of changes) {
        waiting.delete(itemId);
        waiting.set(itemId, `${who} ${words}.`);
      }
    },
    take() {
      if (waiting.size === 0) return null;
      const last = [...waiting.values()].at(-1);
      const others = waiting.size - 1;
      waiting.clear();
      return others === 0 ? `${last}` : `${last} ${others} more ${others === 1 ? 'change' : 'changes'}.`;
    },
  };
}
