import { type CSSProperties, useEffect, useMemo, useRef, useState } from 'react';
import type { EditingPeers } from '#app/board/sync/use-editing-peers.ts';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { CellEditor } from './cell-editor.tsx';
import type { GridColumn } from './grid-column.ts';
import { GridHead } from './grid-head.tsx';
import { GridRow, type RowEvents } from './grid-row.tsx';
import type { RegisterQuery } from './register-query.ts';
import { type GridOptions, useGrid } from './use-grid.ts';
import { useLatest } from './use-latest.ts';
import { useVisibleRows } from './use-visible-rows.ts';
import type { RowRange } from './visible-rows.ts';

const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 36;

interface DataGridProps<R extends { readonly id: string }> extends Omit<GridOptions<R>, 'page'> {
  readonly label: string;
  readonly kind: RecordKind;
  readonly sort: RegisterQuery['sort'];
  readonly editingPeers: EditingPeers;
  /** Told which field is being edited here, `<kind>/<id>/<field>`; null when none is. */
  readonly onEditing: (field: string | null) => void;
  /** A cell to edit at once: that of a row that was just added. */
  readonly edit: { readonly rowId: string; readonly columnId: string } | null;
}

/** The register's grid: WAI-ARIA grid by keyboard, rows drawn as they are scrolled to, the first column in sight. */
export function DataGrid<R extends { readonly id: string }>(props: DataGridProps<R>) {
  const { columns, label, kind, context, sort, editingPeers, onEditing, edit } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [heldOrder, setHeldOrder] = useState<readonly string[] | null>(null);
  const rows = useHeldOrder(props.rows, heldOrder);
  const grid = useGrid({ ...props, rows, page: pageOf(scroller.current) });
  const { editing, activeIndex, startEdit } = grid;

  const visible = useVisibleRows(scroller, rows.length, ROW_HEIGHT);
  const drawn = drawnRows(visible, activeIndex);

  const editingField = editing ? `${kind}/${editing.rowId}/${editing.columnId}` : null;
  useEffect(() => {
    onEditing(editingField);
    return () => onEditing(null);
  }, [editingField, onEditing]);

  // Rows keep their places under an open editor, whatever others do meanwhile.
  const isEditing = editing !== null;
  const order = useRef(rows);
  order.current = rows;
  useEffect(() => setHeldOrder(isEditing ? order.current.map((row) => row.id) : null), [isEditing]);

  const events = useLatest<RowEvents<R>>({
    activate: grid.activate,
    edit: startEdit,
    open: props.onOpen,
    remove: props.onDelete,
  });
  useEffect(() => {
    if (edit) events.edit(edit);
  }, [edit, events]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a <table> can't be laid out in rows that come and go
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-readonly={props.readOnly || undefined}
      tabIndex={-1}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain bg-card"
      style={gridStyle(columns)}
      onKeyDown={grid.onGridKey}
      onFocus={() => grid.onFocusChange(true)}
      onBlur={() => grid.onFocusChange(false)}
    >
      <div ref={grid.grid} className="relative min-w-(--grid-width)">
        <GridHead
          columns={columns}
          sort={sort}
          activeColumnId={grid.active.rowId === null ? grid.active.columnId : null}
          onActivate={grid.activate}
          onSort={props.onSort}
        />
        <div className="relative" style={{ height: rows.length * ROW_HEIGHT }}>
          {drawn.map((index) => {
            const record = rows[index];
            if (!record) return null;
            const isActive = grid.active.rowId === record.id;
            const inEdit = editing?.rowId === record.id ? editing : null;
            return (
              <GridRow
                key={record.id}
                kind={kind}
                record={record}
                columns={columns}
                context={context}
                index={index}
                top={index * ROW_HEIGHT}
                activeColumnId={isActive ? grid.active.columnId : null}
                editingColumnId={inEdit?.columnId ?? null}
                editingPeers={editingPeers}
                readOnly={props.readOnly}
                events={events}
              >
                {inEdit && (
                  <CellEditor editing={inEdit} record={record} columns={columns} context={context} grid={grid} />
                )}
              </GridRow>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The rows in the order they had, without those that are gone; new ones wait until the order is let go. */
function useHeldOrder<R extends { readonly id: string }>(
  rows: readonly R[],
  held: readonly string[] | null,
): readonly R[] {
  return useMemo(() => {
    if (!held) return rows;
    const byId = new Map(rows.map((row) => [row.id, row]));
    return held.map((id) => byId.get(id)).filter((row) => row !== undefined);
  }, [rows, held]);
}

/** The active row is always drawn, wherever the rest is scrolled to: the focus is in it. */
function drawnRows({ first, end }: RowRange, activeIndex: number): readonly number[] {
  const indexes = Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
  return activeIndex >= 0 && (activeIndex < first || activeIndex >= end) ? [...indexes, activeIndex] : indexes;
}

function pageOf(scroller: HTMLElement | null): number {
  return scroller ? Math.max(1, Math.floor((scroller.clientHeight - HEAD_HEIGHT) / ROW_HEIGHT) - 1) : 10;
}

/** The second column, the title, takes the room that is left. Scrolling to a cell stops short of what is stuck. */
function gridStyle(columns: readonly GridColumn<never>[]): CSSProperties {
  const tracks = columns.map(({ width }, index) => (index === 1 ? `minmax(${width}px, 1fr)` : `${width}px`));
  return {
    '--grid-columns': tracks.join(' '),
    '--grid-width': `${columns.reduce((sum, { width }) => sum + width, 0)}px`,
    scrollPaddingTop: HEAD_HEIGHT,
    scrollPaddingLeft: columns[0]?.width,
  } as CSSProperties;
}
