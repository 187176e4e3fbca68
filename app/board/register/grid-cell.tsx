import { clsx } from 'clsx';
import { PanelRightOpen, Trash2 } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { Peer } from '#app/board/sync/board-session.ts';
import type { GridColumn } from './grid-column.ts';
import type { GridRowProps } from './grid-row.tsx';

interface GridCellProps<R> {
  readonly row: GridRowProps<R>;
  readonly column: GridColumn<R>;
  readonly columnIndex: number;
  readonly isActive: boolean;
  /** Others who edit this very cell. */
  readonly editors: readonly Peer['user'][] | undefined;
  readonly editor: ReactNode;
}

/** One cell: selected by a click, edited by a second one. */
export function GridCell<R extends { readonly id: string }>(props: GridCellProps<R>) {
  const { row, column, columnIndex, isActive, editors, editor } = props;
  const { record, context, readOnly, events } = row;
  // The press itself moves the focus here: a cell that had it before is edited.
  const hadFocus = useRef(false);
  const cell = { rowId: record.id, columnId: column.id };
  const text = column.text(record, context);
  const [other] = editors ?? [];
  const editable = !readOnly && column.control(record) !== null;

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
    // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
    <div
      role="gridcell"
      aria-colindex={columnIndex + 1}
      aria-readonly={!editable || undefined}
      tabIndex={isActive && !editor ? 0 : -1}
      data-active={isActive || undefined}
      data-column={column.id}
      className={clsx(
        'relative flex min-w-0 items-center border-line border-r border-b px-2 group-hover:bg-hover',
        'focus:outline-2 focus:outline-focus focus:-outline-offset-2',
        column.align === 'end' && 'justify-end tabular-nums',
        columnIndex === 0 && 'sticky left-0 z-1 bg-card',
      )}
      style={other && { boxShadow: `inset 0 0 0 2px ${other.color}` }}
      onMouseDown={(event) => {
        hadFocus.current = event.currentTarget === document.activeElement;
      }}
      onClick={() => {
        if (editor) return;
        if (hadFocus.current && column.action === undefined) events.edit(cell);
        else events.activate(cell);
      }}
      onDoubleClick={() => !editor && column.action === undefined && events.edit(cell)}
    >
      {editor ?? <CellContent {...props} text={text} />}
      {other && !editor && (
        <span
          className="pointer-events-none absolute -top-px right-0 z-1 max-w-full truncate rounded-bl-sm px-1 text-2xs text-on-person"
          style={{ background: other.color }}
        >
          {other.name}
        </span>
      )}
    </div>
  );
}

function CellContent<R extends { readonly id: string }>({ row, column, text }: GridCellProps<R> & { text: string }) {
  const { record, context, readOnly, events } = row;
  if (column.action === 'open') {
    return (
      <button
        type="button"
        tabIndex={-1}
        className="flex h-full w-full min-w-0 items-center gap-1 text-left text-ink-2 hover:text-link"
        aria-label={`Open ${text || 'record'}`}
        onClick={() => events.open(record)}
      >
        <span className="min-w-0 flex-1 truncate tabular-nums">{text}</span>
        <PanelRightOpen
          aria-hidden
          size={14}
          className={clsx('shrink-0', text && 'opacity-0 group-hover:opacity-100')}
        />
      </button>
    );
  }
  if (column.action === 'delete') {
    if (readOnly) return null;
    return (
      <button
        type="button"
        tabIndex={-1}
        className="flex size-6 items-center justify-center rounded-sm text-ink-3 opacity-0 hover:text-bad-text group-focus-within:opacity-100 group-hover:opacity-100"
        aria-label={`Delete ${text}`}
        onClick={() => events.remove(record)}
      >
        <Trash2 aria-hidden size={14} />
      </button>
    );
  }
  return <span className="truncate">{column.render ? column.render(record, context) : text}</span>;
}
