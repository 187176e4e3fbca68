import { useMemo } from 'react';
import { type CellRange, isSingle } from './grid-range.ts';
import type { RowSelection } from './grid-row.tsx';

/** What of a selection lies in each row: the same objects while it stays the same, so that memoised rows don't render. */
export function useRowSelections(range: CellRange | null): (row: number) => RowSelection | null {
  const { top = -1, bottom = -2, left = -1, right = -1 } = range ?? {};
  return useMemo(() => {
    const isWide = !isSingle({ top, bottom, left, right });
    const of = (isTop: boolean, isBottom: boolean): RowSelection => ({ left, right, isTop, isBottom, isWide });
    const [only, first, middle, last] = [of(true, true), of(true, false), of(false, false), of(false, true)];
    return (row) => {
      if (row < top || row > bottom) return null;
      if (top === bottom) return only;
      return row === top ? first : row === bottom ? last : middle;
    };
  }, [top, bottom, left, right]);
}
