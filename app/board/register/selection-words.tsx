import { type CellRange, isSingle } from './grid-range.ts';

interface SelectionWordsProps {
  readonly range: CellRange | null;
  /** The fill handle was pressed: the next press says where to. */
  readonly isFilling: boolean;
}

/** Says how much is selected to who can't see it, and what a pressed fill handle waits for. */
export function SelectionWords({ range, isFilling }: SelectionWordsProps) {
  const count = (from: number, to: number, noun: string) => `${to - from + 1} ${noun}${to > from ? 's' : ''}`;
  return (
    <>
      <p role="status" className="sr-only">
        {range && !isSingle(range)
          ? `${count(range.top, range.bottom, 'row')} by ${count(range.left, range.right, 'column')} selected`
          : ''}
      </p>
      {isFilling && (
        <p
          role="status"
          className="fixed bottom-4 left-1/2 z-30 -translate-x-1/2 rounded-card border border-line bg-raised px-3 py-2 shadow-float"
        >
          Press the last row to fill. Escape stops.
        </p>
      )}
    </>
  );
}
