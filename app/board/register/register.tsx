import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { useBoardView } from '#app/board/sync/use-board-view.ts';
import { Button } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { AddButton } from './add-button.tsx';
import { deleteColumn, selectColumn } from './chrome-columns.ts';
import { shownColumns } from './column-layout.ts';
import { type GridColumn, isData } from './grid-column.ts';
import { groupRows } from './group-rows.ts';
import { rememberRegister } from './last-register.ts';
import { RegisterBar } from './register-bar.tsx';
import { REGISTERS, type RegisterName } from './register-kinds.ts';
import { RegisterTable } from './register-table.tsx';
import { selectRows } from './select-rows.ts';
import { useRegisterQuery } from './use-register-query.ts';
import { useRemoteFlashes } from './use-remote-flashes.ts';
import { useTickedRows } from './use-ticked-rows.ts';
import type { OwnWidths } from './view-query.ts';

export interface RegisterProps<R extends { readonly id: string }> {
  readonly name: RegisterName;
  readonly records: readonly R[];
  /** All that there are, also those that are hidden until somebody asks for them. */
  readonly columns: readonly GridColumn<R>[];
  readonly context: FieldContext;
  readonly titleOf: (record: R) => string;
  /** Adds a record and answers its id; undefined when it was refused. Absent where records are added otherwise. */
  readonly onAdd: () => string | undefined;
  /** What belongs here, where there is nothing yet. */
  readonly empty: ReactNode;
  /** Notes that these still stand as they are; where that is asked of a kind. */
  readonly onReview?: (ids: readonly string[]) => void;
  /** A line below the grid, of the rows that are shown. */
  readonly foot?: (rows: readonly R[]) => ReactNode;
}

/** The table twin of the pictures: every record of a kind, searched, filtered, grouped, sorted and edited in place. */
export function Register<R extends { readonly id: string }>(props: RegisterProps<R>) {
  const { name, records, context, titleOf, onAdd } = props;
  const { noun } = REGISTERS[name];
  const { session } = useBoard();
  const all = useWithChrome(props.columns, titleOf, session.readOnly);
  const widths = useOwnWidths(all);
  const views = useBoardView(session).views;
  const { query, saved, isChanged, ask: changeQuery, show } = useRegisterQuery(name, widths, views);
  const [keep, setKeep] = useState<ReadonlySet<string>>(new Set());
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set());
  const [edit, setEdit] = useState<{ readonly rowId: string; readonly columnId: string } | null>(null);
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => rememberRegister(name), [name]);

  useRemoteFlashes(session, REGISTERS[name].kind, page);

  const rows = useMemo(
    () => selectRows({ records, columns: all, query, context, keep }),
    [records, all, query, context, keep],
  );
  const items = useMemo(
    () =>
      groupRows(
        rows,
        all.find(({ id }) => id === query.groupBy),
        shut,
        context,
      ),
    [rows, all, query.groupBy, shut, context],
  );
  const columns = useMemo(() => shownColumns(all, query.columns), [all, query.columns]);
  const rowIds = useMemo(() => items.flatMap(({ type, id }) => (type === 'row' ? id : [])), [items]);
  const ticks = useTickedRows(rowIds);

  const keepRows = useCallback((ids: readonly string[]) => {
    setKeep((before) => (ids.every((id) => before.has(id)) ? before : new Set([...before, ...ids])));
  }, []);
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
    keepRows([id]);
    setEdit({ rowId: id, columnId: 'title' });
  };
  const addButton = session.readOnly ? null : (
    <AddButton name={name} context={context} onAdd={add} onAdded={keepRows} />
  );
  const bar = (
    <RegisterBar
      name={name}
      shown={rows.length}
      records={records}
      columns={all}
      context={context}
      query={query}
      ask={ask}
      views={views.list}
      saved={saved}
      isChanged={isChanged}
      widths={widths}
      show={(viewId) => {
        setKeep(new Set());
        show(viewId);
      }}
      onLeaveSearch={() => page.current?.querySelector<HTMLElement>('[data-active]')?.focus()}
    >
      {addButton}
    </RegisterBar>
  );

  if (records.length === 0) {
    return (
      <>
        {bar}
        <div className="mx-auto w-full max-w-xl px-4 py-10">
          <EmptyState title={`No ${noun}s yet`}>{props.empty}</EmptyState>
        </div>
      </>
    );
  }
  return (
    <div ref={page} className="flex min-h-0 flex-1 flex-col">
      {bar}
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
        <RegisterTable
          name={name}
          all={all}
          columns={columns}
          items={items}
          context={context}
          query={query}
          ask={ask}
          records={records}
          ticks={ticks}
          edit={edit}
          keepRows={keepRows}
          onToggleGroup={(id) => setShut((before) => toggled(before, id))}
          onReview={props.onReview}
        />
      )}
      {props.foot?.(rows)}
    </div>
  );
}

function useWithChrome<R>(
  columns: readonly GridColumn<R>[],
  titleOf: (record: R) => string,
  readOnly: boolean,
): readonly GridColumn<R>[] {
  return useMemo(
    () => (readOnly ? columns : [selectColumn(titleOf), ...columns, deleteColumn(titleOf)]),
    [columns, titleOf, readOnly],
  );
}

/** The widths that columns have by themselves: the same map as long as it says the same. */
function useOwnWidths<R>(columns: readonly GridColumn<R>[]): OwnWidths {
  const kept = useRef<OwnWidths>(new Map());
  const data = columns.filter(isData);
  if (kept.current.size !== data.length || data.some(({ id, width }) => kept.current.get(id) !== width)) {
    kept.current = new Map(data.map(({ id, width }) => [id, width]));
  }
  return kept.current;
}

function toggled(set: ReadonlySet<string>, member: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
