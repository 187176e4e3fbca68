import { useLocation } from '@remix-run/react';
import { History } from 'lucide-react';
import { useEffect, useState } from 'react';
import { OVER_PICTURE } from '#app/board/shell/over-picture.ts';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { Button } from '#app/components/button.tsx';
import { ButtonLink } from '#app/components/button-link.tsx';
import { LAST_VISIT, type LastVisit } from '#shared/history/last-visit.ts';
import { noteVisit } from './note-visit.ts';
import { visitWords } from './visit-words.ts';

/** The server takes a visit for over when it was not noted for half an hour. */
const NOTE_EVERY_MS = 10 * 60_000;

/** Offers what others changed since this person was here last, until it is taken, put off, or a visit has gone by. */
export function VisitOffer({ session, base }: { readonly session: BoardSession; readonly base: string }) {
  const visit = useLastVisit(session);
  const { pathname, search } = useLocation();
  const [answered, setAnswered] = useState<string | null>(null);
  const isHistory = pathname.startsWith(`${base}/history`) || new URLSearchParams(search).has('since');
  if (!visit || visit.changed === 0 || isHistory) return null;
  const key = `quarterdeck:visit:${session.boardId}`;
  if (answered === visit.at || wasAnswered(key, visit.at)) return null;
  const answer = () => {
    setAnswered(visit.at);
    rememberAnswer(key, visit.at);
  };
  return (
    <section aria-label="Since your last visit" className={OVER_PICTURE}>
      <History aria-hidden size={16} className="text-ink-3 max-sm:hidden" />
      <span role="status">{visitWords(visit, new Date())}</span>
      <span className="flex gap-2">
        <ButtonLink to={addressOf(visit, base, pathname)} variant="primary" size="sm" onClick={answer}>
          See what changed
        </ButtonLink>
        <Button size="sm" onClick={answer}>
          Not now
        </Button>
      </span>
    </section>
  );
}

/** On the picture that is open, where changes can be drawn on it; as a list elsewhere. */
function addressOf({ isKept, at }: LastVisit, base: string, pathname: string): string {
  if (!isKept) return `${base}/history/activity?since=${at.slice(0, 10)}`;
  for (const picture of ['roadmap', 'matrix'])
    if (pathname === `${base}/${picture}`) return `${base}/${picture}?since=${LAST_VISIT}`;
  return `${base}/history/compare?from=${LAST_VISIT}&to=now`;
}

/** Notes the visit for as long as the board is looked at. What the first note of a visit was answered stays. */
function useLastVisit({ boardId, status }: BoardSession): LastVisit | null {
  const [visit, setVisit] = useState<LastVisit | null>(null);
  const { state } = useObservable(status);
  const isOnline = state !== 'offline' && state !== 'closed';
  useEffect(() => {
    if (!isOnline) return;
    let left = false;
    const note = () => {
      if (document.visibilityState !== 'visible') return;
      noteVisit(boardId).then(
        // On a page left open overnight the next look is another visit.
        (answer) => !left && setVisit((before) => (before?.at === answer?.at ? before : answer)),
        // The header says that the connection is gone; the next note comes with its return.
        () => undefined,
      );
    };
    note();
    const timer = setInterval(note, NOTE_EVERY_MS);
    document.addEventListener('visibilitychange', note);
    return () => {
      left = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', note);
    };
  }, [boardId, isOnline]);
  return visit;
}

function wasAnswered(key: string, at: string): boolean {
  try {
    return sessionStorage.getItem(key) === at;
  } catch {
    // Where the browser gives no storage, the answer holds for as long as the page is open.
    return false;
  }
}

function rememberAnswer(key: string, at: string): void {
  try {
    sessionStorage.setItem(key, at);
  } catch {
    // As above.
  }
}
