import { type ClipboardEvent, type CSSProperties, useEffect, useMemo, useRef, useState } from 'react';
import type { EditingPeers } from '#app/board/sync/use-editing-peers.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { CellEditor } from './cell-editor.tsx';
import { frozenCount, frozenOffsets } from './column-layout.ts';
import { DropMark } from './drop-mark.tsx';
import { isData } from './grid-column.ts';
import { GridHead, type HeadEvents } from './grid-head.tsx';
import { type GridKeyActions, onGridKey } from './grid-keys.ts';
import type { CellRange } from './grid-range.ts';
import { GridRow, type RowEvents } from './grid-row.tsx';
import { GroupRow } from './group-row.tsx';
import type { GridItem } from './group-rows.ts';
import type { RegisterQuery } from './register-query.ts';
import { SelectionWords } from './selection-words.tsx';
import { type GridOptions, useGrid } from './use-grid.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { useHeldOrder } from './use-held-order.ts';
import { useLatest } from './use-latest.ts';
import { useRowSelections } from './use-row-selections.ts';
import { useVisibleRows } from './use-visible-rows.ts';
import type { RowRange } from './visible-rows.ts';

const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 36;

/** Selected cells, as what is copied, cleared and filled. */
export interface GridSelection<R> {
  readonly range: CellRange;
  readonly items: readonly GridItem<R>[];
  /** The column of each index within the range, and of all others. */
  readonly columnIds: readonly string[];
}

export interface DataGridProps<R extends { readonly id: string }> extends Omit<GridOptions<R>, 'page'> {
  readonly label: string;
  readonly kind: RecordKind;
  readonly query: RegisterQuery;
  readonly editingPeers: EditingPeers;
  readonly ticked: ReadonlySet<string>;
  /** Told which field is being edited here, `<kind>/<id>/<field>`; null when none is. */
  readonly onEditing: (field: string | null) => void;
  /** A cell to edit at once: that of a row that was just added. */
  readonly edit: { readonly rowId: string; readonly columnId: string } | null;
  readonly actions: Omit<GridKeyActions<R>, 'clear' | 'fillDown' | 'resizeColumn'> & {
    tickAll(): void;
    setColumnWidth(columnId: string, width: number): void;
    dropColumn(columnId: string, ontoId: string): void;
    clear(selection: GridSelection<R>): void;
    /** Fills the selected cells on to a row, up or down; null: from the first of them down to the last. */
    fill(selection: GridSelection<R>, toRow: number | null): void;
    copy(selection: GridSelection<R>, data: DataTransfer): void;
    cut(selection: GridSelection<R>, data: DataTransfer): void;
    paste(selection: GridSelection<R>, data: DataTransfer): void;
  };
}

