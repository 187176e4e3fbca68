import { ChevronRight } from 'lucide-react';
import { memo, type ReactElement } from 'react';
import type { GridItem } from './group-rows.ts';
import type { ActiveCell } from './use-cell-edit.ts';

interface GroupRowProps<R> {
  readonly item: Extract<GridItem<R>, { type: 'group' }>;
  readonly columnId: string;
  readonly columnCount: number;
  readonly index: number;
  readonly top: number;
  readonly isActive: boolean;
  readonly onActivate: (cell: ActiveCell) => void;
  readonly onToggle: (groupId: string) => void;
}

function Row<R>({ item, columnId, columnCount, index, top, isActive, onActivate, onToggle }: GroupRowProps<R>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table
    // biome-ignore lint/a11y/useFocusableInteractive: the cell takes the focus
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys
    <div
      role="row"
      aria-rowindex={index + 2}
      data-row={item.id}
      className="absolute inset-x-0 flex h-9 cursor-pointer border-line border-b bg-sunken"
      style={{ top }}
      onClick={() => {
        onActivate({ rowId: item.id, columnId });
        onToggle(item.id);
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: part of an ARIA grid that is not a table */}
      <div
        role="gridcell"
        aria-colspan={columnCount}
        aria-colindex={1}
        aria-expanded={!item.isShut}
        tabIndex={isActive ? 0 : -1}
        data-active={isActive || undefined}
        className="sticky left-0 flex h-full select-none items-center gap-2 px-2 font-medium focus:outline-2 focus:outline-focus focus:-outline-offset-2"
      >
        <ChevronRight
          aria-hidden
          className={`size-4 text-ink-3 transition-transform duration-150 motion-reduce:transition-none ${item.isShut ? '' : 'rotate-90'}`}
        />
        <span className="max-w-[60vw] truncate">{item.label}</span>
        <span className="font-normal text-ink-3 text-xs tabular-nums">{item.count}</span>
      </div>
    </div>
  );
}

/** The head of a group of rows: what they have in common, and how many there are. */
export const GroupRow = memo(Row) as <R>(props: GroupRowProps<R>) => ReactElement;
