import { useCallback, useEffect, useMemo, useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { useDeleteRecord } from '#app/board/panel/use-delete-record.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useEditingPeers } from '#app/board/sync/use-editing-peers.ts';
import { fetchedCode, useFetchedCode } from '#app/components/fetched-code.ts';
import { useToast } from '#app/components/toast.tsx';
import { moveColumn, placedColumns, resizeColumn, shiftColumn } from './column-layout.ts';
import { ColumnMenuSlot } from './column-menu-slot.tsx';
import { clearedCells, copyCells, filledCells } from './copy-cells.ts';
import { DataGrid, type DataGridProps, type GridSelection } from './data-grid.tsx';
import type { GridColumn } from './grid-column.ts';
import type { GridItem } from './group-rows.ts';
import { type CellInput, planCells } from './plan-cells.ts';
import { ReasonBar } from './reason-bar.tsx';
import { REGISTERS, type RegisterName } from './register-kinds.ts';
import { nextSort, type RegisterQuery } from './register-query.ts';
import { pasteCode, usePaste } from './use-paste.tsx';
import { badCellsText, useTableWrites } from './use-table-writes.ts';
import type { useTickedRows } from './use-ticked-rows.ts';

const WARM_AFTER_MS = 3_000;
const bulkCode = fetchedCode(async () => (await import('./bulk-bar.tsx')).BulkBar);

export interface RegisterTableProps<R extends { readonly id: string }> {
  readonly name: RegisterName;
  readonly all: readonly GridColumn<R>[];
  /** Those that are shown. */
  readonly columns: readonly GridColumn<R>[];
  readonly items: readonly GridItem<R>[];
  readonly context: FieldContext;
  readonly query: RegisterQuery;
  readonly ask: (change: (query: RegisterQuery) => RegisterQuery) => void;
  /** All of the kind, whatever is shown. */
  readonly records: readonly R[];
  readonly ticks: ReturnType<typeof useTickedRows>;
  readonly edit: DataGridProps<R>['edit'];
  /** These rows stay in sight, whatever the filter says of them now. */
  readonly keepRows: (ids: readonly string[]) => void;
  readonly onToggleGroup: (groupId: string) => void;
  readonly onReview?: (ids: readonly string[]) => void;
}

/** The grid with everything that is done in it: what is written, copied, pasted, ticked, and why. */
export function RegisterTable<R extends { readonly id: string }>(props: RegisterTableProps<R>) {
  const { name, all, columns, items, context, query, ask, ticks, keepRows } = props;
  const { kind, label } = REGISTERS[name];
  const { session, openItem } = useBoard();
  const toast = useToast();
  const deleteRecord = useDeleteRecord();
  const editingPeers = useEditingPeers(session);
  const writes = useTableWrites(session, kind);
  const [menuColumn, setMenuColumn] = useState<string | null>(null);
  const { paste, dialog } = usePaste({
    name,
    columns: all,
    context,
    writes,
    onWritten: keepRows,
    say: (message) => toast({ title: message, tone: 'bad' }),
  });
  // The line may be cut before the first paste.
  useEffect(() => {
    const timer = setTimeout(() => {
      pasteCode.warm();
      bulkCode.warm();
    }, WARM_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const onEditing = useCallback((field: string | null) => session.presence.set({ editing: field }), [session]);

  const writeCells = (cells: readonly CellInput<R>[]) => {
    if (session.readOnly || cells.length === 0) return;
    const plan = planCells(kind, cells, context);
    keepRows(plan.patches.map(({ id }) => id));
    if (plan.patches.length > 0) writes.writeTable({ kind, patches: plan.patches });
    if (plan.bad.length > 0) toast({ title: badCellsText(plan), tone: 'bad' });
  };
  const placeColumns = (change: Parameters<typeof applyTo>[1]) =>
    ask((before) => ({ ...before, columns: applyTo(placedColumns(all, before.columns), change) }));
  const ticked = useMemo(
    () => items.flatMap((item) => (item.type === 'row' && ticks.ticked.has(item.id) ? item.record : [])),
    [items, ticks.ticked],
  );
  const BulkBar = useFetchedCode(bulkCode, ticked.length > 0, ticks.clear);
  const copy = (selection: GridSelection<R>, data: DataTransfer) => copyCells(selection, all, context, data);

  return (
    <>
      <DataGrid
        label={label}
        kind={kind}
        columns={columns}
        items={items}
        context={context}
        readOnly={session.readOnly}
        query={query}
        editingPeers={editingPeers}
        ticked={ticks.ticked}
        edit={props.edit}
        onEditing={onEditing}
        onCommit={(record, column, value) => {
          keepRows([record.id]);
          return writes.writeCell(record.id, column.id, value);
        }}
        onDiscard={(message) => toast({ title: message, tone: 'bad' })}
        actions={{
          open: (record) => openItem(kind, record.id),
          remove: (record) => deleteRecord(kind, record.id),
          sort: (column, more) => ask((before) => ({ ...before, sort: nextSort(before.sort, column, more) })),
          toggleGroup: props.onToggleGroup,
          tick: (id, through) => !session.readOnly && ticks.tick(id, through),
          tickAll: ticks.tickAll,
          openColumnMenu: setMenuColumn,
          setColumnWidth: (id, width) => placeColumns(resizeColumn(id, width)),
          moveColumn: (id, by) => placeColumns(shiftColumn(id, by)),
          dropColumn: (id, ontoId) =>
            placeColumns((placed) =>
              moveColumn(
                id,
                placed.findIndex(({ column }) => column === ontoId),
              )(placed),
            ),
          clear: (selection) => writeCells(clearedCells(selection, all)),
          fill: (selection, toRow) => writeCells(filledCells(selection, toRow, all)),
          copy,
          cut: (selection, data) => {
            copy(selection, data);
            writeCells(clearedCells(selection, all));
          },
          paste: (selection, data) => {
            if (!session.readOnly) paste(selection, data);
          },
          review: (record) => {
            if (session.readOnly) return;
            const ids = ticks.ticked.has(record.id) ? ticked.map(({ id }) => id) : [record.id];
            // Where a filter asks for what is stale, the row is not stale any more, and stays in sight.
            keepRows(ids);
            props.onReview?.(ids);
          },
          explain: () => document.querySelector<HTMLInputElement>('[data-reason-bar] input')?.focus(),
        }}
      />
      <div className="pointer-events-none absolute inset-x-3 bottom-3 z-20 flex flex-col items-center gap-2 *:pointer-events-auto">
        {writes.request && <ReasonBar session={session} request={writes.request} onDone={writes.skip} />}
        {ticked.length > 0 && BulkBar && (
          <BulkBar
            kind={kind}
            records={ticked as never}
            columns={all as never}
            context={context}
            writes={writes}
            onWritten={keepRows}
            onClear={ticks.clear}
          />
        )}
      </div>
      {dialog}
      {menuColumn !== null && (
        <ColumnMenuSlot {...props} columns={all} columnId={menuColumn} onClose={() => setMenuColumn(null)} />
      )}
    </>
  );
}

type Placed = ReturnType<typeof placedColumns>;

function applyTo(placed: Placed, change: (placed: Placed) => Placed): Placed {
  return change(placed);
}
