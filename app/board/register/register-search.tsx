import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { isTextField } from '#app/board/shell/use-board-keys.ts';

interface RegisterSearchProps {
  readonly value: string;
  readonly onChange: (search: string) => void;
  /** Down or Enter: on to the rows. */
  readonly onLeave: () => void;
}

const SETTLE_MS = 150;

/** The quick search over all columns; `/` leads here from anywhere on the page. */
export function RegisterSearch({ value, onChange, onLeave }: RegisterSearchProps) {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(value);
  const sent = useRef(value);

  // What comes from elsewhere (an address, "clear filters") replaces the text; what was sent from here does not.
  useEffect(() => {
    if (value !== sent.current) setText(value);
    sent.current = value;
  }, [value]);

  useEffect(() => {
    if (text === sent.current) return;
    const timer = setTimeout(() => {
      sent.current = text;
      onChange(text);
    }, SETTLE_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  return (
    <label className="relative block min-w-0 max-lg:flex-1">
      <span className="sr-only">Search this register</span>
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-ink-3" />
      <input
        ref={input}
        type="search"
        value={text}
        placeholder="Search  /"
        className="h-8 w-full min-w-0 rounded-card border border-control bg-card pr-2 pl-8 placeholder:text-ink-3 hover:border-ink-2 lg:w-40 2xl:w-52"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setText('');
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            onLeave();
          }
        }}
      />
    </label>
  );
}
