import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type GridColumn, isData } from './grid-column.ts';
import { type GridPosition, type GridSize, nextCell } from './grid-position.ts';
import { type CellRange, clipRange, keepInRows, rangeBetween } from './grid-range.ts';
import type { GridItem } from './group-rows.ts';
import { type ActiveCell, type CellEditOptions, useCellEdit } from './use-cell-edit.ts';

export interface GridOptions<R extends { readonly id: string }>
  extends Pick<CellEditOptions<R>, 'context' | 'readOnly' | 'onCommit' | 'onDiscard'> {
  /** Those that are shown, from left to right. */
  readonly columns: readonly GridColumn<R>[];
  readonly items: readonly GridItem<R>[];
  /** Rows that a page key moves by. */
  readonly page: number;
}

export type Grid<R extends { readonly id: string }> = ReturnType<typeof useGrid<R>>;

/** Where the focus is in a grid, which cells are selected, and what is being edited there. */
export function useGrid<R extends { readonly id: string }>(options: GridOptions<R>) {
  const { columns, items } = options;
  const [active, setActive] = useState<ActiveCell>(() => ({
    rowId: items.find(({ type }) => type === 'row')?.id ?? null,
    columnId: columns.find(isData)?.id ?? '',
  }));
  const [extent, setExtent] = useState<ActiveCell | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);

  const { indexes, records } = useMemo(() => indexOf(items), [items]);
  const columnAt = (id: string) => columns.findIndex((column) => column.id === id);
  const size: GridSize = { rows: items.length, columns: columns.length, page: options.page };
  const rowIndex = active.rowId === null ? -1 : indexes.get(active.rowId);
  const position: GridPosition = {
    // The active row may have been deleted or filtered away: the first takes its place.
    row: rowIndex ?? Math.min(0, items.length - 1),
    column: Math.max(0, columnAt(active.columnId)),
  };
  const extentRow = extent?.rowId ? indexes.get(extent.rowId) : undefined;
  const extentColumn = extent ? columnAt(extent.columnId) : -1;
  const end: GridPosition =
    extentRow === undefined || extentColumn < 0 ? position : { row: extentRow, column: extentColumn };
  const data = dataBounds(columns, items.length);
  const range = position.row < 0 || !data ? null : clipRange(rangeBetween(position, end), data);

  const activate = useCallback((cell: ActiveCell) => {
    wantsFocus.current = true;
    setExtent(null);
    setActive(cell);
  }, []);
  const goTo = (to: GridPosition) => {
    const columnId = columns[to.column]?.id;
    if (columnId !== undefined) activate({ rowId: items[to.row]?.id ?? null, columnId });
  };
  const extendTo = (to: GridPosition) => {
    const { row, column } = keepInRows(to, size);
    const [item, at] = [items[row], columns[column]];
    if (item && at) setExtent({ rowId: item.id, columnId: at.id });
  };
  const step = (key: 'Enter' | 'Tab', backwards: boolean) => {
    const to = nextData({ ...position }, key, backwards, size, (at) => {
      const column = columns[at.column];
      return items[at.row]?.type === 'row' && column !== undefined && isData(column);
    });
    if (to) goTo(to);
  };

  const edit = useCellEdit({
    ...options,
    records,
    onDone: (onTo) => {
      wantsFocus.current = true;
      if (onTo) step(onTo.key, onTo.backwards);
    },
  });
  const { editing } = edit;

  const hasFocus = useRef(false);
  useLayoutEffect(() => {
    // Somebody deleted the row that the focus was in: it is not blurred then, it is gone.
    if (hasFocus.current && document.activeElement === document.body) wantsFocus.current = true;
    if (!wantsFocus.current || editing) return;
    wantsFocus.current = false;
    const cell = grid.current?.querySelector<HTMLElement>('[data-active]');
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  return {
    ...edit,
    grid,
    size,
    position,
    end,
    /** The selected cells, those of buttons and tick boxes left out; null in the head. */
    range: range as CellRange | null,
    active: { rowId: items[position.row]?.id ?? null, columnId: columns[position.column]?.id ?? '' },
    activate,
    goTo,
    /** Moves the far corner of the selection; the focus stays where it is. */
    extendTo,
    extend: setExtent,
    selectAll() {
      if (!data) return;
      const [first, last] = [items[data.top], items[data.bottom]];
      const [left, right] = [columns[data.left], columns[data.right]];
      if (!first || !last || !left || !right) return;
      activate({ rowId: first.id, columnId: left.id });
      setExtent({ rowId: last.id, columnId: right.id });
    },
    startEdit(cell: ActiveCell, draft?: string): boolean {
      setExtent(null);
      setActive(cell);
      return edit.start(cell, draft);
    },
    onFocusChange: (isWithin: boolean) => {
      hasFocus.current = isWithin;
    },
  };
}

function indexOf<R>(items: readonly GridItem<R>[]) {
  const indexes = new Map<string, number>();
  const records = new Map<string, R>();
  items.forEach((item, index) => {
    indexes.set(item.id, index);
    if (item.type === 'row') records.set(item.id, item.record);
  });
  return { indexes, records };
}

/** All cells of data: without tick boxes and buttons, which stand at the ends. */
function dataBounds(columns: readonly GridColumn<never>[], rows: number): CellRange | null {
  const left = columns.findIndex(isData);
  const right = columns.findLastIndex(isData);
  return left < 0 || rows === 0 ? null : { top: 0, bottom: rows - 1, left, right };
}

/** The next cell of data in the direction of a key; null at the ends. */
function nextData(
  from: GridPosition,
  key: 'Enter' | 'Tab',
  backwards: boolean,
  size: GridSize,
  isDataCell: (at: GridPosition) => boolean,
): GridPosition | null {
  let at: GridPosition | null = from;
  do {
    at = key === 'Tab' ? nextCell(at, backwards, size) : { ...at, row: at.row + (backwards ? -1 : 1) };
    if (!at || at.row < 0 || at.row >= size.rows) return null;
  } while (!isDataCell(at));
  return at;
}
