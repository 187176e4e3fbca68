import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

export interface SegmentedControlProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly onChange: (value: Value) => void;
  /** On a small screen it is a list to choose from, which takes the room of one. The labels must be text then. */
  readonly folds?: boolean;
}

/** One of a few, all in sight: week, month, quarter. Arrow keys move between them. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, value, options, onChange, folds = false } = props;
  const segments = (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      // An empty value means that the chosen one was pressed again: it stays, and is chosen anew.
      onValueChange={(chosen) => onChange((chosen || value) as Value)}
      className={clsx(
        'h-8 shrink-0 rounded-card border border-line-strong bg-card p-px',
        folds ? 'hidden sm:inline-flex' : 'inline-flex',
      )}
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="inline-flex min-w-6 items-center gap-1.5 whitespace-nowrap rounded-bar px-2.5 font-medium text-ink-2 text-xs transition-colors duration-150 hover:text-ink data-[state=on]:bg-ink data-[state=on]:text-on-ink"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
  if (!folds) return segments;
  return (
    <>
      {segments}
      <span className="relative inline-block shrink-0 sm:hidden">
        <select
          aria-label={label}
          value={value}
          onChange={({ target }) => onChange(target.value as Value)}
          className="h-8 appearance-none rounded-card border border-line-strong bg-card pr-7 pl-2.5 font-medium text-ink text-xs"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-ink-3"
        />
      </span>
    </>
  );
}
