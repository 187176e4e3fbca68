import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { GridColumn } from './grid-column.ts';
import type { RegisterQuery } from './register-query.ts';
import type { ActiveCell } from './use-grid.ts';

interface GridHeadProps<R> {
  readonly columns: readonly GridColumn<R>[];
  readonly sort: RegisterQuery['sort'];
  readonly activeColumnId: string | null;
  readonly onActivate: (cell: ActiveCell) => void;
  readonly onSort: (columnId: string) => void;
}

/** The head row: each cell sorts by its column, with a click or Enter. */
export function GridHead<R>({ columns, sort, activeColumnId, onActivate, onSort }: GridHeadProps<R>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
    // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
    <div role="row" aria-rowindex={1} className="sticky top-0 z-20 grid h-9 grid-cols-(--grid-columns) bg-sunken">
      {columns.map((column, index) => {
        const isActive = column.id === activeColumnId;
        const direction = sort?.column === column.id ? (sort.descending ? 'descending' : 'ascending') : 'none';
        const Arrow = direction === 'descending' ? ArrowDown : ArrowUp;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
          // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={column.action === 'delete' ? undefined : direction}
            tabIndex={isActive ? 0 : -1}
            data-active={isActive || undefined}
            title={column.hint}
            className={clsx(
              'flex select-none items-center gap-1 border-line border-r border-b px-2 font-medium text-ink-2 text-xs',
              'focus:outline-2 focus:outline-focus focus:-outline-offset-2',
              column.align === 'end' && 'justify-end',
              column.action !== 'delete' && 'cursor-pointer hover:text-ink',
              index === 0 && 'sticky left-0 z-10 bg-sunken',
            )}
            onClick={() => {
              onActivate({ rowId: null, columnId: column.id });
              if (column.action !== 'delete') onSort(column.id);
            }}
          >
            {column.action === 'delete' ? (
              <span className="sr-only">{column.label}</span>
            ) : (
              <span className="truncate">{column.label}</span>
            )}
            {direction !== 'none' && <Arrow aria-hidden size={13} className="shrink-0 text-ink" />}
          </div>
        );
      })}
    </div>
  );
}
