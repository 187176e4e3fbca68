import { useSearchParams } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useCanvasParts } from '../canvas-context.ts';
import type { Place } from '../editor/pages.ts';
import { hasFilter } from '../filter/filter-address.ts';
import { isFiltering } from '../filter/picture-filter.ts';

/** The parameter of a picture's address that compares it: a version's id, a day, `baseline`, or `last-visit`. */
export const SINCE = 'since';

/** What the address compares the picture with, and how to stop. From one picture to the other it goes along. */
export function useSinceAddress(place: Place): { readonly since: string | null; readonly close: () => void } {
  const { state } = useCanvasParts();
  const [params, setParams] = useSearchParams();
  const asked = params.get(SINCE);
  const [since, setSince] = useState(asked);
  const before = useRef(place);
  const isCarrying = useRef(false);
  useEffect(() => {
    if (before.current !== place) isCarrying.current = asked === null;
    before.current = place;
    if (asked !== null || !isCarrying.current || since === null) {
      isCarrying.current = false;
      setSince(asked);
      return;
    }
    // The filter writes its part of the address first; this runs again then.
    if (isFiltering(state.filtering.filter.get()) && !hasFilter(params)) return;
    isCarrying.current = false;
    setParams(withSince(since), { replace: true, preventScrollReset: true });
  }, [place, asked, since, params, setParams, state]);
  const close = useCallback(() => {
    isCarrying.current = false;
    setParams(withSince(null), { replace: true, preventScrollReset: true });
  }, [setParams]);
  return { since, close };
}

function withSince(since: string | null) {
  return (params: URLSearchParams) => {
    const next = new URLSearchParams(params);
    if (since === null) next.delete(SINCE);
    else next.set(SINCE, since);
    return next;
  };
}
