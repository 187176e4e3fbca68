import { useValue } from '@tldraw/tldraw';
import { Filter } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useBoard } from '#app/board/shell/board-context.ts';
import { isTextField } from '#app/board/shell/use-board-keys.ts';
import { Button } from '#app/components/button.tsx';
import { Checkbox } from '#app/components/checkbox.tsx';
import { INPUT_STYLE } from '#app/components/field.tsx';
import { Popover } from '#app/components/popover.tsx';
import { SegmentedControl } from '#app/components/segmented-control.tsx';
import { useCanvasParts } from '../canvas-context.ts';
import type { Place } from '../editor/pages.ts';
import { filterOptions } from './filter-options.ts';
import { type FilterMode, isFiltering, NO_FILTER, type PictureFilter, toggleFacet } from './picture-filter.ts';
import { useFilterAddress, usePictureFilter } from './use-picture-filter.ts';

const MODES: readonly { readonly value: FilterMode; readonly label: string }[] = [
  { value: 'highlight', label: 'Highlight' },
  { value: 'only', label: 'Only these' },
];

/** What the picture is narrowed to: opens with `/` in the search. */
export function FilterMenu({ place }: { readonly place: Place }) {
  useFilterAddress(place);
  const [filter, change] = usePictureFilter();
  const [isOpen, setIsOpen] = useState(false);
  useSlash(() => setIsOpen(true));
  const active = isFiltering(filter);
  return (
    <>
      {active && <FilterCount place={place} />}
      <Popover
        label="Filter"
        align="end"
        className="max-h-[70dvh] w-80"
        open={isOpen}
        onOpenChange={setIsOpen}
        trigger={
          <button type="button" className="qd-button" aria-pressed={active} aria-label="Filter" title="Filter (/)">
            <Filter size={15} aria-hidden="true" />
            <span className="qd-wide">Filter</span>
          </button>
        }
      >
        <FilterForm place={place} filter={filter} change={change} />
      </Popover>
    </>
  );
}

/** How many match, of how many. */
function FilterCount({ place }: { readonly place: Place }) {
  const { state } = useCanvasParts();
  const words = useValue('filter count', () => {
    const matching = state.filtering.matching.get();
    const { initiatives, risks } = state.view.get();
    const all = place === 'matrix' ? risks.list.filter(({ status }) => status !== 'closed') : initiatives.list;
    return `${all.filter(({ id }) => matching?.has(id)).length} of ${all.length}`;
  }, [state, place]);
  return (
    <p role="status" className="whitespace-nowrap text-ink-2 text-xs tabular-nums">
      {words} <span className="max-xl:sr-only">match</span>
    </p>
  );
}

interface FilterFormProps {
  readonly place: Place;
  readonly filter: PictureFilter;
  readonly change: (change: (filter: PictureFilter) => PictureFilter) => void;
}

function FilterForm({ place, filter, change }: FilterFormProps) {
  const { state } = useCanvasParts();
  const { people } = useBoard();
  const facets = useValue('filter options', () => filterOptions(state.view.get(), place, people), [
    state,
    place,
    people,
  ]);
  return (
    <div className="-m-3">
      <div className="sticky top-0 z-10 flex flex-col gap-2 border-line border-b bg-raised p-3">
        <input
          type="search"
          aria-label="Words to look for"
          placeholder="Words in title, key, tags, description"
          className={`${INPUT_STYLE} h-8`}
          value={filter.text}
          onChange={(event) => change((before) => ({ ...before, text: event.target.value }))}
        />
        <div className="flex items-center justify-between gap-2">
          <SegmentedControl
            label="What becomes of the others"
            value={filter.mode}
            options={MODES}
            onChange={(mode) => change((before) => ({ ...before, mode }))}
          />
          <Button size="sm" disabled={!isFiltering(filter)} onClick={() => change(() => NO_FILTER)}>
            Clear
          </Button>
        </div>
      </div>
      {facets.map(({ facet, label, options }) => (
        <fieldset key={facet} className="border-line border-b px-3 py-2 last:border-b-0">
          <legend className="float-left mb-1 w-full font-medium text-ink-3 text-xs">{label}</legend>
          <div className="clear-both flex flex-col">
            {options.map((option) => (
              <Checkbox
                key={option.value}
                checked={filter.facets[facet].includes(option.value)}
                onChange={() => change((before) => toggleFacet(before, facet, option.value))}
                label={
                  <span className="flex items-baseline gap-2">
                    <span className="min-w-0 flex-1 truncate">{option.label}</span>
                    <span className="text-ink-3 text-xs tabular-nums">{option.count}</span>
                  </span>
                }
              />
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

/** `/` anywhere outside of text. */
function useSlash(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
      event.preventDefault();
      open();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}
