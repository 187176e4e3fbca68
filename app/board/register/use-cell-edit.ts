import { type KeyboardEvent, useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { parseField, sameField } from '#app/board/fields/parse-field.ts';
import type { GridColumn } from './grid-column.ts';

/** A cell by what it is of, so that it stays the same cell when rows come, go and change places. */
export interface ActiveCell {
  /** Null for the head; the id of a group's head, or of a record. */
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

export interface CellEditOptions<R extends { readonly id: string }> {
  readonly columns: readonly GridColumn<R>[];
  readonly records: ReadonlyMap<string, R>;
  readonly context: FieldContext;
  readonly readOnly: boolean;
  /** Writes a cell; false when it was refused. */
  readonly onCommit: (record: R, column: GridColumn<R>, value: unknown) => boolean;
  /** A text that did not fit its cell was left behind. */
  readonly onDiscard: (message: string) => void;
  /** The edit ended by a key: the focus goes back to the cell, then on in this direction. */
  readonly onDone: (onTo: { readonly key: 'Enter' | 'Tab'; readonly backwards: boolean } | null) => void;
}

/** What is being edited in a grid, and how it is written or given up. */
export function useCellEdit<R extends { readonly id: string }>(options: CellEditOptions<R>) {
  const { columns, records, context } = options;
  const [edit, setEditing] = useState<EditingCell | null>(null);
  // A row that somebody deletes takes its editor with it.
  const editing = edit && records.has(edit.rowId) ? edit : null;
  if (edit && !editing) setEditing(null);

  /** The record, column and control of a cell that can be edited. */
  const cellOf = (cell: ActiveCell | null) => {
    const record = cell?.rowId ? records.get(cell.rowId) : undefined;
    const column = columns.find(({ id }) => id === cell?.columnId);
    const control = record && column?.control(record);
    return record && column && control ? { record, column, control } : null;
  };

  const write = (value: unknown): boolean => {
    const cell = cellOf(editing);
    if (!cell || sameField(cell.control, cell.column.value(cell.record), value, context)) return true;
    return options.onCommit(cell.record, cell.column, value);
  };

  const commitDraft = (): boolean => {
    const cell = cellOf(editing);
    if (!editing || !cell) {
      setEditing(null);
      return true;
    }
    const parsed = parseField(cell.control, editing.draft, context);
    if (!parsed.ok) {
      setEditing({ ...editing, error: parsed.message });
      return false;
    }
    if (!write(parsed.value)) return false;
    setEditing(null);
    return true;
  };

  return {
    editing,
    /** Opens the editor of a cell with its text, or with a draft typed over it. Answers whether it can be edited. */
    start(cell: ActiveCell, draft?: string): boolean {
      const found = options.readOnly ? null : cellOf(cell);
      if (!found || found.column.editsInPanel) return false;
      const text = draft ?? found.column.text(found.record, context);
      const { record, column } = found;
      setEditing({ rowId: record.id, columnId: column.id, draft: text, typed: draft !== undefined, error: null });
      return true;
    },
    setDraft: (draft: string) => setEditing((before) => before && { ...before, draft, error: null }),
    /** Writes what was picked from a list and moves on. */
    pick(value: unknown) {
      if (!write(value)) return;
      setEditing(null);
      options.onDone({ key: 'Enter', backwards: false });
    },
    /** The focus went elsewhere: what fits is written, what does not is given up and said. */
    leave() {
      const cell = cellOf(editing);
      setEditing(null);
      if (!editing || !cell) return;
      const parsed = parseField(cell.control, editing.draft, context);
      if (parsed.ok) write(parsed.value);
      else options.onDiscard(`${cell.column.label}: ${parsed.message} Nothing was changed.`);
    },
    onEditorKey(event: KeyboardEvent<HTMLElement>) {
      event.stopPropagation();
      if (event.nativeEvent.isComposing) return;
      const backwards = event.shiftKey;
      if (event.key === 'Escape') {
        event.preventDefault();
        setEditing(null);
        options.onDone(null);
      } else if (event.key === 'Enter' && !(backwards && event.currentTarget.tagName === 'TEXTAREA')) {
        event.preventDefault();
        if (commitDraft()) options.onDone({ key: 'Enter', backwards });
      } else if (event.key === 'Tab') {
        event.preventDefault();
        if (commitDraft()) options.onDone({ key: 'Tab', backwards });
      }
    },
  };
}
