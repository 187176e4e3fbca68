import { useSyncExternalStore } from 'react';
import { agoText, dayText } from './relative-time.ts';

const TICK_MS = 30_000;

function everyTick(notify: () => void): () => void {
  const timer = setInterval(notify, TICK_MS);
  return () => clearInterval(timer);
}

/** The clock in steps of half a minute; null on the server and while hydrating, which know no clock of the reader's. */
const useNow = (): number | null =>
  useSyncExternalStore(
    everyTick,
    () => Math.floor(Date.now() / TICK_MS) * TICK_MS,
    () => null,
  );

/** An instant as "3 h ago", from a week on as its date; the full instant on hover. */
export function TimeAgo({ date }: { date: Date }) {
  const now = useNow();
  const zone = now === null ? 'UTC' : Intl.DateTimeFormat().resolvedOptions().timeZone;
  const text = (now !== null && agoText(date, new Date(now))) || dayText(date, zone);
  const full = now === null ? undefined : date.toLocaleString('en-GB', { dateStyle: 'full', timeStyle: 'short' });
  return (
    <time dateTime={date.toISOString()} title={full}>
      {text}
    </time>
  );
}
