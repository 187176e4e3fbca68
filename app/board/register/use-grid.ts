import { type KeyboardEvent, useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { parseField, sameField } from '#app/board/fields/parse-field.ts';
import type { GridColumn } from './grid-column.ts';
import { type GridPosition, moveByKey, nextCell } from './grid-position.ts';

/** A cell by what it is of, so that it stays the same cell when rows come, go and change places. */
export interface ActiveCell {
  /** Null for the head. */
  readonly rowId: string | null;
  readonly columnId: string;
}

export interface EditingCell extends ActiveCell {
  readonly rowId: string;
  readonly draft: string;
  /** The first key was typed over the value, instead of opening it. */
  readonly typed: boolean;
  readonly error: string | null;
}

export interface GridOptions<R extends { readonly id: string }> {
  readonly columns: readonly GridColumn<R>[];
  readonly rows: readonly R[];
  readonly context: FieldContext;
  readonly readOnly: boolean;
  /** Rows that a page key moves by. */
  readonly page: number;
  /** Writes a cell; false when it was refused. */
  readonly onCommit: (record: R, column: GridColumn<R>, value: unknown) => boolean;
  readonly onOpen: (record: R) => void;
  readonly onDelete: (record: R) => void;
  readonly onSort: (columnId: string) => void;
  /** A text that did not fit its cell was left behind. */
  readonly onDiscard: (message: string) => void;
}

/** Where the focus is in a grid and what is being edited there: keys in, cells out. */
export function useGrid<R extends { readonly id: string }>(options: GridOptions<R>) {
  const { columns, rows, context } = options;
  const [active, setActive] = useState<ActiveCell>({ rowId: rows[0]?.id ?? null, columnId: columns[0]?.id ?? '' });
  const [edit, setEditing] = useState<EditingCell | null>(null);
  // A row that somebody deletes takes its editor with it.
  const editing = edit && rows.some((row) => row.id === edit.rowId) ? edit : null;
  if (edit && !editing) setEditing(null);
  const grid = useRef<HTMLDivElement>(null);
  const wantsFocus = useRef(false);

  const rowIndex = active.rowId === null ? -1 : rows.findIndex((row) => row.id === active.rowId);
  const position: GridPosition = {
    // The active row may have been deleted or filtered away: the first takes its place.
    row: active.rowId !== null && rowIndex < 0 ? Math.min(0, rows.length - 1) : rowIndex,
    column: Math.max(
      0,
      columns.findIndex((column) => column.id === active.columnId),
    ),
  };
  const size = { rows: rows.length, columns: columns.length, page: options.page };

  const activate = useCallback((cell: ActiveCell) => {
    wantsFocus.current = true;
    setActive(cell);
  }, []);
  const goTo = (to: GridPosition) => {
    const columnId = columns[to.column]?.id;
    if (columnId !== undefined) activate({ rowId: rows[to.row]?.id ?? null, columnId });
  };

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

  const startEdit = (cell: ActiveCell, draft?: string) => {
    const record = rows.find((row) => row.id === cell.rowId);
    const column = columns.find(({ id }) => id === cell.columnId);
    if (!record || !column) return;
    setActive(cell);
    if (options.readOnly || !column.control(record)) return;
    const text = draft ?? column.text(record, context);
    setEditing({ rowId: record.id, columnId: column.id, draft: text, typed: draft !== undefined, error: null });
  };

  const cancel = () => {
    wantsFocus.current = true;
    setEditing(null);
  };

  /** Writes a parsed value and ends the edit. Answers whether the edit is over. */
  const commitValue = (value: unknown): boolean => {
    const record = rows.find((row) => row.id === editing?.rowId);
    const column = columns.find(({ id }) => id === editing?.columnId);
    const control = record && column?.control(record);
    if (record && column && control && !sameField(control, column.value(record), value, context)) {
      if (!options.onCommit(record, column, value)) return false;
    }
    wantsFocus.current = true;
    setEditing(null);
    return true;
  };

  const commitDraft = (): boolean => {
    const record = rows.find((row) => row.id === editing?.rowId);
    const control = record && columns.find(({ id }) => id === editing?.columnId)?.control(record);
    if (!editing || !control) {
      setEditing(null);
      return true;
    }
    const parsed = parseField(control, editing.draft, context);
    if (parsed.ok) return commitValue(parsed.value);
    setEditing({ ...editing, error: parsed.message });
    return false;
  };

  /** The focus went elsewhere: what fits is written, what does not is given up and said. */
  const leave = () => {
    if (!editing) return;
    const record = rows.find((row) => row.id === editing.rowId);
    const column = columns.find(({ id }) => id === editing.columnId);
    const control = record && column?.control(record);
    setEditing(null);
    if (!record || !column || !control) return;
    const parsed = parseField(control, editing.draft, context);
    if (!parsed.ok) options.onDiscard(`${column.label}: ${parsed.message} Nothing was changed.`);
    else if (!sameField(control, column.value(record), parsed.value, context)) {
      options.onCommit(record, column, parsed.value);
    }
  };

  const step = (key: 'Enter' | 'Tab', backwards: boolean): boolean => {
    const to =
      key === 'Tab' ? nextCell(position, backwards, size) : { ...position, row: position.row + (backwards ? -1 : 1) };
    if (!to || to.row < 0 || to.row >= rows.length) return false;
    goTo(to);
    return true;
  };

  const onEditorKey = (event: KeyboardEvent<HTMLElement>) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      cancel();
    } else if (event.key === 'Enter' && !(event.shiftKey && event.currentTarget.tagName === 'TEXTAREA')) {
      event.preventDefault();
      if (commitDraft()) step('Enter', event.shiftKey);
    } else if (event.key === 'Tab') {
      event.preventDefault();
      if (commitDraft()) step('Tab', event.shiftKey);
    }
  };

  const onGridKey = (event: KeyboardEvent<HTMLElement>) => {
    const record = rows[position.row];
    const column = columns[position.column];
    if (editing || !column || event.nativeEvent.isComposing) return;
    const to = event.altKey || event.shiftKey ? null : moveByKey(position, event, size);
    if (to) goTo(to);
    else if (event.key === 'Enter' && !record) options.onSort(column.id);
    else if (event.key === 'Enter' && record && column.action === 'open') options.onOpen(record);
    else if ((event.key === 'Enter' || event.key === ' ') && record && column.action === 'delete')
      options.onDelete(record);
    else if ((event.key === 'Enter' || event.key === 'F2') && record) {
      if (column.control(record)) startEdit({ rowId: record.id, columnId: column.id });
      else options.onOpen(record);
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && record) clear(record, column);
    else if (isTyping(event) && record && column.action === undefined) {
      startEdit({ rowId: record.id, columnId: column.id }, event.key);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const clear = (record: R, column: GridColumn<R>) => {
    const control = options.readOnly ? null : column.control(record);
    if (!control || column.isEmpty(record)) return;
    const parsed = parseField(control, '', context);
    if (parsed.ok) options.onCommit(record, column, parsed.value);
    else options.onDiscard(`${column.label}: ${parsed.message}`);
  };

  return {
    grid,
    active: { rowId: rows[position.row]?.id ?? null, columnId: columns[position.column]?.id ?? '' },
    activeIndex: position.row,
    editing,
    activate,
    startEdit,
    setDraft: (draft: string) => setEditing((before) => before && { ...before, draft, error: null }),
    /** Writes what was picked from a list and moves on. */
    pick: (value: unknown) => {
      if (commitValue(value)) step('Enter', false);
    },
    leave,
    onEditorKey,
    onGridKey,
    onFocusChange: (isWithin: boolean) => {
      hasFocus.current = isWithin;
    },
  };
}

/** A printable key without a command key: it starts an edit. `/` is the search, as everywhere on the board. */
function isTyping(event: KeyboardEvent): boolean {
  return event.key.length === 1 && event.key !== '/' && !event.ctrlKey && !event.metaKey && !event.altKey;
}
