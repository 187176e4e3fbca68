import { useSearchParams } from '@remix-run/react';
import { useCallback } from 'react';

/** The part of the address that shows the panel. */
export const DATES_PARAM = 'dates';
/** What the address says for the end of the whole plan. */
export const WHOLE_PLAN = 'end';

/** Whether the address shows "Dates at risk" and for what: `?dates=end`, or the id of an item. Null: it is closed. */
export function useDatesPanel(): {
  readonly about: string | null;
  readonly show: (about: string) => void;
  readonly close: () => void;
} {
  const [params, setParams] = useSearchParams();
  const about = params.get(DATES_PARAM);
  const show = useCallback(
    (next: string) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          after.set(DATES_PARAM, next);
          return after;
        },
        { replace: about !== null, preventScrollReset: true },
      ),
    [setParams, about],
  );
  const close = useCallback(
    () =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          after.delete(DATES_PARAM);
          return after;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  return { about, show, close };
}
