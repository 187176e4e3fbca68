/** A cell of the grid. Row -1 is the head. */
export interface GridPosition {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page key moves by. */
  readonly page: number;
}

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** Where a key leads from a cell, as in a spreadsheet; null when the key does not move. */
export function moveByKey(at: GridPosition, press: KeyPress, size: GridSize): GridPosition | null {
  const far = press.ctrlKey || press.metaKey;
  const { row, column } = at;
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (press.key) {
    case 'ArrowUp':
      return within({ row: far ? 0 : row - 1, column }, size);
    case 'ArrowDown':
      return within({ row: far ? lastRow : row + 1, column }, size);
    case 'ArrowLeft':
      return within({ row, column: far ? 0 : column - 1 }, size);
    case 'ArrowRight':
      return within({ row, column: far ? lastColumn : column + 1 }, size);
    case 'PageUp':
      return within({ row: Math.max(0, row - size.page), column }, size);
    case 'PageDown':
      return within({ row: row + size.page, column }, size);
    case 'Home':
      return within({ row: far ? 0 : row, column: 0 }, size);
    case 'End':
      return within({ row: far ? lastRow : row, column: lastColumn }, size);
    default:
      return null;
  }
}

/** The next cell in reading order (the one before, backwards); null past the ends: the focus leaves the grid there. */
export function nextCell(at: GridPosition, backwards: boolean, size: GridSize): GridPosition | null {
  const index = at.row * size.columns + at.column + (backwards ? -1 : 1);
  if (index < 0 || index >= size.rows * size.columns) return null;
  return { row: Math.floor(index / size.columns), column: index % size.columns };
}

function within({ row, column }: GridPosition, size: GridSize): GridPosition {
  return {
    row: Math.max(-1, Math.min(row, size.rows - 1)),
    column: Math.max(0, Math.min(column, size.columns - 1)),
  };
}
