import type { BoardSession, Observable, Peer } from '#app/board/sync/board-session.ts';
import { newId } from '#app/board/sync/new-id.ts';
import { createCell } from '#app/board/sync/observable.ts';
import { mayFollow, mustLetGo, tabOf } from './follow-rules.ts';

/** Looking at the same thing: following somebody, and calling everyone. */
export interface Together {
  /** The person whose picture this one follows; null when none. */
  readonly leader: Observable<Peer['user'] | null>;
  /** Follows from now on; nothing happens when they follow this person. */
  follow(user: Peer['user']): void;
  stop(): void;
  /** Told when following ended because the other left. */
  onLeft(listener: (user: Peer['user']) => void): () => void;
  /** The call of this person that stands; null when none. */
  readonly ownSummons: Observable<string | null>;
  /** Asks everyone here to look where this person looks, for 20 seconds. */
  summon(): void;
  endSummons(): void;
  close(): void;
}

export const SUMMONS_MS = 20_000;
/** Who reloads the page is away for a moment. */
const AWAY_MS = 4000;

export function createTogether(presence: BoardSession['presence'], me: string): Together {
  const leader = createCell<Peer['user'] | null>(null);
  const ownSummons = createCell<string | null>(null);
  const listeners = new Set<(user: Peer['user']) => void>();
  let away: ReturnType<typeof setTimeout> | undefined;
  let summonsEnd: ReturnType<typeof setTimeout> | undefined;

  const set = (user: Peer['user'] | null) => {
    clearTimeout(away);
    away = undefined;
    leader.set(user);
    presence.set({ following: user?.id ?? null });
  };
  const leave = (user: Peer['user']) => {
    set(null);
    for (const listener of [...listeners]) listener(user);
  };
  const check = () => {
    const user = leader.get();
    if (!user) return;
    const peers = presence.peers.get();
    if (tabOf(peers, user.id) === null) {
      away ??= setTimeout(() => leave(user), AWAY_MS);
      return;
    }
    clearTimeout(away);
    away = undefined;
    if (mustLetGo(peers, me, user.id)) set(null);
  };
  const endSummons = () => {
    clearTimeout(summonsEnd);
    if (ownSummons.get() === null) return;
    ownSummons.set(null);
    presence.set({ summon: null });
  };
  const unsubscribe = presence.peers.subscribe(check);

  return {
    leader,
    follow: (user) => {
      if (mayFollow(presence.peers.get(), me, user.id)) set(user);
    },
    stop: () => {
      if (leader.get()) set(null);
    },
    onLeft(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    ownSummons,
    summon() {
      set(null);
      endSummons();
      ownSummons.set(newId());
      presence.set({ summon: { id: ownSummons.get() ?? '' } });
      summonsEnd = setTimeout(endSummons, SUMMONS_MS);
    },
    endSummons,
    close() {
      unsubscribe();
      clearTimeout(away);
      clearTimeout(summonsEnd);
      listeners.clear();
    },
  };
}
