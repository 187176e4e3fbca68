import type { GridPosition, GridSize } from './grid-position.ts';

/** A rectangle of cells, by index; all four are within it. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The rectangle between two corners, in whatever order they were chosen. */
export function rangeBetween(a: GridPosition, b: GridPosition): CellRange {
  return {
    top: Math.min(a.row, b.row),
    bottom: Math.max(a.row, b.row),
    left: Math.min(a.column, b.column),
    right: Math.max(a.column, b.column),
  };
}

/** The range without what lies outside of these rows and columns; null when nothing is left. */
export function clipRange(range: CellRange, bounds: CellRange): CellRange | null {
  const clipped = {
    top: Math.max(range.top, bounds.top),
    bottom: Math.min(range.bottom, bounds.bottom),
    left: Math.max(range.left, bounds.left),
    right: Math.min(range.right, bounds.right),
  };
  return clipped.top > clipped.bottom || clipped.left > clipped.right ? null : clipped;
}

export function isInRange(range: CellRange | null, row: number, column: number): boolean {
  return range !== null && row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

/** Whether the range is one cell. */
export function isSingle({ top, bottom, left, right }: CellRange): boolean {
  return top === bottom && left === right;
}

/** The other corner after a key with Shift: like moving, but never into the head. */
export function keepInRows(position: GridPosition, size: GridSize): GridPosition {
  return { row: Math.max(0, Math.min(position.row, size.rows - 1)), column: position.column };
}
