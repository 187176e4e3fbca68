import { useSearchParams } from '@remix-run/react';
import { useValue } from '@tldraw/tldraw';
import { useCallback, useEffect, useRef } from 'react';
import { useCanvasParts } from '../canvas-context.ts';
import type { Place } from '../editor/pages.ts';
import { hasFilter, readFilter, writeFilter } from './filter-address.ts';
import { setFilter } from './filter-state.ts';
import { isFiltering, type PictureFilter } from './picture-filter.ts';

/** The filter, and how to ask for another: at once in the picture, and in the address, so that it can be sent. */
export function usePictureFilter(): readonly [
  PictureFilter,
  (change: (filter: PictureFilter) => PictureFilter) => void,
] {
  const { state } = useCanvasParts();
  const [, setParams] = useSearchParams();
  const filter = useValue('filter', () => state.filtering.filter.get(), [state]);
  const change = useCallback(
    (next: (filter: PictureFilter) => PictureFilter) => {
      const wanted = next(state.filtering.filter.get());
      setFilter(state.filtering, wanted);
      state.filtering.awaited.key = JSON.stringify(wanted);
      setParams((before) => writeFilter(before, wanted), { replace: true, preventScrollReset: true });
    },
    [state, setParams],
  );
  return [filter, change];
}

/**
 * Keeps the picture as the address asks. From one picture to the other the filter goes along, but for the status, of
 * which risks have others than initiatives.
 */
export function useFilterAddress(place: Place): void {
  const { state } = useCanvasParts();
  const [params, setParams] = useSearchParams();
  const before = useRef(place);
  useEffect(() => {
    const { filtering } = state;
    const came = before.current !== place;
    before.current = place;
    const current = filtering.filter.get();
    if (came && !hasFilter(params) && isFiltering(current)) {
      const taken = { ...current, facets: { ...current.facets, status: [] } };
      setFilter(filtering, taken);
      setParams((last) => writeFilter(last, taken), { replace: true, preventScrollReset: true });
      return;
    }
    const asked = readFilter(params);
    const key = JSON.stringify(asked);
    const { awaited } = filtering;
    // While an address of our own is on its way, those before it are old news.
    if (awaited.key !== null) {
      if (key === awaited.key || !isFiltering(current)) awaited.key = null;
      return;
    }
    if (key !== JSON.stringify(current)) setFilter(filtering, asked);
  }, [place, params, setParams, state]);
}
