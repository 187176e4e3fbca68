import { clsx } from 'clsx';
import { Search } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { allActions } from '#app/board/actions/all-actions.ts';
import type { RecordQuestion } from '#app/board/actions/board-action.ts';
import type { ToolDesk } from '#app/board/tools/tool-desk.ts';
import { DIALOG_STYLE, SCRIM_STYLE } from '#app/components/dialog-style.ts';
import { actionEntries } from './action-entries.ts';
import type { PaletteEntry } from './palette-entry.ts';
import { PaletteLine } from './palette-line.tsx';
import { indexOf, rank } from './rank.ts';
import { recordEntries } from './record-entries.ts';

interface PaletteProps {
  readonly desk: ToolDesk;
  /** When a record is asked for, the palette offers those that fit, and nothing else. */
  readonly question: RecordQuestion | null;
}

const MOST_LINES = 60;
const PAGE = 8;

/** Finds every record and every action by a few letters; Enter opens or does it. */
export function Palette({ desk, question }: PaletteProps) {
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const entries = useEntries(desk, question);
  const index = useMemo(() => indexOf(entries), [entries]);
  const found = useMemo(() => rank(index, query, MOST_LINES), [index, query]);
  const at = Math.min(active, found.length - 1);
  const optionId = (i: number) => `${listId}-${i}`;

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return;
    desk.close();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const to = targetOf(event, at, found.length);
    if (event.key === 'Enter') choose(found[at]);
    else if (to !== null) setActive(to);
    else return;
    event.preventDefault();
  };
  return (
    <Radix.Root open onOpenChange={(open) => !open && desk.close()}>
      <Radix.Portal>
        <Radix.Overlay className={SCRIM_STYLE} />
        <Radix.Content
          aria-describedby={undefined}
          className={clsx(
            DIALOG_STYLE,
            'max-w-xl overflow-hidden max-sm:inset-0 max-sm:top-0 max-sm:left-0 max-sm:max-h-dvh max-sm:w-full max-sm:translate-x-0 max-sm:rounded-none max-sm:border-0',
          )}
        >
          <Radix.Title className={question ? 'px-4 pt-3 text-sm' : 'sr-only'}>
            {question?.title ?? 'Find or do anything'}
          </Radix.Title>
          <div className="flex items-center gap-2.5 border-line border-b px-4">
            <Search aria-hidden className="size-4 shrink-0 text-ink-3" />
            <input
              role="combobox"
              aria-label={question?.title ?? 'Find or do anything'}
              aria-expanded
              aria-controls={listId}
              aria-activedescendant={found.length > 0 ? optionId(at) : undefined}
              aria-autocomplete="list"
              autoComplete="off"
              spellCheck={false}
              className="h-12 min-w-0 flex-1 bg-transparent text-md outline-none placeholder:text-ink-3"
              placeholder={question ? 'Key, title, owner, tag' : 'A record, a picture, something to do'}
              value={query}
              onChange={(event) => {
                setQuery(event.target.value);
                setActive(0);
              }}
              onKeyDown={onKeyDown}
            />
            <button
              type="button"
              className="h-8 rounded-bar px-2 text-ink-2 text-xs hover:bg-hover sm:hidden"
              onClick={desk.close}
            >
              Close
            </button>
          </div>
          <div
            ref={list}
            id={listId}
            role="listbox"
            aria-label="Found"
            className="min-h-0 overflow-y-auto p-1.5 sm:max-h-96"
          >
            {found.map((entry, i) => (
              <PaletteLine
                key={entry.id}
                id={optionId(i)}
                entry={entry}
                active={i === at}
                onPoint={() => setActive(i)}
                onChoose={() => choose(entry)}
              />
            ))}
          </div>
          <p role="status" className={found.length > 0 ? 'sr-only' : 'px-4 pt-1 pb-5 text-ink-2'}>
            {found.length > 0
              ? `${found.length} found`
              : 'Nothing is called that. Try fewer letters, a key or an owner.'}
          </p>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The line that a key goes to; null when it is no key of the list. */
function targetOf({ key, ctrlKey, metaKey }: KeyboardEvent, at: number, count: number): number | null {
  const last = Math.max(0, count - 1);
  switch (key) {
    case 'ArrowDown':
      return at >= last ? 0 : at + 1;
    case 'ArrowUp':
      return at <= 0 ? last : at - 1;
    case 'PageDown':
      return Math.min(last, at + PAGE);
    case 'PageUp':
      return Math.max(0, at - PAGE);
    // With Ctrl they move the caret in what was typed.
    case 'Home':
      return ctrlKey || metaKey ? null : 0;
    case 'End':
      return ctrlKey || metaKey ? null : last;
    default:
      return null;
  }
}

/** As things stood when the palette opened: what others do meanwhile must not move the lines. */
function useEntries(desk: ToolDesk, question: RecordQuestion | null): readonly PaletteEntry[] {
  return useMemo(() => {
    const context = desk.context();
    if (!context) return [];
    const records = recordEntries(context, question);
    if (question) return records;
    const recent = desk.recent().flatMap((id) => records.find((entry) => entry.id === id) ?? []);
    const shown = new Set(recent);
    return [...recent, ...actionEntries(allActions(desk), context), ...records.filter((entry) => !shown.has(entry))];
  }, [desk, question]);
}
