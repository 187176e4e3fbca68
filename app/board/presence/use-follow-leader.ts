import { useLocation, useNavigate } from '@remix-run/react';
import { useEffect } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { useToast } from '#app/components/toast.tsx';
import { tabOf } from './follow-rules.ts';
import { pictureAt } from './use-share-place.ts';

/** Keys that change nothing by themselves; Tab leads to the button that stops. */
const QUIET_KEYS = new Set(['Tab', 'Shift', 'Control', 'Alt', 'Meta']);
const PRESSING_KEYS = new Set(['Enter', ' ']);

/** Goes to the picture the leader is on; lets go at the first pan, zoom, press or key of one's own, or when they leave. */
export function useFollowLeader(session: BoardSession, base: string): void {
  const { together, presence } = session;
  const leaderId = useObservable(together.leader)?.id ?? null;
  const here = pictureAt(useLocation().pathname);
  const navigate = useNavigate();
  const toast = useToast();

  useEffect(() => {
    if (leaderId === null) return;
    // Asked once: to ask again while the page is fetched would begin anew.
    let asked = here;
    const go = () => {
      const there = tabOf(presence.peers.get(), leaderId)?.state.picture;
      if (!there || there === asked) return;
      asked = there;
      navigate(`${base}/${there}`);
    };
    go();
    return presence.peers.subscribe(go);
  }, [presence, leaderId, here, base, navigate]);

  useEffect(() => {
    if (leaderId === null) return;
    const onPress = (event: Event) => {
      if (!isAboutPeople(event.target)) together.stop();
    };
    const onKey = (event: KeyboardEvent) => {
      if (QUIET_KEYS.has(event.key)) return;
      // On their own buttons these keys press, and in their list one searches.
      const isForThem = PRESSING_KEYS.has(event.key) || event.target instanceof HTMLInputElement;
      if (event.key === 'Escape' || !isForThem || !isAboutPeople(event.target)) together.stop();
    };
    window.addEventListener('pointerdown', onPress, true);
    window.addEventListener('wheel', onPress, { capture: true, passive: true });
    window.addEventListener('keydown', onKey, true);
    return () => {
      window.removeEventListener('pointerdown', onPress, true);
      window.removeEventListener('wheel', onPress, { capture: true });
      window.removeEventListener('keydown', onKey, true);
    };
  }, [together, leaderId]);

  useEffect(
    () => together.onLeft(({ name }) => toast({ title: `${name} left: you follow nobody now` })),
    [together, toast],
  );
}

/** Whether something belongs to the list of people or to what is said about following: to use it ends nothing. */
function isAboutPeople(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[data-people-ui]') !== null;
}
