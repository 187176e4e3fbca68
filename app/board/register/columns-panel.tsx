import { ArrowDown, ArrowDownAZ, ArrowUp, ArrowUpAZ, X } from 'lucide-react';
import { Button } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { IconButton } from '#app/components/icon-button.tsx';
import { Select } from '#app/components/select.tsx';
import { type ChangeColumns, hideColumn, placedColumns, shiftColumn, showColumn } from './column-layout.ts';
import { isData } from './grid-column.ts';
import type { BarProps } from './register-bar.tsx';
import type { SortTerm } from './register-query.ts';

const FROZEN = [0, 1, 2, 3, 4];

/** Which columns are shown, in which order; what rows are grouped and sorted by. */
export function ColumnsPanel<R extends { readonly id: string }>({ columns, query, ask }: BarProps<R>) {
  const data = columns.filter(isData);
  const named = data.filter(({ id }) => id !== 'open');
  const labelOf = (id: string) => data.find((column) => column.id === id)?.label ?? id;
  const placed = placedColumns(columns, query.columns);
  const shown = new Set(placed.map(({ column }) => column));
  const place = (change: ChangeColumns) =>
    ask((before) => ({ ...before, columns: change(placedColumns(columns, before.columns)) }));
  const setSort = (sort: readonly SortTerm[]) => ask((before) => ({ ...before, sort }));
  const unsorted = named.filter(({ id }) => !query.sort.some(({ column }) => column === id));
  return (
    <div className="flex flex-col gap-4">
      <Select
        label="Group rows by"
        value={query.groupBy ?? ''}
        options={[{ value: '', label: 'Nothing' }, ...named.map(({ id, label }) => ({ value: id, label }))]}
        onChange={(event) => ask((before) => ({ ...before, groupBy: event.target.value || null }))}
      />
      <section aria-label="Order of the rows" className="flex flex-col gap-1">
        {query.sort.map((term, index) => (
          <div key={term.column} className="flex items-center gap-1">
            <span className="min-w-0 flex-1 truncate">
              {index === 0 ? 'Sorted by ' : 'then by '}
              <strong className="font-medium">{labelOf(term.column)}</strong>
            </span>
            <IconButton
              label={term.descending ? 'Descending: turn around' : 'Ascending: turn around'}
              onClick={() => setSort(query.sort.with(index, { ...term, descending: !term.descending }))}
            >
              {term.descending ? (
                <ArrowUpAZ aria-hidden className="size-4" />
              ) : (
                <ArrowDownAZ aria-hidden className="size-4" />
              )}
            </IconButton>
            <IconButton
              label={`Not by ${labelOf(term.column)}`}
              onClick={() => setSort(query.sort.filter((one) => one !== term))}
            >
              <X aria-hidden className="size-4" />
            </IconButton>
          </div>
        ))}
        <Select
          label={query.sort.length === 0 ? 'Sort rows by' : 'Then sort by'}
          value=""
          options={[
            { value: '', label: 'Choose a column' },
            ...unsorted.map(({ id, label }) => ({ value: id, label })),
          ]}
          onChange={(event) =>
            event.target.value && setSort([...query.sort, { column: event.target.value, descending: false }])
          }
        />
      </section>
      <Select
        label="Columns that stay in sight"
        value={String(query.frozen)}
        options={FROZEN.map((count) => ({ value: String(count), label: count === 0 ? 'None' : `The first ${count}` }))}
        onChange={(event) => ask((before) => ({ ...before, frozen: Number(event.target.value) }))}
      />
      <fieldset>
        <legend className="mb-1 font-medium text-ink-2 text-xs">Columns</legend>
        {placed.map(({ column }, index) => (
          <div key={column} className="flex items-center gap-1">
            <Checkbox
              className="min-w-0 flex-1"
              checked
              label={labelOf(column)}
              onChange={() => place(hideColumn(column))}
            />
            <IconButton
              label={`${labelOf(column)} to the left`}
              disabled={index === 0}
              onClick={() => place(shiftColumn(column, -1))}
            >
              <ArrowUp aria-hidden className="size-4" />
            </IconButton>
            <IconButton
              label={`${labelOf(column)} to the right`}
              disabled={index === placed.length - 1}
              onClick={() => place(shiftColumn(column, 1))}
            >
              <ArrowDown aria-hidden className="size-4" />
            </IconButton>
          </div>
        ))}
        {data
          .filter(({ id }) => !shown.has(id))
          .map(({ id, label }) => (
            <Checkbox key={id} checked={false} label={label} onChange={() => place(showColumn(id))} />
          ))}
        {query.columns !== null && (
          <Button size="sm" className="mt-2" onClick={() => ask((before) => ({ ...before, columns: null }))}>
            As they were at first
          </Button>
        )}
      </fieldset>
    </div>
  );
}
