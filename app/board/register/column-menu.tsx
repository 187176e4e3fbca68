import { ArrowDownAZ, ArrowLeft, ArrowRight, ArrowUpAZ, Columns3, EyeOff, Filter, Group, Pin } from 'lucide-react';
import { useRef, useState } from 'react';
import { useFetchedCode } from '#app/components/fetched-code.ts';
import { menuCode, popoverCode } from '#app/components/floating-code.ts';
import { MenuItem, MenuSeparator } from '#app/components/menu-items.tsx';
import { type ChangeColumns, hideColumn, placedColumns, resizeColumn, shiftColumn } from './column-layout.ts';
import { ColumnFilterForm } from './filter-panel.tsx';
import type { GridColumn } from './grid-column.ts';
import type { BarProps } from './register-bar.tsx';
import { clampFrozen } from './register-query.ts';

interface ColumnMenuProps<R extends { readonly id: string }> extends BarProps<R> {
  readonly column: GridColumn<R>;
  /** The column's head. */
  readonly head: HTMLElement;
  readonly onClose: () => void;
}

const WIDER = 1.25;

/** Everything that can be done with a column, without dragging. */
export function ColumnMenu<R extends { readonly id: string }>(props: ColumnMenuProps<R>) {
  const { column, columns, query, ask, head, onClose } = props;
  const [isFiltering, setFiltering] = useState(false);
  const anchor = useRef<HTMLElement>(head);
  const Menu = useFetchedCode(menuCode, true, onClose);
  const Popover = useFetchedCode(popoverCode, isFiltering, onClose);
  const place = (change: ChangeColumns) =>
    ask((before) => ({ ...before, columns: change(placedColumns(columns, before.columns)) }));
  const sort = (descending: boolean, more: boolean) =>
    ask((before) => {
      const others = more ? before.sort.filter((term) => term.column !== column.id) : [];
      return { ...before, sort: [...others, { column: column.id, descending }] };
    });
  const placed = placedColumns(columns, query.columns);
  const index = placed.findIndex((one) => one.column === column.id);
  const frozenHere = clampFrozen(index + 1);
  const close = () => {
    onClose();
    head.focus();
  };
  if (isFiltering) {
    if (!Popover) return null;
    return (
      <Popover
        id="column-filter"
        label={`Filter by ${column.label}`}
        anchor={anchor}
        align="start"
        className="max-h-[60dvh] w-72 overflow-y-auto"
        onClose={close}
      >
        <ColumnFilterForm {...props} />
      </Popover>
    );
  }
  if (!Menu) return null;
  const others = query.sort.some((term) => term.column !== column.id);
  return (
    <Menu id="column-menu" labelledBy="" anchor={anchor} byKey align="start" side="bottom" onClose={close}>
      <MenuItem icon={<ArrowDownAZ aria-hidden className="size-4" />} onSelect={() => sort(false, false)}>
        Sort ascending
      </MenuItem>
      <MenuItem icon={<ArrowUpAZ aria-hidden className="size-4" />} onSelect={() => sort(true, false)}>
        Sort descending
      </MenuItem>
      {others && <MenuItem onSelect={() => sort(false, true)}>Then sort by this, ascending</MenuItem>}
      {others && <MenuItem onSelect={() => sort(true, true)}>Then sort by this, descending</MenuItem>}
      <MenuSeparator />
      <MenuItem
        icon={<Filter aria-hidden className="size-4" />}
        onSelect={(event) => {
          event.preventDefault();
          setFiltering(true);
        }}
      >
        Filter…
      </MenuItem>
      <MenuItem
        icon={<Group aria-hidden className="size-4" />}
        onSelect={() => ask((before) => ({ ...before, groupBy: before.groupBy === column.id ? null : column.id }))}
      >
        {query.groupBy === column.id ? 'Don’t group by this' : 'Group by this'}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={<ArrowLeft aria-hidden className="size-4" />}
        disabled={index <= 0}
        onSelect={() => place(shiftColumn(column.id, -1))}
      >
        Move left
      </MenuItem>
      <MenuItem
        icon={<ArrowRight aria-hidden className="size-4" />}
        disabled={index === placed.length - 1}
        onSelect={() => place(shiftColumn(column.id, 1))}
      >
        Move right
      </MenuItem>
      <MenuItem
        icon={<Columns3 aria-hidden className="size-4" />}
        onSelect={(event) => {
          event.preventDefault();
          place(resizeColumn(column.id, column.width * WIDER));
        }}
      >
        Wider
      </MenuItem>
      <MenuItem
        onSelect={(event) => {
          event.preventDefault();
          place(resizeColumn(column.id, column.width / WIDER));
        }}
      >
        Narrower
      </MenuItem>
      <MenuItem
        icon={<Pin aria-hidden className="size-4" />}
        onSelect={() => ask((before) => ({ ...before, frozen: before.frozen === frozenHere ? 0 : frozenHere }))}
      >
        {query.frozen === frozenHere ? 'Let all columns scroll' : 'Keep in sight up to here'}
      </MenuItem>
      <MenuItem
        icon={<EyeOff aria-hidden className="size-4" />}
        disabled={placed.length === 1}
        onSelect={() => place(hideColumn(column.id))}
      >
        Hide
      </MenuItem>
    </Menu>
  );
}
