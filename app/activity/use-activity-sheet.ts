import { useCallback, useEffect, useRef, useState } from 'react';
import { countNew, type Sheet, withNewestSheet, withOlderSheet } from './sheet.ts';

/** What is shown of a list of activity, what of it is on the way, and what came meanwhile. */
export interface ActivitySheetState {
  readonly sheet: Sheet;
  /** Where older rows are: on their way, refused, or to be asked for. */
  readonly older: 'idle' | 'loading' | 'failed';
  /** Rows that came while the reader was further down, and are not shown yet. */
  readonly waiting: number;
  loadOlder(): void;
  /** Shows what waits. */
  showNew(): void;
  /** Asks for the newest rows again; they are shown at once when `isAtTop`, and wait otherwise: nothing jumps. */
  refresh(): void;
}

/**
 * A list of activity that begins with `first` and goes on from `address` (the page's address for data, without `after`).
 * `isAtTop` says whether the reader sees the beginning of the list and is not in it with the keyboard.
 */
export function useActivitySheet(first: Sheet, address: string, isAtTop: () => boolean): ActivitySheetState {
  const [sheet, setSheet] = useState(first);
  const [pending, setPending] = useState<Sheet | null>(null);
  const [older, setOlder] = useState<ActivitySheetState['older']>('idle');
  const leaving = useRef(new AbortController());
  const current = useRef(sheet);
  current.current = sheet;

  useEffect(() => {
    leaving.current = new AbortController();
    return () => leaving.current.abort();
  }, []);

  const refresh = useCallback(() => {
    const { signal } = leaving.current;
    fetchSheet(address, null, signal).then(
      (newest) => {
        if (signal.aborted) return;
        const news = countNew(current.current, newest);
        if (news === 0 || isAtTop()) {
          setSheet((known) => withNewestSheet(known, newest));
          setPending(null);
        } else setPending(newest);
      },
      // What is known of it stays, and is asked for again at the next change.
      () => undefined,
    );
  }, [address, isAtTop]);

  const loadOlder = useCallback(() => {
    const { next } = current.current;
    if (older === 'loading' || next === null) return;
    const { signal } = leaving.current;
    setOlder('loading');
    fetchSheet(address, next, signal).then(
      (page) => {
        if (signal.aborted) return;
        // Where the list was begun anew meanwhile, this page is of no place in it.
        setSheet((known) => (known.next === next ? withOlderSheet(known, page) : known));
        setOlder('idle');
      },
      () => !signal.aborted && setOlder('failed'),
    );
  }, [address, older]);

  const showNew = useCallback(() => {
    if (pending) setSheet((known) => withNewestSheet(known, pending));
    setPending(null);
  }, [pending]);

  return { sheet, older, waiting: pending ? countNew(sheet, pending) : 0, loadOlder, showNew, refresh };
}

async function fetchSheet(address: string, after: string | null, signal: AbortSignal): Promise<Sheet> {
  const url = new URL(address, location.origin);
  if (after !== null) url.searchParams.set('after', after);
  const response = await fetch(url, { cache: 'no-store', redirect: 'manual', signal });
  if (!response.ok) throw new Error(`The activity was refused with ${response.status}`);
  // Our own server's answer, of the same build as this page or refused by it.
  return (await response.json()) as Sheet;
}
