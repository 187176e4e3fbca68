import { Columns3, Filter } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { PictureControls } from '#app/board/shell/picture-controls.tsx';
import { Button } from '#app/components/button.tsx';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import { Popover } from '#app/components/popover.tsx';
import type { GridColumn } from './grid-column.ts';
import { KindSwitch } from './kind-switch.tsx';
import { REGISTERS, type RegisterName } from './register-kinds.ts';
import type { RegisterQuery } from './register-query.ts';
import { RegisterSearch } from './register-search.tsx';
import { ViewsMenu, type ViewsMenuProps } from './views-menu.tsx';

export interface BarProps<R extends { readonly id: string }> {
  readonly name: RegisterName;
  readonly records: readonly R[];
  /** All, also those that are not shown. */
  readonly columns: readonly GridColumn<R>[];
  readonly context: FieldContext;
  readonly query: RegisterQuery;
  readonly ask: (change: (query: RegisterQuery) => RegisterQuery) => void;
}

interface RegisterBarProps<R extends { readonly id: string }>
  extends BarProps<R>,
    Omit<ViewsMenuProps, 'name' | 'query'> {
  /** How many rows are shown. */
  readonly shown: number;
  readonly onLeaveSearch: () => void;
  readonly children: ReactNode;
}

const filterCode = fetchedCode(async () => (await import('./filter-panel.tsx')).FilterPanel);
const columnsCode = fetchedCode(async () => (await import('./columns-panel.tsx')).ColumnsPanel);

/** The register's part of the picture's line: which kind, how many, and what of them is shown how. */
export function RegisterBar<R extends { readonly id: string }>(props: RegisterBarProps<R>) {
  const { name, records, query, ask, shown } = props;
  const { base } = useBoard();
  const { noun } = REGISTERS[name];
  const [open, setOpen] = useState<'filter' | 'columns' | null>(null);
  const close = () => setOpen(null);
  const FilterPanel = useFetchedCode(filterCode, open === 'filter', close);
  const ColumnsPanel = useFetchedCode(columnsCode, open === 'columns', close);
  const filters = Object.keys(query.filters).length;
  const isArranged = query.groupBy !== null || query.columns !== null || query.sort.length > 1;
  const count = shown === records.length ? `${records.length}` : `${shown} of ${records.length}`;
  return (
    <PictureControls>
      <div className="flex min-w-0 items-center gap-2 max-sm:flex-wrap max-lg:w-full">
        <KindSwitch base={base} />
        {records.length > 0 && (
          <>
            <p role="status" className="whitespace-nowrap text-ink-2 text-xs tabular-nums">
              {count} <span className="max-xl:sr-only">{records.length === 1 ? noun : `${noun}s`}</span>
            </p>
            <RegisterSearch
              value={query.search}
              onChange={(search) => ask((before) => ({ ...before, search }))}
              onLeave={props.onLeaveSearch}
            />
            <ViewsMenu {...props} views={props.views} />
            <Popover
              label="Filter"
              align="end"
              className="max-h-[70dvh] w-80"
              open={open === 'filter'}
              onOpenChange={(isOpen) => setOpen(isOpen ? 'filter' : null)}
              trigger={
                <Button
                  aria-label={filters > 0 ? `Filter, ${filters} chosen` : 'Filter'}
                  className={filters > 0 ? 'bg-selected' : ''}
                  onPointerEnter={filterCode.warm}
                >
                  <Filter aria-hidden className="size-3.5" />
                  <span className="max-2xl:sr-only">Filter</span>
                  {filters > 0 && <span className="tabular-nums">{filters}</span>}
                </Button>
              }
            >
              {FilterPanel && <FilterPanel {...props} />}
            </Popover>
            <Popover
              label="Columns, groups and order"
              align="end"
              className="max-h-[70dvh] w-80"
              open={open === 'columns'}
              onOpenChange={(isOpen) => setOpen(isOpen ? 'columns' : null)}
              trigger={
                <Button
                  aria-label="Columns, groups and order"
                  className={isArranged ? 'bg-selected' : ''}
                  onPointerEnter={columnsCode.warm}
                >
                  <Columns3 aria-hidden className="size-3.5" />
                  <span className="max-2xl:sr-only">Columns</span>
                </Button>
              }
            >
              {ColumnsPanel && <ColumnsPanel {...props} />}
            </Popover>
          </>
        )}
        {props.children}
      </div>
    </PictureControls>
  );
}