/** The register's grid: WAI-ARIA grid by keyboard, rows drawn as they are scrolled to, the first columns in sight. */
export function DataGrid<R extends { readonly id: string }>(props: DataGridProps<R>) {
  const { columns, label, kind, context, editingPeers, onEditing, edit, actions, ticked, query } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [heldOrder, setHeldOrder] = useState<readonly string[] | null>(null);
  const items = useHeldOrder(props.items, heldOrder);
  const grid = useGrid({ ...props, items, page: pageOf(scroller.current) });
  const { editing, position, startEdit, range } = grid;
  const frozen = useMemo(() => frozenOffsets(columns, frozenCount(columns, query.frozen)), [columns, query.frozen]);

  const visible = useVisibleRows(scroller, items.length, ROW_HEIGHT);
  const drawn = drawnRows(visible, position.row);

  const selectionNow = (): GridSelection<R> | null => range && { range, items, columnIds: columns.map(({ id }) => id) };
  const fill = (toRow: number | null) => {
    const selection = selectionNow();
    if (!selection) return;
    actions.fill(selection, toRow);
    if (toRow === null) return;
    const corner = (row: number, column: number) => ({
      rowId: items[row]?.id ?? null,
      columnId: columns[column]?.id ?? '',
    });
    grid.activate(corner(Math.min(toRow, selection.range.top), selection.range.left));
    grid.extend(corner(Math.max(toRow, selection.range.bottom), selection.range.right));
  };
  const pointer = useGridPointer({
    scroller,
    cellAt: (x, y) => cellAt(scroller.current, x, y, items.length),
    onExtend: grid.extendTo,
    onFill: fill,
    onResizeColumn: actions.setColumnWidth,
    onDropColumn: actions.dropColumn,
  });
  const { gesture } = pointer;
  const shown = range && gesture?.type === 'fill' ? stretched(range, gesture.row) : range;
  const selectionOf = useRowSelections(shown);

  const editingField = editing ? `${kind}/${editing.rowId}/${editing.columnId}` : null;
  useEffect(() => {
    onEditing(editingField);
    return () => onEditing(null);
  }, [editingField, onEditing]);

  // Rows keep their places under an open editor, whatever others do meanwhile.
  const isEditing = editing !== null;
  const order = useRef(items);
  order.current = items;
  useEffect(() => setHeldOrder(isEditing ? order.current.map(({ id }) => id) : null), [isEditing]);

  const events = useLatest<RowEvents<R>>({
    activate: grid.activate,
    extend: grid.extend,
    edit: startEdit,
    open: actions.open,
    remove: actions.remove,
    tick: actions.tick,
  });
  const headEvents = useLatest<HeadEvents>({
    activate: grid.activate,
    sort: actions.sort,
    openMenu: actions.openColumnMenu,
    tickAll: actions.tickAll,
  });
  const toggleGroup = useLatest({ toggle: actions.toggleGroup }).toggle;
  useEffect(() => {
    if (edit) events.edit(edit);
  }, [edit, events]);

  const onClipboard = (event: ClipboardEvent, act: 'copy' | 'cut' | 'paste') => {
    const selection = selectionNow();
    if (!selection || editing) return;
    event.preventDefault();
    actions[act](selection, event.clipboardData);
  };
  const clear = () => {
    const selection = selectionNow();
    if (selection) actions.clear(selection);
  };
  const resizeColumn = (columnId: string, by: number) => {
    const width = columns.find(({ id }) => id === columnId)?.width;
    if (width !== undefined) actions.setColumnWidth(columnId, width + by);
  };
  const tickedCount = items.filter(({ id }) => ticked.has(id)).length;
  const rowCount = items.filter(({ type }) => type === 'row').length;

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a <table> can't be laid out in rows that come and go */}
      <div
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-rowcount={items.length + 1}
        aria-colcount={columns.length}
        aria-readonly={props.readOnly || undefined}
        aria-multiselectable
        tabIndex={-1}
        className="group/grid relative min-h-0 flex-1 select-none overflow-auto overscroll-contain bg-card"
        style={gridStyle(columns, frozen, gesture?.type === 'resize' ? gesture : null)}
        onKeyDown={(event) =>
          onGridKey(event, {
            grid,
            columns,
            items,
            actions: { ...actions, clear, fillDown: () => fill(null), resizeColumn },
          })
        }
        onPointerDown={pointer.onPointerDown}
        onCopy={(event) => onClipboard(event, 'copy')}
        onCut={(event) => onClipboard(event, 'cut')}
        onPaste={(event) => onClipboard(event, 'paste')}
        onFocus={() => grid.onFocusChange(true)}
        onBlur={() => grid.onFocusChange(false)}
      >
        <div ref={grid.grid} className="relative min-w-(--grid-width)">
          <GridHead
            columns={columns}
            query={query}
            frozen={frozen}
            activeColumnId={grid.active.rowId === null ? grid.active.columnId : null}
            ticked={tickedCount === 0 ? 'none' : tickedCount < rowCount ? 'some' : 'all'}
            events={headEvents}
          />
          <div className="relative" style={{ height: items.length * ROW_HEIGHT }}>
            {drawn.map((index) => {
              const item = items[index];
              if (!item) return null;
              const isActive = grid.active.rowId === item.id;
              if (item.type === 'group') {
                return (
                  <GroupRow
                    key={item.id}
                    item={item}
                    columnId={columns.find(isData)?.id ?? ''}
                    columnCount={columns.length}
                    index={index}
                    top={index * ROW_HEIGHT}
                    isActive={isActive}
                    onActivate={events.activate}
                    onToggle={toggleGroup}
                  />
                );
              }
              const inEdit = editing?.rowId === item.id ? editing : null;
              return (
                <GridRow
                  key={item.id}
                  kind={kind}
                  record={item.record}
                  columns={columns}
                  context={context}
                  index={index}
                  top={index * ROW_HEIGHT}
                  frozen={frozen}
                  activeColumnId={isActive ? grid.active.columnId : null}
                  editingColumnId={inEdit?.columnId ?? null}
                  selection={selectionOf(index)}
                  isTicked={ticked.has(item.id)}
                  editingPeers={editingPeers}
                  readOnly={props.readOnly}
                  events={events}
                >
                  {inEdit && (
                    <CellEditor editing={inEdit} record={item.record} columns={columns} context={context} grid={grid} />
                  )}
                </GridRow>
              );
            })}
          </div>
          {gesture?.type === 'move' && <DropMark columns={columns} gesture={gesture} scroller={scroller.current} />}
        </div>
      </div>
      <SelectionWords range={range} isFilling={gesture?.type === 'fill-next'} />
    </>
  );
}

