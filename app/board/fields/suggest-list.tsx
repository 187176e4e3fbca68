import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { Suggestion } from './suggestions.ts';
import type { AnchorStyle } from './use-anchor.ts';

interface SuggestListProps {
  readonly id: string;
  readonly label: string;
  readonly style: AnchorStyle;
  readonly suggestions: readonly Suggestion[];
  /** How many matches are not shown. */
  readonly more: number;
  readonly active: number;
  readonly currentKey: string | undefined;
  readonly onPick: (suggestion: Suggestion) => void;
}

/** The list below a combobox. The focus stays in the input: pressing here must not take it. */
export function SuggestList({ id, label, style, suggestions, more, active, currentKey, onPick }: SuggestListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#${CSS.escape(`${id}-${active}`)}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);

  return createPortal(
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      className="fixed z-50 animate-float-in overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-float"
      style={style}
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the focus and takes the keys
        <div
          key={suggestion.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={suggestion.key === currentKey}
          className={clsx(
            'flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1',
            index === active ? 'bg-selected' : 'hover:bg-hover',
          )}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(suggestion)}
        >
          <Check aria-hidden size={14} className={clsx('shrink-0', suggestion.key !== currentKey && 'invisible')} />
          <span className="min-w-0 flex-1 truncate">{suggestion.label}</span>
          {suggestion.detail && <span className="shrink-0 text-ink-3 text-xs">{suggestion.detail}</span>}
        </div>
      ))}
      {suggestions.length === 0 && <p className="px-2 py-1.5 text-ink-3">Nothing matches.</p>}
      {more > 0 && <p className="px-2 py-1.5 text-ink-3 text-xs">{more} more: keep typing.</p>}
    </div>,
    document.body,
  );
}
