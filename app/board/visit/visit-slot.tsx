import { useEffect, useState } from 'react';
import type { BoardSession } from '#app/board/sync/board-session.ts';
import { useObservable } from '#app/board/sync/use-observable.ts';
import { fetchedCode } from '#app/components/fetched-code.ts';
import type { VisitOffer } from './visit-offer.tsx';

const offerCode = fetchedCode(async () => (await import('./visit-offer.tsx')).VisitOffer);

/** By then the board is there: the offer must not compete with it. */
const SETTLED_MS = 2000;

/** The place of "since your last visit" over the picture: filled once the board stands. */
export function VisitSlot({ session, base }: { readonly session: BoardSession; readonly base: string }) {
  const isLoaded = useObservable(session.loaded);
  const [code, setCode] = useState<{ readonly Offer: typeof VisitOffer } | null>(null);
  useEffect(() => {
    if (!isLoaded || code) return;
    let left = false;
    const timer = setTimeout(() => {
      offerCode.fetch().then(
        (Offer) => !left && setCode({ Offer }),
        // Without a connection there is nothing to offer; the next opening asks again.
        () => undefined,
      );
    }, SETTLED_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [isLoaded, code]);
  return code && <code.Offer session={session} base={base} />;
}
