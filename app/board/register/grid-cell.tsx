import { clsx } from 'clsx';
import { type CSSProperties, type ReactNode, useRef } from 'react';
import type { Peer } from '#app/board/sync/board-session.ts';
import { CellContent } from './cell-content.tsx';
import { type GridColumn, isData } from './grid-column.ts';
import type { GridRowProps, RowSelection } from './grid-row.tsx';

export interface GridCellProps<R> {
  readonly row: GridRowProps<R>;
  readonly column: GridColumn<R>;
  readonly columnIndex: number;
  readonly isActive: boolean;
  /** Others who edit this very cell. */
  readonly editors: readonly Peer['user'][] | undefined;
  readonly editor: ReactNode;
}

/** One cell: selected by a click, edited by a second one; Shift and a click selects all between. */
export function GridCell<R extends { readonly id: string }>(props: GridCellProps<R>) {
  const { row, column, columnIndex, isActive, editors, editor } = props;
  const { record, readOnly, events, frozen, selection } = row;
  // The press itself moves the focus here: a cell that had it before is edited.
  const hadFocus = useRef(false);
  const cell = { rowId: record.id, columnId: column.id };
  const [other] = editors ?? [];
  const editable = !readOnly && isData(column) && column.control(record) !== null;
  const left = frozen[columnIndex];
  const isSelected = selection !== null && columnIndex >= selection.left && columnIndex <= selection.right;
  const style: CSSProperties | undefined =
    left === undefined && !other ? undefined : { left, ...(other && { boxShadow: `inset 0 0 0 2px ${other.color}` }) };

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
    // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
    <div
      role="gridcell"
      aria-colindex={columnIndex + 1}
      aria-readonly={!editable || undefined}
      aria-selected={isSelected && selection.isWide ? true : undefined}
      tabIndex={isActive && !editor ? 0 : -1}
      data-active={isActive || undefined}
      data-column={column.id}
      className={clsx(
        'relative flex min-w-0 items-center border-line border-r border-b px-2 group-hover:bg-hover',
        'focus:outline-2 focus:outline-focus focus:-outline-offset-2',
        column.align === 'end' && 'justify-end tabular-nums',
        left !== undefined && 'sticky z-1',
        left !== undefined && (row.isTicked ? 'bg-selected' : 'bg-card'),
        isSelected && selection.isWide && 'bg-selected',
      )}
      style={style}
      onMouseDown={(event) => {
        hadFocus.current = event.currentTarget === document.activeElement;
        // The focus stays at the first corner.
        if (event.shiftKey && !editor) event.preventDefault();
      }}
      onClick={(event) => {
        if (editor) return;
        if (column.action === 'select') events.tick(record.id, event.shiftKey);
        if (event.shiftKey && isData(column)) events.extend(cell);
        else if (hadFocus.current && column.action === undefined) events.edit(cell);
        else events.activate(cell);
      }}
      onDoubleClick={(event) => !editor && !event.shiftKey && column.action === undefined && events.edit(cell)}
    >
      {editor ?? <CellContent {...props} text={column.text(record, row.context)} />}
      {isSelected && selection.isWide && <SelectionEdge selection={selection} column={columnIndex} />}
      {other && !editor && (
        <span
          className="pointer-events-none absolute -top-px right-0 z-1 max-w-full truncate rounded-bl-sm px-1 text-2xs text-on-person"
          style={{ background: other.color }}
        >
          {other.name}
        </span>
      )}
      {selection?.isBottom && columnIndex === selection.right && !readOnly && !editor && (
        <span
          data-fill-handle
          title="Drag to fill, or press and choose where to"
          className="group/fill absolute -right-3 -bottom-3 z-10 hidden group-focus-within/grid:flex size-6 cursor-crosshair items-center justify-center"
        >
          <span className="size-2 rounded-[2px] border border-card bg-focus group-hover/fill:scale-150" />
        </span>
      )}
    </div>
  );
}

/** The line around what is selected. */
function SelectionEdge({ selection, column }: { readonly selection: RowSelection; readonly column: number }) {
  return (
    <span
      aria-hidden
      className={clsx(
        'pointer-events-none absolute -inset-px border-focus',
        selection.isTop && 'border-t-2',
        selection.isBottom && 'border-b-2',
        column === selection.left && 'border-l-2',
        column === selection.right && 'border-r-2',
      )}
    />
  );
}
