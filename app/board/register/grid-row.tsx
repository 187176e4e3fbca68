import { clsx } from 'clsx';
import { memo, type ReactElement, type ReactNode } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import type { EditingPeers } from '#app/board/sync/use-editing-peers.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { GridCell } from './grid-cell.tsx';
import type { GridColumn } from './grid-column.ts';
import type { ActiveCell } from './use-cell-edit.ts';

export interface RowEvents<R> {
  activate(cell: ActiveCell): void;
  /** The far corner of the selection. */
  extend(cell: ActiveCell): void;
  edit(cell: ActiveCell): void;
  open(record: R): void;
  remove(record: R): void;
  tick(rowId: string, through: boolean): void;
}

/** What of the selected cells lies in a row. */
export interface RowSelection {
  readonly left: number;
  readonly right: number;
  readonly isTop: boolean;
  readonly isBottom: boolean;
  /** More than the active cell is selected. */
  readonly isWide: boolean;
}

export interface GridRowProps<R> {
  readonly kind: RecordKind;
  readonly record: R;
  readonly columns: readonly GridColumn<R>[];
  readonly context: FieldContext;
  readonly index: number;
  /** Pixels from the top of the rows. */
  readonly top: number;
  /** Pixels from the left at which the columns that stay in sight stand. */
  readonly frozen: readonly number[];
  readonly activeColumnId: string | null;
  readonly editingColumnId: string | null;
  /** The same object for the same selection; null where nothing of the row is selected. */
  readonly selection: RowSelection | null;
  readonly isTicked: boolean;
  readonly editingPeers: EditingPeers;
  readonly readOnly: boolean;
  /** The same object from one render to the next. */
  readonly events: RowEvents<R>;
  /** The editor of the cell that is being edited. */
  readonly children: ReactNode;
}

function Row<R extends { readonly id: string }>(props: GridRowProps<R>) {
  const { record, columns, index, top, activeColumnId, editingColumnId, isTicked } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
    // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={props.readOnly ? undefined : isTicked}
      data-row={record.id}
      className={clsx(
        'group absolute inset-x-0 grid h-9 grid-cols-(--grid-columns)',
        isTicked ? 'bg-selected' : 'bg-card',
        activeColumnId !== null && 'z-1',
        editingColumnId !== null && 'z-10',
      )}
      style={{ top }}
    >
      {columns.map((column, columnIndex) => (
        <GridCell
          key={column.id}
          row={props}
          column={column}
          columnIndex={columnIndex}
          isActive={column.id === activeColumnId}
          editors={props.editingPeers.get(`${props.kind}/${record.id}/${column.id}`)}
          editor={column.id === editingColumnId ? props.children : null}
        />
      ))}
    </div>
  );
}

/** A row of the grid. It renders again when its record, its place or its focus changes, not with every change of the board. */
export const GridRow = memo(Row) as <R extends { readonly id: string }>(props: GridRowProps<R>) => ReactElement;
