import { Filter } from 'lucide-react';
import type { FieldContext } from '#app/board/fields/field-context.ts';
import { Button } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { Popover } from '#app/components/popover.tsx';
import { NONE, type RegisterQuery } from './register-query.ts';
import { type Facet, facetCounts } from './select-rows.ts';

interface RegisterFilterProps<R> {
  readonly facets: readonly Facet<R>[];
  readonly records: readonly R[];
  readonly context: FieldContext;
  readonly filters: RegisterQuery['filters'];
  readonly onToggle: (facet: string, value: string) => void;
  readonly onClear: () => void;
}

/** What the register is narrowed by: each facet with the values that occur and how often. */
export function RegisterFilter<R>({ facets, records, context, filters, onToggle, onClear }: RegisterFilterProps<R>) {
  const active = Object.values(filters).reduce((sum, values) => sum + values.length, 0);
  return (
    <Popover
      label="Filter"
      align="end"
      className="max-h-[70dvh] w-72"
      trigger={
        <Button
          aria-label={active > 0 ? `Filter, ${active} chosen` : 'Filter'}
          className={active > 0 ? 'bg-selected' : ''}
        >
          <Filter aria-hidden className="size-3.5" />
          <span className="max-sm:sr-only">Filter</span>
          {active > 0 && <span className="tabular-nums">{active}</span>}
        </Button>
      }
    >
      <div className="-m-3">
        {active > 0 && (
          <div className="sticky top-0 z-10 border-line border-b bg-raised px-3 py-2">
            <Button size="sm" onClick={onClear}>
              Clear all filters
            </Button>
          </div>
        )}
        {facets.map((facet) => (
          <fieldset key={facet.id} className="border-line border-b px-3 py-2 last:border-b-0">
            <legend className="float-left mb-1 w-full font-medium text-ink-3 text-xs">{facet.label}</legend>
            <div className="clear-both flex flex-col">
              {facetCounts(facet, records, context).map(({ value, label, count }) => (
                <Checkbox
                  key={value}
                  checked={filters[facet.id]?.includes(value || NONE) ?? false}
                  onChange={() => onToggle(facet.id, value || NONE)}
                  label={
                    <span className="flex items-baseline gap-2">
                      <span className="min-w-0 flex-1 truncate">{label}</span>
                      <span className="text-ink-3 text-xs tabular-nums">{count}</span>
                    </span>
                  }
                />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </Popover>
  );
}
