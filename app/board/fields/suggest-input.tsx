import { clsx } from 'clsx';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { SuggestList } from './suggest-list.tsx';
import { matchSuggestions, type Suggestion } from './suggestions.ts';
import { useAnchor } from './use-anchor.ts';

interface SuggestInputProps {
  readonly label: string;
  /** Text in the input. */
  readonly draft: string;
  readonly suggestions: readonly Suggestion[];
  readonly onDraft: (text: string) => void;
  readonly onPick: (suggestion: Suggestion) => void;
  /** Keys that the list has no use for: Enter with nothing chosen, Escape with the list closed, Tab. */
  readonly onKey?: (event: KeyboardEvent<HTMLInputElement>) => void;
  readonly onFocus?: () => void;
  readonly onBlur?: () => void;
  /** Key of the value that the field has now: it is where the list starts. */
  readonly currentKey?: string;
  /** The draft was typed, not loaded: the list is narrowed by it from the start. */
  readonly typed?: boolean;
  readonly id?: string;
  readonly className?: string;
  readonly placeholder?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string;
  /** Opens the list with the focus, not first with a key or a click. */
  readonly openOnFocus?: boolean;
  readonly autoFocus?: boolean;
}

const MOST_SHOWN = 60;

/** An input with a list of what may be chosen: the ARIA combobox, by keyboard, mouse and touch. */
export function SuggestInput(props: SuggestInputProps) {
  const { draft, suggestions, onPick, currentKey } = props;
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(props.openOnFocus === true && props.autoFocus === true);
  const [typed, setTyped] = useState(props.typed === true);
  const [highlight, setHighlight] = useState<number | null>(null);
  const matches = useMemo(
    () => (typed ? matchSuggestions(suggestions, draft) : suggestions),
    [suggestions, typed, draft],
  );
  const shown = matches.slice(0, MOST_SHOWN);
  const current = typed ? 0 : shown.findIndex((suggestion) => suggestion.key === currentKey);
  const active = Math.min(highlight ?? current, shown.length - 1);
  const anchor = useAnchor(input, open);

  const close = () => {
    setOpen(false);
    setHighlight(null);
  };
  const pick = (suggestion: Suggestion) => {
    close();
    setTyped(false);
    onPick(suggestion);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = open && (highlight !== null || typed || props.autoFocus) ? shown[active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      event.stopPropagation();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (!open) setOpen(true);
      else if (shown.length > 0)
        setHighlight((Math.max(active, step > 0 ? -1 : 0) + step + shown.length) % shown.length);
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      event.stopPropagation();
      pick(chosen);
    } else if (event.key === 'Escape' && open && !props.autoFocus) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else props.onKey?.(event);
  };

  return (
    <>
      <input
        ref={input}
        id={props.id}
        role="combobox"
        type="text"
        autoComplete="off"
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        className={clsx(props.className)}
        placeholder={props.placeholder}
        value={draft}
        onChange={(event) => {
          setTyped(true);
          setHighlight(null);
          setOpen(true);
          props.onDraft(event.target.value);
        }}
        onClick={() => setOpen(true)}
        onFocus={(event) => {
          event.target.select();
          if (props.openOnFocus) setOpen(true);
          props.onFocus?.();
        }}
        onBlur={() => {
          close();
          setTyped(false);
          props.onBlur?.();
        }}
        onKeyDown={onKeyDown}
      />
      {open && anchor && (
        <SuggestList
          id={listId}
          label={props.label}
          style={anchor}
          suggestions={shown}
          more={matches.length - shown.length}
          active={active}
          currentKey={currentKey}
          onPick={pick}
        />
      )}
    </>
  );
}
