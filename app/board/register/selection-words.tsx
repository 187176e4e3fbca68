import { type CellRange, isSingle } from './grid-range.ts';

/** Says how much is selected to who can't see it; nothing for a single cell, which has the focus. */
export function SelectionWords({ range }: { readonly range: CellRange | null }) {
  const count = (from: number, to: number, noun: string) => `${to - from + 1} ${noun}${to > from ? 's' : ''}`;
  return (
    <p role="status" className="sr-only">
      {range && !isSingle(range)
        ? `${count(range.top, range.bottom, 'row')} by ${count(range.left, range.right, 'column')} selected`
        : ''}
    </p>
  );
}
