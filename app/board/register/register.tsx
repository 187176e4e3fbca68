import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { useBoard } from '#app/board/shell/board-context.ts';
import { Button } from '#app/components/button.tsx';
import { EmptyState } from '#app/components/empty-state.tsx';
import { AddButton } from './add-button.tsx';
import { deleteColumn, selectColumn } from './chrome-columns.ts';
import { shownColumns } from './column-layout.ts';
import type { GridColumn } from './grid-column.ts';
import { groupRows } from './group-rows.ts';
import { rememberRegister } from './last-register.ts';
import { RegisterBar } from './register-bar.tsx';
import { REGISTERS, type RegisterName } from './register-kinds.ts';
import { RegisterTable } from './register-table.tsx';
import { selectRows } from './select-rows.ts';
import { useRegisterQuery } from './use-register-query.ts';
import { useTickedRows } from './use-ticked-rows.ts';

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
}

/** The table twin of the pictures: every record of a kind, searched, filtered, grouped, sorted and edited in place. */
export function Register<R extends { readonly id: string }>(props: RegisterProps<R>) {
  const { name, records, context, titleOf, onAdd } = props;
  const { noun } = REGISTERS[name];
  const { session } = useBoard();
  const all = useWithChrome(props.columns, titleOf, session.readOnly);
  const columnIds = useStable(all.map(({ id }) => id));
  const [query, changeQuery] = useRegisterQuery(columnIds);
  const [keep, setKeep] = useState<ReadonlySet<string>>(new Set());
  const [shut, setShut] = useState<ReadonlySet<string>>(new Set());
  const [edit, setEdit] = useState<{ readonly rowId: string; readonly columnId: string } | null>(null);
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => rememberRegister(name), [name]);

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
          ticks={ticks}
          edit={edit}
          keepRows={keepRows}
          onToggleGroup={(id) => setShut((before) => toggled(before, id))}
        />
      )}
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

/** The same list as long as it has the same members. */
function useStable(list: readonly string[]): readonly string[] {
  const kept = useRef(list);
  if (kept.current.length !== list.length || kept.current.some((member, index) => member !== list[index])) {
    kept.current = list;
  }
  return kept.current;
}

function toggled(set: ReadonlySet<string>, member: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}
