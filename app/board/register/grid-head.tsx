import { clsx } from 'clsx';
import { ArrowDown, ArrowUp, Check, ChevronDown, Filter, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { type GridColumn, isData } from './grid-column.ts';
import type { RegisterQuery } from './register-query.ts';
import type { ActiveCell } from './use-cell-edit.ts';

export interface HeadEvents {
  activate(cell: ActiveCell): void;
  sort(columnId: string, more: boolean): void;
  openMenu(columnId: string): void;
  /** Ticks all rows in sight of the query, or none. */
  tickAll(): void;
}

interface GridHeadProps<R> {
  readonly columns: readonly GridColumn<R>[];
  readonly query: Pick<RegisterQuery, 'sort' | 'filters'>;
  readonly frozen: readonly number[];
  readonly activeColumnId: string | null;
  readonly ticked: 'none' | 'some' | 'all';
  readonly events: HeadEvents;
}

/** The head row: each cell sorts by its column, and has a menu of its own. */
export function GridHead<R>({ columns, query, frozen, activeColumnId, ticked, events }: GridHeadProps<R>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
    // biome-ignore lint/a11y/useFocusableInteractive: the cells take the focus
    <div role="row" aria-rowindex={1} className="sticky top-0 z-20 grid h-9 grid-cols-(--grid-columns) bg-sunken">
      {columns.map((column, index) => {
        const isActive = column.id === activeColumnId;
        const place = query.sort.findIndex((term) => term.column === column.id);
        const term = query.sort[place];
        const direction = term ? (term.descending ? 'descending' : 'ascending') : 'none';
        const data = isData(column);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
          // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={data ? direction : undefined}
            tabIndex={isActive ? 0 : -1}
            data-active={isActive || undefined}
            data-head={data ? column.id : undefined}
            title={column.hint}
            className={clsx(
              'group/head relative flex select-none items-center gap-1 border-line border-r border-b px-2 font-medium text-ink-2 text-xs',
              'focus:outline-2 focus:outline-focus focus:-outline-offset-2',
              column.align === 'end' && 'justify-end',
              data && 'cursor-pointer hover:text-ink',
              frozen[index] !== undefined && 'sticky z-10 bg-sunken',
            )}
            style={frozen[index] === undefined ? undefined : { left: frozen[index] }}
            onClick={(event) => {
              events.activate({ rowId: null, columnId: column.id });
              if (data) events.sort(column.id, event.shiftKey);
              else if (column.action === 'select') events.tickAll();
            }}
            onContextMenu={(event) => {
              if (!data) return;
              event.preventDefault();
              events.openMenu(column.id);
            }}
          >
            <HeadLabel column={column} ticked={ticked} />
            {query.filters[column.id] && (
              <Filter role="img" aria-label="filtered" className="size-3 shrink-0 text-ink" />
            )}
            {term && <SortMark descending={term.descending} place={query.sort.length > 1 ? place + 1 : null} />}
            {data && <MenuButton column={column} events={events} />}
            {data && (
              <span
                data-resize={column.id}
                className="absolute inset-y-0 -right-1 z-10 w-2 cursor-col-resize hover:bg-focus/40"
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

function HeadLabel<R>({ column, ticked }: { column: GridColumn<R>; ticked: GridHeadProps<R>['ticked'] }): ReactNode {
  if (column.action === 'select') {
    const label = ticked === 'all' ? 'All rows are selected' : 'Select all rows';
    return (
      <span
        role="img"
        aria-label={label}
        className={clsx(
          'flex size-4 cursor-pointer items-center justify-center rounded-sm border',
          ticked === 'none' ? 'border-control bg-card' : 'border-ink bg-ink text-on-ink',
        )}
      >
        {ticked === 'all' && <Check aria-hidden strokeWidth={3} className="size-3" />}
        {ticked === 'some' && <Minus aria-hidden strokeWidth={3} className="size-3" />}
      </span>
    );
  }
  const hidden = column.action === 'delete' || column.id === 'open';
  return <span className={hidden ? 'sr-only' : 'truncate'}>{column.label}</span>;
}

/** Up or down; where several columns sort, which of them this is. */
function SortMark({ descending, place }: { readonly descending: boolean; readonly place: number | null }) {
  const Arrow = descending ? ArrowDown : ArrowUp;
  return (
    <span className="flex shrink-0 items-center text-ink">
      <Arrow aria-hidden size={13} />
      {place !== null && <span className="text-2xs tabular-nums">{place}</span>}
    </span>
  );
}

function MenuButton<R>({ column, events }: { readonly column: GridColumn<R>; readonly events: HeadEvents }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      data-column-menu={column.id}
      aria-label={`${column.label}: sort, filter, group, move`}
      className="absolute right-0.5 hidden size-6 items-center justify-center rounded-sm bg-sunken text-ink-2 hover:text-ink group-focus-within/head:flex group-hover/head:flex"
      onClick={(event) => {
        event.stopPropagation();
        events.openMenu(column.id);
      }}
    >
      <ChevronDown aria-hidden className="size-3.5" />
    </button>
  );
}
