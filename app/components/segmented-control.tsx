import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

export interface SegmentedControlProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few, all in sight: week, month, quarter. Arrow keys move between them. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, value, options, onChange } = props;
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      // An empty value means that the chosen one was pressed again: it stays, and is chosen anew.
      onValueChange={(chosen) => onChange((chosen || value) as Value)}
      className="inline-flex h-8 shrink-0 rounded-card border border-line-strong bg-card p-px"
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
}