/** The active row is always drawn, wherever the rest is scrolled to: the focus is in it. */
function drawnRows({ first, end }: RowRange, activeIndex: number): readonly number[] {
  const indexes = Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
  return activeIndex >= 0 && (activeIndex < first || activeIndex >= end) ? [...indexes, activeIndex] : indexes;
}

function pageOf(scroller: HTMLElement | null): number {
  return scroller ? Math.max(1, Math.floor((scroller.clientHeight - HEAD_HEIGHT) / ROW_HEIGHT) - 1) : 10;
}

function stretched(range: CellRange, row: number): CellRange {
  return { ...range, top: Math.min(range.top, row), bottom: Math.max(range.bottom, row) };
}

/** The cell under a point, the nearest one where it is beside them all. */
function cellAt(scroller: HTMLElement | null, x: number, y: number, rows: number) {
  const box = scroller?.getBoundingClientRect();
  if (!scroller || !box) return { row: 0, column: 0 };
  const row = Math.floor((y - box.top - HEAD_HEIGHT + scroller.scrollTop) / ROW_HEIGHT);
  const heads = [...scroller.querySelectorAll('[role="columnheader"]')];
  // What stays in sight lies over the others: it is asked first.
  const column = heads.findIndex((head) => {
    const { left, right } = head.getBoundingClientRect();
    return x >= left && x < right;
  });
  return {
    row: Math.max(0, Math.min(row, rows - 1)),
    column: column >= 0 ? column : x < box.left ? 0 : heads.length - 1,
  };
}

/** The title takes the room that is left, unless it stays in sight. Scrolling to a cell stops short of what is stuck. */
function gridStyle(
  columns: readonly { readonly id: string; readonly width: number }[],
  frozen: readonly number[],
  resized: { readonly columnId: string; readonly width: number } | null,
): CSSProperties {
  const widths = columns.map(({ id, width }) => (resized?.columnId === id ? resized.width : width));
  const flexible = columns.findIndex(({ id }, index) => id === 'title' && index >= frozen.length);
  const tracks = widths.map((width, index) => (index === flexible ? `minmax(${width}px, 1fr)` : `${width}px`));
  const stuck = widths.slice(0, frozen.length).reduce((sum, width) => sum + width, 0);
  return {
    '--grid-columns': tracks.join(' '),
    '--grid-width': `${widths.reduce((sum, width) => sum + width, 0)}px`,
    scrollPaddingTop: HEAD_HEIGHT,
    scrollPaddingLeft: stuck,
  } as CSSProperties;
}
