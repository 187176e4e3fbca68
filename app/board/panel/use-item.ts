import { useSearchParams } from '@remix-run/react';
import { useCallback, useMemo } from 'react';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { type ItemAddress, readItem, writeItem } from './item-address.ts';

/** The item that the address shows in the panel, and how to show another or none. */
export function useItem(): {
  readonly item: ItemAddress | null;
  readonly openItem: (kind: RecordKind, id: string) => void;
  readonly closeItem: () => void;
} {
  const [params, setParams] = useSearchParams();
  const item = useMemo(() => readItem(params), [params]);
  const openItem = useCallback(
    // From one record to the next is one step back in the browser, not ten.
    (kind: RecordKind, id: string) =>
      setParams((before) => writeItem(before, { kind, id }), { replace: item !== null, preventScrollReset: true }),
    [setParams, item],
  );
  const closeItem = useCallback(
    () => setParams((before) => writeItem(before, null), { replace: true, preventScrollReset: true }),
    [setParams],
  );
  return { item, openItem, closeItem };
}
