import { Plus } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { writeField } from '#app/board/fields/write-field.ts';
import { useDeleteRecord } from '#app/board/panel/use-delete-record.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { PictureControls } from '#app/board/shell/picture-controls.tsx';
import { useEditingPeers } from '#app/board/sync/use-editing-peers.ts';
import { Button } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { useToast } from '#app/components/toast.tsx';
import type { RecordKind } from '#shared/board/record-kind.ts';
import { DataGrid } from './data-grid.tsx';
import type { GridColumn } from './grid-column.ts';
import { RegisterFilter } from './register-filter.tsx';
import { nextSort, toggleFilter } from './register-query.ts';
import { RegisterSearch } from './register-search.tsx';
import { type Facet, selectRows } from './select-rows.ts';
import { useRegisterQuery } from './use-register-query.ts';

export interface RegisterProps<R extends { readonly id: string }> {
  readonly kind: RecordKind;
  /** "risk", "initiative". */
  readonly noun: string;
  readonly records: readonly R[];
  readonly columns: readonly GridColumn<R>[];
  readonly facets: readonly Facet<R>[];
  readonly context: FieldContext;
  /** Adds a record and answers its id; undefined when it was refused. */
  readonly onAdd: () => string | undefined;
  /** What belongs here, where there is nothing yet. */
  readonly empty: ReactNode;
}

/** The table twin of the pictures: every record of a kind, searched, filtered, sorted and edited in place. */
export function Register<R extends { readonly id: string }>(props: RegisterProps<R>) {
  const { kind, noun, records, columns, facets, context, onAdd } = props;
  const { session, openItem } = useBoard();
  const toast = useToast();
  const deleteRecord = useDeleteRecord();
  const editingPeers = useEditingPeers(session);
  const facetIds = useMemo(() => facets.map((facet) => facet.id), [facets]);
  const [query, changeQuery] = useRegisterQuery(facetIds);
  const [keep, setKeep] = useState<ReadonlySet<string>>(new Set());
  const [edit, setEdit] = useState<{ readonly rowId: string; readonly columnId: string } | null>(null);
  const page = useRef<HTMLDivElement>(null);

  const rows = useMemo(
    () => selectRows({ records, columns, facets, query, context, keep }),
    [records, columns, facets, query, context, keep],
  );
  const keepRow = (id: string) => setKeep((before) => (before.has(id) ? before : new Set([...before, id])));
  /** Another question lets go of the rows that were only kept. */
  const ask: typeof changeQuery = useCallback(
    (change) => {
      setKeep(new Set());
      changeQuery(change);
    },
    [changeQuery],
  );
  const add = () => {
    const id = onAdd();
    if (id === undefined) return;
    keepRow(id);
    setEdit({ rowId: id, columnId: 'title' });
  };
  const onSearch = useCallback((search: string) => ask((before) => ({ ...before, search })), [ask]);
  const onEditing = useCallback((field: string | null) => session.presence.set({ editing: field }), [session]);
  const addButton = session.readOnly ? null : (
    <Button variant="primary" onClick={add}>
      <Plus aria-hidden className="size-4" />
      Add {noun}
    </Button>
  );

  if (records.length === 0) {
    return (
      <div className="mx-auto w-full max-w-xl px-4 py-10">
        <EmptyState title={`No ${noun}s yet`} actions={addButton}>
          {props.empty}
        </EmptyState>
      </div>
    );
  }
  const count = rows.length === records.length ? `${records.length}` : `${rows.length} of ${records.length}`;
  return (
    <div ref={page} className="flex min-h-0 flex-1 flex-col">
      <PictureControls>
        <p role="status" className="whitespace-nowrap text-ink-2 text-xs tabular-nums">
          {count} <span className="max-sm:sr-only">{records.length === 1 ? noun : `${noun}s`}</span>
        </p>
        <RegisterSearch
          value={query.search}
          onChange={onSearch}
          onLeave={() => page.current?.querySelector<HTMLElement>('[data-active]')?.focus()}
        />
        <RegisterFilter
          facets={facets}
          records={records}
          context={context}
          filters={query.filters}
          onToggle={(facet, value) =>
            ask((before) => ({ ...before, filters: toggleFilter(before.filters, facet, value) }))
          }
          onClear={() => ask((before) => ({ ...before, filters: {} }))}
        />
        {addButton}
      </PictureControls>
      {rows.length === 0 ? (
        <div className="mx-auto w-full max-w-xl px-4 py-10">
          <EmptyState
            title={`No ${noun} matches`}
            actions={
              <Button onClick={() => ask((before) => ({ ...before, search: '', filters: {} }))}>
                Show all {records.length}
              </Button>
            }
          >
            None of the {records.length} fits the search and the filters.
          </EmptyState>
        </div>
      ) : (
        <DataGrid
          label={`${noun.charAt(0).toUpperCase()}${noun.slice(1)}s`}
          kind={kind}
          columns={columns}
          rows={rows}
          context={context}
          readOnly={session.readOnly}
          sort={query.sort}
          editingPeers={editingPeers}
          edit={edit}
          onEditing={onEditing}
          onCommit={(record, column, value) => {
            keepRow(record.id);
            return writeField(session, kind, record.id, column.id, value);
          }}
          onOpen={(record) => openItem(kind, record.id)}
          onDelete={(record) => deleteRecord(kind, record.id)}
          onSort={(column) => changeQuery((before) => ({ ...before, sort: nextSort(before.sort, column) }))}
          onDiscard={(message) => toast({ title: message, tone: 'bad' })}
        />
      )}
    </div>
  );
}
