import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { formatDay, parseDay } from '#app/board/fields/day-text.ts';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { parseNumber } from '#app/board/fields/parse-field.ts';
import { Button } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { type FilterTerms, filterTerms, filterWords } from './column-filter.ts';
import { type GridColumn, isData } from './grid-column.ts';
import type { BarProps } from './register-bar.tsx';
import { withFilter } from './register-query.ts';
import { filterOptions } from './select-rows.ts';

/** What the register is narrowed by: any column, each asked as its values are. */
export function FilterPanel<R extends { readonly id: string }>(props: BarProps<R>) {
  const { columns, query, ask } = props;
  const active = Object.keys(query.filters).length;
  return (
    <div className="-m-3">
      {active > 0 && (
        <div className="sticky top-0 z-10 border-line border-b bg-raised px-3 py-2">
          <Button size="sm" onClick={() => ask((before) => ({ ...before, filters: {} }))}>
            Clear all filters
          </Button>
        </div>
      )}
      {columns
        .filter((column) => isData(column) && column.id !== 'open')
        .map((column) => (
          <details
            key={column.id}
            open={query.filters[column.id] !== undefined || undefined}
            className="group border-line border-b last:border-b-0"
          >
            <summary className="flex min-h-9 cursor-pointer list-none items-center gap-2 px-3 font-medium text-ink-2 text-xs hover:text-ink">
              <ChevronRight aria-hidden className="size-3.5 shrink-0 text-ink-3 group-open:rotate-90" />
              <span className="min-w-0 flex-1 truncate">{column.label}</span>
              {query.filters[column.id] && (
                <span className="size-1.5 rounded-full bg-ink" role="img" aria-label="chosen" />
              )}
            </summary>
            <div className="px-3 pb-2">
              <ColumnFilterForm {...props} column={column} />
            </div>
          </details>
        ))}
    </div>
  );
}

interface FormProps<R extends { readonly id: string }> extends BarProps<R> {
  readonly column: GridColumn<R>;
}

/** The filter of one column. */
export function ColumnFilterForm<R extends { readonly id: string }>({
  column,
  records,
  context,
  query,
  ask,
}: FormProps<R>) {
  const terms = filterTerms(query.filters[column.id] ?? []);
  const set = (change: Partial<FilterTerms>) =>
    ask((before) => ({
      ...before,
      filters: withFilter(
        before.filters,
        column.id,
        filterWords({ ...filterTerms(before.filters[column.id] ?? []), ...change }),
      ),
    }));
  const { type } = column.filter;
  if (type === 'values') {
    return filterOptions(column, records, context).map(({ key, label, count }) => (
      <Checkbox
        key={key}
        checked={key === '' ? terms.none : terms.values.includes(key)}
        onChange={() => set(key === '' ? { none: !terms.none } : { values: toggled(terms.values, key) })}
        label={
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1 truncate">{label}</span>
            <span className="text-ink-3 text-xs tabular-nums">{count}</span>
          </span>
        }
      />
    ));
  }
  return (
    <div className="flex flex-col gap-1">
      {type === 'text' ? (
        <TermInput label="Contains" value={terms.words ?? ''} onChange={(words) => set({ words: words || null })} />
      ) : (
        <div className="grid grid-cols-2 gap-2">
          <Bound label={type === 'date' ? 'From' : 'At least'} bound="from" {...{ type, terms, set, context }} />
          <Bound label={type === 'date' ? 'To' : 'At most'} bound="to" {...{ type, terms, set, context }} />
        </div>
      )}
      <Checkbox label={column.nothing} checked={terms.none} onChange={() => set({ none: !terms.none })} />
      <Checkbox label="Any" checked={terms.any} onChange={() => set({ any: !terms.any })} />
    </div>
  );
}

interface BoundProps {
  readonly label: string;
  readonly bound: 'from' | 'to';
  readonly type: 'date' | 'number';
  readonly terms: FilterTerms;
  readonly set: (change: Partial<FilterTerms>) => void;
  readonly context: FieldContext;
}

/** One end of a range; what can't be read as a day or a number asks nothing. */
function Bound({ label, bound, type, terms, set, context }: BoundProps): ReactNode {
  const value = terms[bound] ?? '';
  const read = (text: string) =>
    type === 'date' ? parseDay(text, context.today) : (parseNumber(text)?.toString() ?? null);
  return (
    <TermInput
      label={label}
      value={type === 'date' && value !== '' ? formatDay(value) : value}
      onChange={(text) => set({ [bound]: text === '' ? null : read(text) })}
    />
  );
}

/** Asks when it is left or Enter is pressed: half a date is none. */
function TermInput({ label, value, onChange }: { label: string; value: string; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <label htmlFor={id} className="text-ink-3 text-xs">
        {label}
      </label>
      <input
        key={value}
        id={id}
        className={`${INPUT_STYLE} h-8`}
        defaultValue={value}
        autoComplete="off"
        onBlur={(event) => event.target.value.trim() !== value && onChange(event.target.value.trim())}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onChange(event.currentTarget.value.trim());
        }}
      />
    </div>
  );
}

function toggled(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values.filter((one) => one !== value) : [...values, value];
}
