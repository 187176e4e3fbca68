import { useSearchParams } from '@remix-run/react';
import { useCallback, useMemo } from 'react';
import type { BoardView } from '#shared/board/board-view.ts';
import type { SavedView } from '#shared/board/records/saved-view.ts';
import type { RegisterName } from './register-kinds.ts';
import { PLAIN_QUERY, type RegisterQuery, readQuery, sameQuery, writeQuery } from './register-query.ts';
import { type OwnWidths, queryOfView } from './view-query.ts';

/** The saved view of an address, and that something of it was changed there. */
export const VIEW_PARAM = 'view';
const CHANGED_PARAM = 'changed';

export interface AskedQuery {
  readonly query: RegisterQuery;
  /** The saved view that is shown; null for none, or one that is gone. */
  readonly saved: SavedView | null;
  /** Whether the address shows something else than the view that it names. */
  readonly isChanged: boolean;
}

interface RegisterAddress extends AskedQuery {
  ask(change: (query: RegisterQuery) => RegisterQuery): void;
  /** Shows a view as it is saved; null: no view, as the register is by itself. */
  show(viewId: string | null): void;
}

/**
 * What the address asks of a register. It names a saved view, or says all by itself; where it names a view and something
 * was changed since, it says both. Changes replace the entry in the browser's history.
 */
export function useRegisterQuery(name: RegisterName, widths: OwnWidths, views: BoardView['views']): RegisterAddress {
  const [params, setParams] = useSearchParams();
  const asked = useMemo(() => readAsked(params, name, widths, views), [params, name, widths, views]);
  const ask = useCallback(
    (change: (query: RegisterQuery) => RegisterQuery) =>
      setParams(
        (before) => {
          const { query, saved } = readAsked(before, name, widths, views);
          return writeAsked(before, change(query), saved, widths);
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams, name, widths, views],
  );
  const show = useCallback(
    (viewId: string | null) =>
      setParams((before) => showView(before, viewId, widths), { replace: true, preventScrollReset: true }),
    [setParams, widths],
  );
  return { ...asked, ask, show };
}

/** Reads what an address asks; pure, for the hook and its tests. */
export function readAsked(
  params: URLSearchParams,
  name: RegisterName,
  widths: OwnWidths,
  views: BoardView['views'],
): AskedQuery {
  const found = views.byId.get(params.get(VIEW_PARAM) ?? '');
  const saved = found?.picture === name ? found : null;
  if (saved && !params.has(CHANGED_PARAM)) return { query: queryOfView(saved, widths), saved, isChanged: false };
  const query = readQuery(params, [...widths.keys()]);
  return { query, saved, isChanged: saved !== null && !sameQuery(query, queryOfView(saved, widths)) };
}

/** Writes another query; one that is what its view has saved is named by the view alone. */
export function writeAsked(
  params: URLSearchParams,
  query: RegisterQuery,
  saved: SavedView | null,
  widths: OwnWidths,
): URLSearchParams {
  if (saved && sameQuery(query, queryOfView(saved, widths))) return showView(params, saved.id, widths);
  const next = writeQuery(params, query, [...widths.keys()]);
  if (saved) next.set(CHANGED_PARAM, '1');
  return next;
}

function showView(params: URLSearchParams, viewId: string | null, widths: OwnWidths): URLSearchParams {
  const next = writeQuery(params, PLAIN_QUERY, [...widths.keys()]);
  next.delete(CHANGED_PARAM);
  if (viewId === null) next.delete(VIEW_PARAM);
  else next.set(VIEW_PARAM, viewId);
  return next;
}
