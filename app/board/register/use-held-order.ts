import { useMemo } from 'react';
import type { GridItem } from './group-rows.ts';

/** The lines in the order they had, without those that are gone; new ones wait until the order is let go. */
export function useHeldOrder<R>(items: readonly GridItem<R>[], held: readonly string[] | null): readonly GridItem<R>[] {
  return useMemo(() => {
    if (!held) return items;
    const byId = new Map(items.map((item) => [item.id, item]));
    return held.map((id) => byId.get(id)).filter((item) => item !== undefined);
  }, [items, held]);
}
