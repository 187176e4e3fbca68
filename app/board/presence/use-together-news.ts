import { useEffect, useRef, useState } from 'react';
import type { BoardSession, Peer } from '#app/board/sync/board-session.ts';
import { followersOf, type Summons, summonsOf } from './follow-rules.ts';
import { SUMMONS_MS } from './together.ts';

/** Who calls, and who follows this person. */
export interface TogetherNews {
  /** The call to answer; null when there is none, or all were answered. */
  readonly summons: Summons | null;
  readonly followers: readonly Peer['user'][];
  dismiss(summonsId: string): void;
}

/** Keeps up with calls and followers; renders again only when they change. A call stands for 20 seconds at most. */
export function useTogetherNews(session: BoardSession): TogetherNews {
  const { presence, together, me } = session;
  const [summons, setSummons] = useState<Summons | null>(null);
  const [followers, setFollowers] = useState<readonly Peer['user'][]>([]);
  const firstSeen = useRef(new Map<string, number>());
  const dismissed = useRef(new Set<string>());
  const update = useRef<() => void>(() => undefined);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      clearTimeout(timer);
      const peers = presence.peers.get();
      const now = performance.now();
      const open = summonsOf(peers, me.id).filter(({ id, user }) => {
        const since = firstSeen.current.get(id) ?? now;
        firstSeen.current.set(id, since);
        return now - since < SUMMONS_MS && !dismissed.current.has(id) && together.leader.get()?.id !== user.id;
      });
      const [first = null] = open;
      setSummons((before) => (before?.id === first?.id ? before : first));
      const next = followersOf(peers, me.id);
      setFollowers((before) => (sameUsers(before, next) ? before : next));
      if (first) timer = setTimeout(show, 1000);
    };
    update.current = show;
    show();
    const stops = [presence.peers.subscribe(show), together.leader.subscribe(show)];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [presence, together, me]);

  return {
    summons,
    followers,
    dismiss(id) {
      dismissed.current.add(id);
      update.current();
    },
  };
}

function sameUsers(a: readonly Peer['user'][], b: readonly Peer['user'][]): boolean {
  return a.length === b.length && a.every(({ id }, i) => id === b[i]?.id);
}
