import type { KeyboardEvent } from 'react';
import { type GridColumn, isData } from './grid-column.ts';
import { moveByKey } from './grid-position.ts';
import { isSingle } from './grid-range.ts';
import type { GridItem } from './group-rows.ts';
import type { Grid } from './use-grid.ts';

/** What keys in a grid do beyond moving about in it. */
export interface GridKeyActions<R> {
  open(record: R): void;
  remove(record: R): void;
  /** `more` adds the column to those that are sorted by. */
  sort(columnId: string, more: boolean): void;
  toggleGroup(groupId: string): void;
  /** Ticks a row, or takes it out; `through` all rows from the last one that was ticked. */
  tick(rowId: string, through: boolean): void;
  clear(): void;
  fillDown(): void;
  /** A column narrower or wider, or to another place. */
  resizeColumn(columnId: string, by: number): void;
  moveColumn(columnId: string, by: number): void;
  openColumnMenu(columnId: string): void;
  explain(): void;
  /** Notes that the row, or all that are ticked with it, still stand as they are. */
  review(record: R): void;
}

const WIDTH_STEP = 16;

interface KeyedGrid<R extends { readonly id: string }> {
  readonly grid: Grid<R>;
  readonly columns: readonly GridColumn<R>[];
  readonly items: readonly GridItem<R>[];
  readonly actions: GridKeyActions<R>;
}

/** Keys of the grid, as in a spreadsheet and as WAI-ARIA has them. */
export function onGridKey<R extends { readonly id: string }>(event: KeyboardEvent<HTMLElement>, keyed: KeyedGrid<R>) {
  const { grid, columns, items } = keyed;
  const column = columns[grid.position.column];
  if (grid.editing || !column || event.nativeEvent.isComposing) return;
  const item = items[grid.position.row];
  const taken =
    moved(event, keyed) ||
    (item === undefined
      ? headKey(event, column, keyed)
      : item.type === 'group'
        ? groupKey(event, item, keyed)
        : rowKey(event, item.record, column, keyed));
  if (!taken) return;
  event.preventDefault();
  event.stopPropagation();
}

function moved<R extends { readonly id: string }>(event: KeyboardEvent, { grid, items }: KeyedGrid<R>): boolean {
  if (event.altKey) return false;
  const inHead = grid.position.row < 0;
  if (event.shiftKey) {
    const to = inHead ? null : moveByKey(grid.end, event, grid.size);
    if (to) grid.extendTo(to);
    return to !== null;
  }
  const item = items[grid.position.row];
  if (item?.type === 'group' && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) return false;
  const to = moveByKey(grid.position, event, grid.size);
  if (to) grid.goTo(to);
  return to !== null;
}

function headKey<R extends { readonly id: string }>(
  event: KeyboardEvent,
  column: GridColumn<R>,
  { actions }: KeyedGrid<R>,
): boolean {
  if (!isData(column)) return false;
  const { key } = event;
  const isSide = key === 'ArrowLeft' || key === 'ArrowRight';
  const sign = key === 'ArrowLeft' ? -1 : 1;
  if (key === 'Enter') actions.sort(column.id, event.shiftKey);
  else if (key === 'ContextMenu' || (key === 'F10' && event.shiftKey) || (key === 'ArrowDown' && event.altKey)) {
    actions.openColumnMenu(column.id);
  } else if (isSide && event.shiftKey && (event.ctrlKey || event.metaKey)) actions.moveColumn(column.id, sign);
  else if (isSide && event.shiftKey) actions.resizeColumn(column.id, sign * WIDTH_STEP);
  else return false;
  return true;
}

function groupKey<R extends { readonly id: string }>(
  { key }: KeyboardEvent,
  item: Extract<GridItem<R>, { type: 'group' }>,
  { actions }: KeyedGrid<R>,
): boolean {
  const wants =
    key === 'ArrowLeft' ? !item.isShut : key === 'ArrowRight' ? item.isShut : key === 'Enter' || key === ' ';
  if (wants) actions.toggleGroup(item.id);
  return wants || key === 'ArrowLeft' || key === 'ArrowRight';
}

function rowKey<R extends { readonly id: string }>(
  event: KeyboardEvent,
  record: R,
  column: GridColumn<R>,
  { grid, actions }: KeyedGrid<R>,
): boolean {
  const { key } = event;
  const command = event.ctrlKey || event.metaKey;
  const cell = { rowId: record.id, columnId: column.id };
  if (command && !event.altKey && !event.shiftKey) {
    if (key.toLowerCase() === 'a') grid.selectAll();
    else if (key.toLowerCase() === 'd') actions.fillDown();
    else return false;
    return true;
  }
  if (event.altKey) {
    if (key !== 'Enter') return false;
    actions.explain();
    return true;
  }
  if (key === ' ' && column.action === 'delete') actions.remove(record);
  else if (key === ' ') actions.tick(record.id, event.shiftKey);
  else if (key === 'Escape' && grid.range && !isSingle(grid.range)) grid.extend(null);
  else if (key === 'Enter' && column.action === 'delete') actions.remove(record);
  else if (key === 'Enter' && column.action === 'select') actions.tick(record.id, event.shiftKey);
  else if (key === 'Enter' && column.action === 'open') actions.open(record);
  else if (key === 'Enter' || key === 'F2') {
    if (!grid.startEdit(cell)) actions.open(record);
  } else if (key === 'F4') actions.review(record);
  else if (key === 'Delete' || key === 'Backspace') actions.clear();
  else if (isTyping(event) && isData(column)) grid.startEdit(cell, key);
  else return false;
  return true;
}

/** A printable key without a command key: it starts an edit. `/` is the search, as everywhere on the board. */
function isTyping(event: KeyboardEvent): boolean {
  return event.key.length === 1 && event.key !== '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
}
