import { useEffect } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import type { OfflineCardsProps } from './offline-cards.tsx';

/** What is said after a time without a network has to be here before that time. */
const cardsCode = fetchedCode(async () => (await import('./offline-cards.tsx')).OfflineCards);

/** By then the page is there: what may be needed later must not compete with it. */
const SETTLED_MS = 3000;

/** The place over the picture for news about changes made offline. */
export function OfflineSlot({
  session,
  ...props
}: Omit<OfflineCardsProps, 'session'> & { session: BoardSession | null }) {
  return session && <OpenSlot session={session} {...props} />;
}

const nothing = () => undefined;

function OpenSlot(props: OfflineCardsProps) {
  const { session, aside } = props;
  const status = useObservable(session.status);
  const report = useObservable(session.offline.report);
  const isWanted = aside.length > 0 || report !== null || (status.state === 'closed' && status.waiting > 0);
  const Cards = useFetchedCode(cardsCode, isWanted, nothing);
  useEffect(() => {
    const timer = setTimeout(cardsCode.warm, SETTLED_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="pointer-events-none absolute inset-x-0 top-0 z-30 mx-auto flex max-h-full w-full max-w-xl flex-col gap-2 overflow-y-auto p-3">
      {isWanted && Cards && <Cards {...props} />}
    </div>
  );
}
